/** Reads editions for a test, numbered. */
import { fromMarkdown } from '../../scripts/markdown/from-markdown.ts'
import { fillLinks } from '../../scripts/memo/filled-links.ts'
import type { Memo } from '../../scripts/memo/model.ts'
import { number } from '../../scripts/memo/number.ts'

/** Null of a text with errors, as editing by dice makes some. */
export const readIfSound = (source: string): Memo | null => {
  const memo = fromMarkdown(source, () => {})
  return memo && fillLinks(number(memo))
}

export const read = (source: string): Memo => {
  const memo = readIfSound(source)
  if (!memo) throw new Error('The memo has errors')
  return memo
}
