/** Units as data (`out/memo.json`) and as a table (`memopress units`). */
import type { Id, Memo, Unit } from '../memo/model.ts'
import { fullTextOf, textOf, unitsOf, type Visit } from '../memo/walk.ts'
import { editionOf } from './editions.ts'
import type { Plan } from './plan.ts'
import { sha256, withoutExtension } from '../files.ts'

export type Span = {
  readonly line: number
  readonly column: number
  readonly start: number
  readonly end: number
}

export type UnitRow = {
  readonly id: string
  readonly type: Visit['type']
  readonly number: string | null
  readonly domains: readonly string[]
  readonly text: string
  /** Its span in the source: line and column of its beginning from 1, offsets in UTF-16 units. */
  readonly source: Span | null
  /** SHA-256 of the text. */
  readonly hash: string
}

/** Units of the full memo, in order. */
export const unitRows = (memo: Memo): UnitRow[] =>
  [...unitsOf(memo)].map((visit) => {
    const { unit, type } = visit
    const text = visit.type === 'section' ? textOf(visit.unit.title) : fullTextOf(visit.unit)
    return {
      id: unit.id,
      type,
      number: unit.number ?? null,
      domains: unit.domains,
      text,
      source: spanOf(unit),
      hash: sha256(text),
    }
  })

const spanOf = ({ place, end }: Unit): Span | null =>
  place && end
    ? { line: place.line, column: place.column, start: place.offset ?? 0, end: end.offset ?? 0 }
    : null

/** Paths of the outputs that hold each unit. */
export const outputsOf = (
  memo: Memo,
  plans: readonly Plan[],
): ReadonlyMap<string, readonly string[]> => {
  const outputs = new Map<string, string[]>()
  for (const plan of plans)
    for (const { unit } of unitsOf(editionOf(memo, plan))) {
      const paths = outputs.get(unit.id) ?? []
      outputs.set(unit.id, [...paths, plan.path])
    }
  return outputs
}

/** Types of units that the table lists: those that stand on their own. */
const listed = new Set<Visit['type']>([
  'section',
  'item',
  'paragraph',
  'table',
  'quote',
  'figure',
  'code',
])

/** Characters of a unit's text that the table shows. */
const excerpt = 24

/** The common beginning of file names that are made of the title: `共识备忘录-`. Empty for other names. */
export const sharedName = ({ meta }: Memo, plans: readonly Plan[]): string => {
  const [first = '', ...others] = plans.map(({ path }) => path)
  if (meta.filenames !== 'title' || others.length === 0) return ''
  const end = first.split('').findIndex((unit, at) => others.some((path) => path[at] !== unit))
  return first.slice(0, first.lastIndexOf('-', end - 1) + 1)
}

/** Blocks that items begin with: a list of units says each text once, as that of the item. */
export const saidByItems = (memo: Memo): ReadonlySet<Id> =>
  new Set(
    [...unitsOf(memo)].flatMap((visit) =>
      visit.type === 'item' ? visit.unit.blocks.slice(0, 1).map(({ id }) => id) : [],
    ),
  )

/**
 * The table unit × number × domains × outputs as lines of cells separated by tabs. Outputs are named
 * without what the names of all of them begin with.
 */
export const unitsTable = (memo: Memo, plans: readonly Plan[]): string[] => {
  const outputs = outputsOf(memo, plans)
  const begin = sharedName(memo, plans).length
  const again = saidByItems(memo)
  return unitRows(memo)
    .filter((row) => listed.has(row.type) && !again.has(row.id))
    .map(({ id, number, domains, text, source }) => {
      const start = [...text.replace(/\s+/g, ' ')].slice(0, excerpt).join('')
      const documents = (outputs.get(id) ?? []).map((path) => withoutExtension(path.slice(begin)))
      return [
        String(source?.line ?? ''),
        id,
        number ?? '',
        domains.join(','),
        [...new Set(documents)].join(' '),
        start,
      ].join('\t')
    })
}
