/** Claims: one for each text of each unit of a memo, in the order of the source. */
import type { Block, ContentType, Id, Memo, Run, Section } from '../memo/model.ts'
import { textOf, unitsOf, type Visit } from '../memo/walk.ts'
import type { Place } from '../message.ts'

export type Claim = {
  /** Unit it belongs to; of a cell, its table's with row and column: `staff-2-1`. */
  readonly id: Id
  /** A unit can have several texts: a figure and its caption. */
  readonly kind: 'text' | 'figure' | 'caption' | 'divider'
  /** Without the numbers of notes it refers to. */
  readonly text: string
  /** With them. */
  readonly full: string
  /** As typed: also without the labels that links without words of their own are given. */
  readonly typed: string
  readonly domains: readonly string[]
  readonly within: readonly Section[]
  /** Of a heading. */
  readonly section?: Section
  /** Of a list item: its number as a recommendation, its place in its list. */
  readonly item?: {
    readonly number?: string
    readonly checked?: boolean
    readonly ordinal: number | null
  }
  /** Of text in a note: the note's id. */
  readonly note?: Id
  readonly place?: Place | undefined
}

/** Claims of the body, then those of the notes. */
export const claimsOf = (memo: Memo): Claim[] => [
  ...claimsIn(unitsOf({ ...memo, notes: [] })),
  ...memo.notes.flatMap(({ id, blocks }) =>
    claimsIn(unitsOf({ lead: blocks, sections: [], notes: [] })).map((claim) => ({
      ...claim,
      note: id,
    })),
  ),
]

const claimsIn = (visits: Iterable<Visit>): Claim[] => {
  // The first paragraph of an item is claimed under the item's id.
  const spoken = new Set<Id>()
  const claims: Claim[] = []
  for (const visit of visits) {
    if (visit.type === 'item') {
      const [first] = visit.unit.blocks
      if (first?.type === 'paragraph') spoken.add(first.id)
      claims.push(itemClaim(visit, first))
    } else if (!spoken.has(visit.unit.id)) claims.push(...ownClaims(visit))
  }
  return claims
}

const itemClaim = (visit: Extract<Visit, { type: 'item' }>, first: Block | undefined): Claim => {
  const { number, checked, ordinal } = visit.unit
  const item = {
    ...(number !== undefined && { number }),
    ...(checked !== undefined && { checked }),
    ordinal,
  }
  return { ...claim(visit, first?.type === 'paragraph' ? first.runs : []), item }
}

const ownClaims = (visit: Visit): Claim[] => {
  if (visit.type === 'section') return [{ ...claim(visit, visit.unit.title), section: visit.unit }]
  if ('blocks' in visit.unit) return []
  return (blockClaims[visit.type as ContentType] as Say<ContentType>)(visit, visit.unit as never)
}

type Say<T extends ContentType> = (visit: Visit, block: Extract<Block, { type: T }>) => Claim[]

/** The claims of each type of block with contents of its own; items and containers claim nothing but by these. */
const blockClaims: { readonly [T in ContentType]: Say<T> } = {
  paragraph: (visit, { runs }) => [claim(visit, runs)],
  code: (visit, { text }) => [claim(visit, [{ text }])],
  break: (visit) => [{ ...claim(visit, []), kind: 'divider' }],
  figure: (visit, { alt, caption }) => [
    { ...claim(visit, [{ text: alt }]), kind: 'figure' },
    ...(caption === '' ? [] : [{ ...claim(visit, [{ text: caption }]), kind: 'caption' as const }]),
  ],
  table: (visit, { id, head, rows }) =>
    [head, ...rows].flatMap((row, r) =>
      row.map((cell, c) => ({ ...claim(visit, cell), id: `${id}-${r}-${c}` })),
    ),
  list: () => [],
}

const claim = ({ unit, within }: Visit, runs: readonly Run[]): Claim => ({
  id: unit.id,
  kind: 'text',
  text: textOf(runs.filter(({ note }) => note === undefined)),
  full: textOf(runs),
  typed: textOf(runs.filter(({ note, filled }) => note === undefined && !filled)),
  domains: unit.domains,
  within,
  place: unit.place,
})
