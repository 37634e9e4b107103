/** What becomes of changes of tables: rows and columns that are new, gone or elsewhere. */
import type { Change } from './changes.ts'
import { groupBy } from '../collections/group-by.ts'
import {
  isUntouched,
  issuedRow,
  rowAt,
  tableOf,
  type ColumnChanges,
  type Fate,
  type Ground,
} from './model.ts'
import type { SourceUnit } from './source-texts.ts'
import { typedText } from './splices.ts'
import { cellDeletion, cellInsertion, cellsOf, hyphensBelow } from './table-columns.ts'
import { newRowLine, rowLine } from './table-rows.ts'

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>

const noColumns: ColumnChanges = { added: [], gone: new Set() }

type Lines = { readonly table: string; readonly ground: Ground }

/** Texts of the rows of a table of today's that the issued one had not. */
const newRows = ({ table, ground: { today, issued } }: Lines): readonly string[] => {
  const isNew = ({ name, cell }: SourceUnit): boolean =>
    cell !== undefined && tableOf(name) === table && !issued.has(`${table}__${issuedRow(name)}_0`)
  return textsBy(today.units.filter(isNew), 'row')
}

/** The same of columns, in the rows that it had. */
const newColumns = ({ table, ground: { today, issued } }: Lines): readonly string[] => {
  const isNew = ({ name, cell }: SourceUnit): boolean =>
    cell !== undefined &&
    tableOf(name) === table &&
    issued.has(`${table}__${issuedRow(name)}_0`) &&
    !issued.has(name.replace(/__\d+_(?=\d+$)/, '__0_'))
  return textsBy(today.units.filter(isNew), 'column')
}

const textsBy = (cells: readonly SourceUnit[], axis: 'row' | 'column'): string[] =>
  [...groupBy(cells, ({ cell }) => cell![axis]).values()].map((line) =>
    keyOf(line.map(({ text }) => text)),
  )

const keyOf = (texts: readonly string[]): string => JSON.stringify(texts.map((text) => text.trim()))

export function columnAdded({ unit, behind, cells }: Of<'column-added'>, ground: Ground): Fate {
  const { outcome, today } = ground
  const { source } = today
  if (newColumns({ table: unit, ground }).includes(keyOf(cells.map(({ text }) => text))))
    return 'made'
  const texts = new Map(cells.map(({ row, text }) => [row, text.trim()]))
  const typed = cells.map(({ text }) =>
    typedText(text.trim(), { isCell: true, labels: outcome.labels }),
  )
  const rows = cells.map(({ row }) => rowAt(ground, unit, row))
  if (!rows[0] || cells[0]?.row !== 0 || typed.some((text) => text === null)) return 'listed'
  const hyphens = cellInsertion(hyphensBelow(rows[0], source), behind, { text: '---', source })
  const splices = rows.map(
    (row, at) => row && cellInsertion(cellsOf(row), behind, { text: typed[at]!, source }),
  )
  const all = [hyphens, ...splices]
  if (all.includes(null)) return 'listed'
  outcome.splices.push(...all)
  const { added, gone } = outcome.columns.get(unit) ?? noColumns
  outcome.columns.set(unit, { added: [...added, { behind, texts }], gone })
  return 'landed'
}

/** Whether the first cell of a line that was issued is not there any more. */
const isGone = (name: string, { named, issued }: Pick<Ground, 'named' | 'issued'>): boolean =>
  issued.has(name) && !named.has(name)

export function columnDeleted({ unit, column }: Of<'column-deleted'>, ground: Ground): Fate {
  const { outcome, today, named, issued } = ground
  const last = named.get(unit)?.cell
  if (last && isGone(`${unit}__0_${column}`, { named, issued })) return 'made'
  const { added, gone } = outcome.columns.get(unit) ?? noColumns
  // Without columns a table is none.
  if (!last || last.column === gone.size) return 'listed'
  if (gone.has(column)) return 'made'
  const rows = Array.from({ length: last.row + 1 }, (_, row) => rowAt(ground, unit, row))
  if (!rows.every((row) => row?.[column] && isUntouched(row[column].name, ground)))
    return 'conflict'
  const all = [hyphensBelow(rows[0]!, today.source), ...rows.map((row) => cellsOf(row!))]
  outcome.splices.push(...all.map((cells) => cellDeletion(cells, column, today.source)))
  outcome.columns.set(unit, { added, gone: new Set([...gone, column]) })
  return 'landed'
}

export function rowAdded({ unit, row, cells }: Of<'row-added'>, ground: Ground): Fate {
  const { outcome, today } = ground
  if (newRows({ table: unit, ground }).includes(keyOf(cells))) return 'made'
  const beside = rowAt(ground, unit, row)
  const { added, gone } = outcome.columns.get(unit) ?? noColumns
  const columns = (beside?.length ?? 0) + added.length - gone.size
  const around = { source: today.source, labels: outcome.labels, columns }
  const line = beside && newRowLine(cells, { cells: beside }, around)
  if (!beside || line === null || beside.some(({ name }) => outcome.gone.has(name))) return 'listed'
  const own = outcome.rows.get(beside[0]!.name) ?? []
  if (own.some((each) => each.line === line)) return 'made'
  outcome.rows.set(beside[0]!.name, [...own, { texts: cells.map((text) => text.trim()), line }])
  return 'landed'
}

export function rowDeleted({ unit, row }: Of<'row-deleted'>, ground: Ground): Fate {
  const { outcome, named } = ground
  if (named.has(unit) && isGone(`${unit}__${row}_0`, ground)) return 'made'
  // Without its head a table is none.
  const cells = row === 0 ? null : rowAt(ground, unit, row)
  if (!cells) return 'listed'
  if (cells.every(({ name }) => outcome.gone.has(name))) return 'made'
  if (cells.some(({ name }) => outcome.texts.has(name))) return 'conflict'
  for (const { name } of cells) outcome.gone.add(name)
  return 'landed'
}

/** Whether a row stands behind another, with only new rows and such as were put there between. */
const stands = (
  [first]: readonly SourceUnit[],
  behind: string,
  { today, issued, outcome }: Ground,
): boolean => {
  const { units } = today
  for (let at = units.indexOf(first!) - 1; units[at]?.cell; at--) {
    const { name, cell } = units[at]!
    if (cell!.column > 0) continue
    if (name === behind) {
      outcome.placed.add(first!.name)
      return true
    }
    if (issued.has(name) && !outcome.placed.has(name)) return false
  }
  return false
}

export function rowMoved({ unit, row, behind }: Of<'row-moved'>, ground: Ground): Fate {
  const { outcome, today } = ground
  const [cells, beside] = [rowAt(ground, unit, row), rowAt(ground, unit, behind)]
  if (cells && stands(cells, `${unit}__${behind}_0`, ground)) return 'made'
  const isFree = ({ name }: SourceUnit): boolean =>
    !outcome.gone.has(name) && !outcome.texts.has(name)
  if (!cells || !beside || row === 0 || outcome.columns.has(unit) || !cells.every(isFree))
    return 'listed'
  const line = { texts: cells.map(({ text }) => text), line: rowLine({ cells }, today.source) }
  const own = outcome.rows.get(beside[0]!.name) ?? []
  outcome.rows.set(beside[0]!.name, [...own, line])
  for (const { name } of cells) outcome.gone.add(name)
  return 'landed'
}
