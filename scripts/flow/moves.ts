/** Where what moved in a redline came from and went to, and numbers that recommendations had, in words of a template. */
import type { Change, Id, ListItem, Memo } from '../memo/model.ts'
import { textOf, unitsOf, type Visit } from '../memo/walk.ts'
import { fillText } from './labels.ts'
import type { Remark } from './pieces.ts'
import type { Labels } from './values.ts'

/** A place of a move: its name, and the section it is in where it has no other name. */
type End = { readonly name: string; readonly home: Id | null; readonly order: number }

type Ends = { from?: End; to?: End }

/** The remark on either end of each move of a memo, which names the other end. */
export const movesIn = (memo: Memo, labels: Labels): ((change: Change) => Remark | null) => {
  if (!memo.redline) return () => null
  const moves = new Map<string, Ends>()
  let order = 0
  for (const visit of unitsOf(memo)) {
    const { change } = visit.unit
    if (change?.kind !== 'movedFrom' && change?.kind !== 'movedTo') continue
    const ends = moves.get(change.move) ?? {}
    moves.set(change.move, ends)
    ends[change.kind === 'movedFrom' ? 'from' : 'to'] ??= endAt(visit, memo, labels, order++)
  }
  return (change) => {
    if (change.kind !== 'movedFrom' && change.kind !== 'movedTo') return null
    const { from, to } = moves.get(change.move) ?? {}
    const [label, here, there] =
      change.kind === 'movedFrom'
        ? (['moved-to', from, to] as const)
        : (['moved-from', to, from] as const)
    return remark(fillText(labels[label], { section: there ? nameOf(there, here, labels) : '' }))
  }
}

/** The other place as it is called here: one in the same section is above or below. */
const nameOf = (there: End, here: End | undefined, labels: Labels): string => {
  if (there.home === null || there.home !== here?.home) return there.name
  return there.order < here.order ? labels.above : labels.below
}

/** A unit by its number, or by the heading it stands under. */
const endAt = ({ unit, within }: Visit, { title }: Memo, labels: Labels, order: number): End => {
  if (unit.number !== undefined) return { name: numbered(unit.number, labels), home: null, order }
  const section = within.at(-1)
  const heading = section?.title ?? title
  const name = textOf(
    heading.filter(({ note, change }) => note === undefined && change?.kind !== 'deleted'),
  )
  return { name, home: section?.id ?? '', order }
}

const numbered = (number: string, { recommendation }: Labels): string =>
  `${recommendation} ${number}`.trimStart()

/** The number that a recommendation had in the old edition, where it was another. */
export const renumbered = ({ number, was }: ListItem, labels: Labels): Remark | null => {
  const old = was && 'number' in was ? was.number : number
  return number === undefined || typeof old !== 'string' || old === number
    ? null
    : remark(fillText(labels.renumbered, { number: numbered(old, labels) }))
}

const remark = (text: string): Remark | null =>
  text === '' ? null : { style: 'origin', content: [{ text }] }
