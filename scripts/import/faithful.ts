/** Ways of writing a text, of which the first is taken that Markdown reads as the text. */
import type { Nodes } from 'mdast'
import { parse } from '../markdown/markdown.ts'
import { escapedStart } from '../markdown/escape.ts'
import { readable } from '../markdown/readable.ts'
import { inlineMarkdown, type Setting } from './inlines.ts'
import type { DraftRun } from './model.ts'

/** Characters that one block of Markdown says, blanks and line ends apart; null for more than one block, or none that can be read. */
const inkRead = (markdown: string): string | null => {
  if (!readable(markdown, () => undefined)) return null
  // A mark of a note is none without its note.
  const marks = new Set(markdown.match(/\[\^\d+\]/g))
  const notes = [...marks].map((mark) => `\n\n${mark}: x`)
  const blocks = parse(markdown + notes.join('')).children.filter(
    ({ type }) => type !== 'footnoteDefinition',
  )
  return blocks.length > 1 ? null : inkOf(blocks.map(textIn).join(''))
}

const inkOf = (text: string): string => text.replaceAll(/\s/g, '')

/** The words of a picture are for those who cannot see it, and marks such as `<sub>` are no text. */
const textIn = (node: Nodes): string => {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  return 'children' in node ? node.children.map(textIn).join('') : ''
}

const plain = ({ text, note, picture }: DraftRun): DraftRun => ({
  text,
  ...(note !== undefined && { note }),
  ...(picture !== undefined && { picture }),
})

/** Blanks and ends of lines at the edges of a text: a break at its end would be a backslash (CommonMark 0.31, 6.7). */
const withoutEdges = (runs: readonly DraftRun[]): DraftRun[] => {
  const isBlank = ({ text, note, picture }: DraftRun): boolean =>
    note === undefined && picture === undefined && text.trim() === ''
  const first = runs.findIndex((run) => !isBlank(run))
  const last = runs.findLastIndex((run) => !isBlank(run))
  const kept = first < 0 ? [] : runs.slice(first, last + 1)
  return kept.map((run, at) => {
    const start = at === 0 ? run.text.trimStart() : run.text
    return { ...run, text: at === kept.length - 1 ? start.trimEnd() : start }
  })
}

/**
 * Runs as Markdown between what stands around them. Marks that touch a letter and a sign at once, as in `1**…**`, begin
 * nothing (CommonMark 0.31, 6.2): then the look is given up, which `isPlain` says, and the text is kept.
 */
export const faithful = (
  given: readonly DraftRun[],
  setting: Setting,
  around: (text: string) => string,
): { readonly text: string; readonly isPlain: boolean } => {
  const runs = withoutEdges(given)
  const wanted = inkOf(
    runs.map(({ text, picture }) => (picture === undefined ? text : '')).join(''),
  )
  const lines = (own: readonly DraftRun[], isStrict: boolean): string =>
    inlineMarkdown(own, { ...setting, isStrict })
      .trim()
      .split('\n')
      .map((line) => (setting.beginsLine ? escapedStart(line) : line))
      .join('\n')
  const isWhole = (text: string): boolean => inkRead(around(text)) === wanted
  const marked = lines(runs, false)
  if (isWhole(marked)) return { text: marked, isPlain: false }
  const bare = runs.map(plain)
  const found = [lines(runs, true), lines(bare, false), lines(bare, true)].find(isWhole)
  return { text: found ?? marked, isPlain: found !== undefined && found !== lines(runs, true) }
}
