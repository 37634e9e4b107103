/** Text as Markdown that reads as the text (CommonMark 0.31, 2.4, 4 and 6), with no more marks than it takes. */

/** What may begin or end something inside a line. */
const inner: readonly RegExp[] = [
  /[\\`*_]/g,
  // A note, a task, and the end of what a link shows: brackets alone are themselves.
  /\[(?=\^|[ xX]?\]\s|\[)/g,
  /\](?=[([:])/g,
  /<(?=[A-Za-z/!?])/g,
  /~(?=~)|(?<=~)~/g,
  /&(?=#?\w+;)/g,
  // A picture, and remarks of other dialects, which a build refuses to print unless they are meant.
  /!(?=\[)/g,
  /%(?=%)|\{(?=>>|\/\*|#\s)/g,
]

/** Beginnings of lines that would make a block: headings, quotes, lists, rules, code, tables, directives. */
const starts: readonly (readonly [RegExp, string])[] = [
  [/^([#>+=|-]|:(?=::))/, '\\$1'],
  [/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2'],
]

/** Signs that may be escaped (CommonMark 0.31, 2.4). */
const signs = /[!-/:-@[-`{-~]/g

/** A text inside a line; `|` ends a cell. */
export const escaped = (
  text: string,
  { isCell, isStrict }: { readonly isCell: boolean; readonly isStrict: boolean },
): string => {
  if (isStrict) return text.replaceAll(signs, '\\$&')
  const own = inner.reduce((line, pattern) => line.replaceAll(pattern, '\\$&'), text)
  return isCell ? own.replaceAll('|', '\\|') : own
}

/** A line of a paragraph: blanks at its start would be code, and are left out. */
export const escapedStart = (line: string): string =>
  starts.reduce((text, [pattern, by]) => text.replace(pattern, by), line.replace(/^[ \t]+/, ''))
