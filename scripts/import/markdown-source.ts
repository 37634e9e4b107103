/** A Markdown file that was written elsewhere → the source of a memo: its text as it is, below front matter. */
import type { Message } from '../message.ts'
import { guesses } from './guesses.ts'
import { frontMatterOf, languageIn } from './front-matter.ts'

/** The text as it is where it has front matter; a title that it has as a heading stays there. */
export const sourceOfMarkdown = (
  text: string,
  name: string,
  memoPath: string,
): { readonly source: string; readonly messages: readonly Message[] } => {
  if (text.startsWith('---\n')) return { source: text, messages: [] }
  const isTitled = /^# |^.+\n=+[ \t]*$/m.test(text)
  const front = frontMatterOf({ lang: languageIn(text), ...(!isTitled && { title: name }) })
  const messages: Message[] = isTitled
    ? []
    : [{ ...guesses.noTitle, level: 'query', path: memoPath, place: { line: 1, column: 1 } }]
  return { source: `${front}\n\n${text.replace(/^\n+/, '')}`, messages }
}
