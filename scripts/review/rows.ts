/** Tables compared by rows: texts of cells that changed, rows that are new, gone or elsewhere. */
import { groupBy } from '../collections/group-by.ts'
import type { Change } from './changes.ts'
import { columnChanges, columnsOf, type Columns, type RowPair } from './columns.ts'
import type { CopyParagraph } from './copy.ts'
import { formatted, markingsBetween, recolored } from './looks.ts'
import { staying } from './order.ts'
import type { Pairs } from './pairs.ts'

type Row = readonly CopyParagraph[]

/** A table that is new, behind a unit. */
export const tableAdded = (cells: readonly CopyParagraph[], behind: string | null): Change => ({
  kind: 'table-added',
  unit: behind,
  after: cells.map(({ text }) => text).join('\n'),
  rows: rowsOf(cells).map((row) => row.map(({ text }) => text)),
})

/** Cells of the table that came back, and of the one that was issued. */
export const rowChanges = (
  returned: readonly CopyParagraph[],
  issued: readonly CopyParagraph[],
  pairs: Pairs,
): Change[] => {
  const rows = rowsOf(issued)
  const unit = issued[0]?.names[0]?.replace(/__\d+_\d+$/, '')
  if (unit === undefined) return ofTemplate(returned, issued)
  const now = rowsOf(returned)
  const found = pairRows(now, rows, pairs)
  const known = now.map((row) => found.get(row))
  const placed = known.flatMap((row) => (row === undefined ? [] : [row]))
  const kept = staying(placed)
  const stays = new Set(placed.filter((_, at) => kept.has(at)))
  const staid = now.flatMap((own): RowPair[] => {
    const row = found.get(own)
    return row === undefined ? [] : [{ own, other: rows[row]!, row }]
  })
  const columns = columnsOf(staid, pairs)
  let behind = -1
  const changes = now.flatMap((row): Change[] => {
    const own = found.get(row)
    if (own === undefined)
      return [
        {
          kind: 'row-added',
          unit,
          row: behind,
          after: row.map(({ text }) => text).join('\n'),
          cells: row.map(({ text }) => text),
        },
      ]
    const moved: Change[] = stays.has(own)
      ? []
      : [
          {
            kind: 'row-moved',
            unit,
            row: own,
            behind,
            text: row.map(({ text }) => text).join(' | '),
          },
        ]
    if (stays.has(own)) behind = own
    return [
      ...moved,
      ...(columns ? cellsByColumn(row, rows[own]!, columns) : cellChanges(row, rows[own]!)),
    ]
  })
  const there = new Set(placed)
  const gone = rows.flatMap((row, at): Change[] =>
    there.has(at)
      ? []
      : [
          {
            kind: 'row-deleted',
            unit,
            row: at,
            before: row.map(({ text }) => text).join('\n'),
          },
        ],
  )
  return [...(columns ? columnChanges(unit, staid, columns) : []), ...changes, ...gone]
}

const ofTemplate = (returned: Row, issued: Row): Change[] => [
  ...issued.map(({ text }): Change => ({ kind: 'template', before: text, after: '' })),
  ...returned.map(({ text }): Change => ({ kind: 'template', before: '', after: text })),
]

const rowsOf = (cells: readonly CopyParagraph[]): Row[] => [
  ...groupBy(cells, ({ cell }) => cell!.row).values(),
]

/** Rows by most of their cells, and those left by their texts. */
const pairRows = (
  now: readonly Row[],
  before: readonly Row[],
  pairs: Pairs,
): ReadonlyMap<Row, number> => {
  const rowOf = new Map(before.flatMap((row, at) => row.map((cell) => [cell, at] as const)))
  const found = new Map<Row, number>()
  const taken = new Set<number>()
  for (const row of now) {
    const votes = row.flatMap((cell) => rowOf.get(pairs.get(cell)!) ?? [])
    const own = votes.find((at) => !taken.has(at))
    if (own === undefined) continue
    found.set(row, own)
    taken.add(own)
  }
  const textOf = (row: Row): string => row.map(({ text }) => text).join('\n')
  for (const row of now) {
    const own = found.has(row)
      ? -1
      : before.findIndex((each, at) => !taken.has(at) && textOf(each) === textOf(row))
    if (own < 0) continue
    found.set(row, own)
    taken.add(own)
  }
  return found
}

const cellsByColumn = (row: Row, before: Row, columns: Columns): Change[] =>
  columns.flatMap((column, at) => (column === null ? [] : cellChange(row[at]!, before[column]!)))

const cellChanges = (row: Row, before: Row): Change[] => [
  ...before.flatMap((other, column): Change[] => {
    const own = row[column]
    return own
      ? cellChange(own, other)
      : [{ kind: 'unplaced', unit: other.names[0]!, before: other.text, after: '' }]
  }),
  ...row.slice(before.length).map((own): Change => ({
    kind: 'unplaced',
    unit: before[0]!.names[0] ?? null,
    before: '',
    after: own.text,
  })),
]

const cellChange = (own: CopyParagraph, other: CopyParagraph): Change[] => {
  const unit = other.names[0]!
  return [
    { kind: 'changed', unit, before: other.text, after: own.text },
    ...formatted(unit, own, markingsBetween(other, own)),
    ...recolored(unit, other, own),
  ]
}
