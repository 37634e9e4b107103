/** The text of a memo → the memo, and everything its editor is told or asked. */
import type { Memo } from '../memo/model.ts'
import { fillLinks } from '../memo/filled-links.ts'
import { number } from '../memo/number.ts'
import { readMarkdown, type MarkdownRead, type ReadingOptions } from '../markdown/from-markdown.ts'
import type { Report } from '../message.ts'
import { askOfMemo, askOfText, textContext } from '../rules/ask.ts'

/**
 * Reads a text as `decode` gives it and asks the rules about it. The memo is null when anything reported
 * is an error; its recommendations are numbered, and links to them have their words.
 */
export const readText = (
  source: string,
  report: Report,
  options: ReadingOptions = {},
): Pick<MarkdownRead, 'memo' | 'pictures'> => {
  let failed = false
  const watched: Report = (message) => {
    failed ||= message.level !== 'query'
    report(message)
  }
  const { memo: read, text, pictures } = readMarkdown(source, watched, options)
  const memo: Memo | null = read && fillLinks(number(read))
  const context = text && textContext(text)
  if (context) askOfText(context, watched)
  if (context && memo) askOfMemo({ ...context, memo }, watched)
  return { memo: failed ? null : memo, pictures }
}
