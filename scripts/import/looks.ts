/** How most of a text looks. */
import type { ForeignParagraph } from '../readers/foreign/model.ts'
import { textOf } from './wording.ts'

/** Points of most characters. */
export const bodySize = (paragraphs: readonly ForeignParagraph[]): number =>
  mostOf(paragraphs, ({ look }) => look.size)

/** The value that most characters have. */
export const mostOf = <T>(
  paragraphs: readonly ForeignParagraph[],
  of: (paragraph: ForeignParagraph) => T,
): T => {
  const counts = new Map<T, number>()
  for (const each of paragraphs)
    counts.set(of(each), (counts.get(of(each)) ?? 0) + textOf(each).length)
  return [...counts].sort(([, a], [, b]) => b - a)[0]![0]
}
