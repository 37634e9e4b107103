/** Where what moved in a redline came from and went to, in the words of a template. */
import type { Change, Memo } from '../memo/model.ts'
import { textOf, unitsOf, type Visit } from '../memo/walk.ts'
import { fillText } from './labels.ts'
import type { Remark } from './pieces.ts'
import type { Labels } from './values.ts'

/** Names of the two places of a move. */
type Ends = { from: string; to: string }

/** The remark on either end of each move of a memo, which names the other end. */
export const movesIn = (memo: Memo, labels: Labels): ((change: Change) => Remark | null) => {
  if (!memo.redline) return () => null
  const moves = new Map<string, Ends>()
  for (const visit of unitsOf(memo)) {
    const { change } = visit.unit
    if (change?.kind !== 'movedFrom' && change?.kind !== 'movedTo') continue
    const ends = moves.get(change.move) ?? { from: '', to: '' }
    moves.set(change.move, ends)
    ends[change.kind === 'movedFrom' ? 'from' : 'to'] ||= placeOf(visit, memo, labels)
  }
  return (change) => {
    if (change.kind !== 'movedFrom' && change.kind !== 'movedTo') return null
    const { from = '', to = '' } = moves.get(change.move) ?? {}
    const [label, section] =
      change.kind === 'movedFrom' ? (['moved-to', to] as const) : (['moved-from', from] as const)
    const text = fillText(labels[label], { section })
    return text === '' ? null : { style: 'origin', content: [{ text }] }
  }
}

/** A unit by its number, or by the heading it stands under. */
const placeOf = ({ unit, within }: Visit, { title }: Memo, labels: Labels): string => {
  if (unit.number !== undefined) return `${labels.recommendation} ${unit.number}`.trimStart()
  const heading = within.at(-1)?.title ?? title
  return textOf(heading.filter(({ note, change }) => note === undefined && change?.kind !== 'deleted')) // prettier-ignore
}
