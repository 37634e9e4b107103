/** Runs → Markdown. */
import type { ForeignRun } from '../readers/foreign/model.ts'
import { escaped } from '../markdown/escape.ts'

/** What text becomes where it stands. */
export type Setting = {
  readonly isCell: boolean
  /** It begins a line, where `1.` and `#` would begin a list and a heading. */
  readonly beginsLine: boolean
  /** Every sign of ASCII is escaped, whatever it might begin. */
  readonly isStrict: boolean
  /** Between two lines of one text. */
  readonly lineEnd: string
  readonly noteOf: (id: string) => string
  readonly pictureOf: (path: string) => string
}

/** Marks around runs, from the outermost. */
const marks: readonly (readonly [(run: ForeignRun) => boolean, string, string])[] = [
  [({ bold }) => bold === true, '**', '**'],
  [({ italic }) => italic === true, '*', '*'],
  [({ struck }) => struck === true, '~~', '~~'],
  [({ underline, href }) => underline === true && href === undefined, '<u>', '</u>'],
  [({ script }) => script === 'sup', '<sup>', '</sup>'],
  [({ script }) => script === 'sub', '<sub>', '</sub>'],
]

export const inlineMarkdown = (runs: readonly ForeignRun[], setting: Setting): string =>
  runs.map((run) => runMarkdown(run, setting)).join('')

const runMarkdown = (run: ForeignRun, setting: Setting): string => {
  const { text, note, picture, href } = run
  if (note !== undefined) return setting.noteOf(note)
  if (picture !== undefined)
    return `![${escaped(text.replaceAll(/\s+/g, ' '), setting)}](${setting.pictureOf(picture)})`
  // Marks touch what they mark: blanks at its edges stand outside.
  const inner = text.trim()
  if (inner === '') return lines(text, setting)
  const own = marks.filter(([isMarked]) => isMarked(run))
  const marked = `${own.map(([, open]) => open).join('')}${lines(inner, setting)}${own
    .map(([, , close]) => close)
    .reverse()
    .join('')}`
  const linked = href === undefined ? marked : `[${marked}](${address(href)})`
  const [before, after] = [text.slice(0, text.indexOf(inner)), text.slice(text.trimEnd().length)]
  return lines(before, setting) + linked + lines(after, setting)
}

const lines = (text: string, setting: Setting): string =>
  text
    .replaceAll('\t', ' ')
    .split('\n')
    .map((line) => escaped(line, setting))
    .join(setting.lineEnd)

/** An address with what would end it written in percents (RFC 3986, 2.1). */
export const address = (href: string): string =>
  href.replaceAll(
    /[\s<>()\\|]/g,
    (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  )
