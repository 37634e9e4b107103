/** Gaps between the marks of two notes, so that 1 and 2 are not read as twelve. */
import { changeOf, isGone, isNew } from '../flow/changes.ts'
import type { Content, Inline } from '../flow/pieces.ts'
import type { Change } from '../memo/model.ts'

/** The gap before an inline of a content, with the edition that has it; null of none. */
export const noteGapAt = (
  content: Content,
  at: number,
): { readonly change: Change | undefined } | null => {
  const inline = content[at]!
  if (!isNote(inline) || at === 0) return null
  const before = content.slice(0, at)
  const change = changeOf(inline)
  const follows = (isOut: (change: Change | undefined) => boolean): boolean =>
    !isOut(change) && isNote(before.findLast((each) => !isOut(changeOf(each))))
  const [inOld, inNew] = [follows(isNew), follows(isGone)]
  if (!inOld && !inNew) return null
  if (change || (inOld && inNew)) return { change }
  return { change: { kind: inOld ? 'deleted' : 'inserted' } }
}

const isNote = (inline: Inline | undefined): boolean =>
  inline !== undefined && 'note' in inline && inline.note !== undefined
