/** The account of a review: what came back is what was issued and the changes that are told, to the character. */
import { afterOf, beforeOf, type Change } from './changes.ts'
import type { CopyParagraph } from './copy.ts'
import { newNoteSigns, noteSign, paragraphSign } from './signs.ts'

const counted = (texts: readonly string[], by: number, counts: Map<string, number>): void => {
  for (const char of texts
    .join('')
    .replaceAll(newNoteSigns, noteSign)
    .replaceAll(paragraphSign, '')
    .replaceAll(/\s/g, ''))
    counts.set(char, (counts.get(char) ?? 0) + by)
}

/** Characters that are in one of the two and not in the other; none where every change is told. */
export const unaccounted = (
  issued: readonly CopyParagraph[],
  returned: readonly CopyParagraph[],
  changes: readonly Change[],
): string[] => {
  const counts = new Map<string, number>()
  counted(
    issued.map(({ text }) => text),
    1,
    counts,
  )
  counted(changes.map(beforeOf), -1, counts)
  counted(changes.map(afterOf), 1, counts)
  counted(
    returned.map(({ text }) => text),
    -1,
    counts,
  )
  return [...counts].filter(([, count]) => count !== 0).map(([char]) => char)
}
