/** The texts that a merged source has to say, in order, worked out without it. */
import { issuedRow, tableOf, type Chunk, type Outcome, type Text } from './model.ts'
import { rangeOf } from './places.ts'
import { newNoteSigns, noteSign, paragraphSign } from './signs.ts'
import type { SourceUnit } from './source-texts.ts'

export type Wanted = {
  readonly body: readonly string[]
  /** In any order: that of their references is another. */
  readonly notes: readonly string[]
  readonly front: readonly string[]
}

export const textsIn = ({ units, front }: Text): Wanted => ({
  body: units.filter(({ isNote }) => !isNote).map(({ text }) => text),
  notes: units
    .filter(({ isNote }) => isNote)
    .map(({ text }) => text)
    .sort(),
  front: front.map(({ text }) => text),
})

export const wantedOf = ({ units, front, source }: Text, outcome: Outcome): Wanted => {
  const body = units.filter(({ isNote }) => !isNote)
  const notes = units.filter(({ isNote }) => isNote)
  const carried = carriedBy(body, outcome.moved, source)
  const away = new Set([...carried.values()].flat())
  const own = (unit: SourceUnit): string[] => [
    ...saidBy(unit, outcome),
    ...(outcome.rows.get(rowName(unit, body)) ?? []).flatMap(({ texts }) => texts),
    ...(outcome.chunks.get(unit.name) ?? []).flatMap(chunk),
  ]
  const chunk = (each: Chunk): string[] => {
    if (each.type === 'new') return [each.as.text.trim()]
    if (each.type === 'table') return each.rows.flatMap((row) => row.map((text) => text.trim()))
    return (carried.get(each.unit.name) ?? []).flatMap(own)
  }
  return {
    body: [
      ...(outcome.chunks.get('') ?? []).flatMap(chunk),
      ...body.filter((unit) => !away.has(unit)).flatMap(own),
    ].map(signed),
    notes: [...notes.flatMap((unit) => saidBy(unit, outcome)), ...outcome.notes.values()]
      .map(signed)
      .sort(),
    front: front.map(({ name, text }) => outcome.front.get(name) ?? text),
  }
}

const signed = (text: string): string => text.replaceAll(newNoteSigns, noteSign)

/** Parts of a text that is split have no blanks where they were parted. */
const saidBy = (unit: SourceUnit, outcome: Outcome): string[] => {
  const columns = unit.cell && outcome.columns.get(tableOf(unit.name))
  if (!columns || outcome.gone.has(unit.name)) return ownText(unit, outcome)
  const { column } = unit.cell
  const row = issuedRow(unit.name)
  const added = (at: number): string[] =>
    columns.added.flatMap(({ behind, texts }) => (behind === at ? (texts.get(row) ?? []) : []))
  return [
    ...(column === 0 ? added(-1) : []),
    ...(columns.gone.has(column) ? [] : ownText(unit, outcome)),
    ...added(column),
  ]
}

const ownText = ({ name, text }: SourceUnit, { gone, texts }: Outcome): string[] => {
  if (gone.has(name)) return []
  const parts = (texts.get(name) ?? text).split(paragraphSign)
  return parts.length > 1 ? parts.map((part) => part.trim()) : parts
}

/** The name of the first cell of the row that a cell ends; '' for others. */
const rowName = (unit: SourceUnit, all: readonly SourceUnit[]): string => {
  if (!unit.cell) return ''
  const next = all[all.indexOf(unit) + 1]
  const isLast = next?.unit !== unit.unit || next.cell?.row !== unit.cell.row
  return isLast ? unit.name.replace(/(?<!\d)\d+$/, '0') : ''
}

/** Units that are moved, each with those that stand inside it. */
const carriedBy = (
  body: readonly SourceUnit[],
  moved: ReadonlySet<string>,
  source: string,
): ReadonlyMap<string, readonly SourceUnit[]> =>
  new Map(
    body
      .filter(({ name }) => moved.has(name) || moved.has(tableOf(name)))
      .map((unit): [string, readonly SourceUnit[]] => {
        const { from, to } = rangeOf(unit, source) ?? { from: 0, to: 0 }
        return [
          unit.name,
          body.filter(
            ({ node }) => from <= node.position!.start.offset! && node.position!.start.offset! < to,
          ),
        ]
      }),
  )
