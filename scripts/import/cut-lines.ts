/** Lines of plain text that programs of mail, or people, have cut: which of them are one paragraph. */
import { hasColumns } from './columns.ts'
import { typedItem } from './items.ts'
import { numberedBy } from './wording.ts'

/** Units of width of the lines that mail is cut at: a Han character has two. */
const width = (line: string): number =>
  [...line].reduce((sum, char) => sum + (/[\u1100-\uffdc]/.test(char) ? 2 : 1), 0)

/** Mail is cut at 60 to 80 units, what is narrower are lines of their own. */
const [narrowest, widest] = [40, 100]

const endsSentence = (line: string): boolean => /[\p{Po}\p{Pf}\p{Pe}]\s*$/u.test(line)

const longestOf = (lines: readonly string[]): number =>
  lines.reduce((most, line) => Math.max(most, width(line)), 0)

/** Whether most lines that end no sentence, and that another follows, reach nearly as far as the longest one, which is as long as mail has them. */
export const areCut = (lines: readonly string[]): boolean => {
  const followed = lines.filter(
    (line, at) => line.trim() !== '' && (lines[at + 1] ?? '').trim() !== '' && !endsSentence(line),
  )
  const longest = longestOf(lines)
  const full = followed.filter((line) => width(line) > longest * 0.8)
  const isOfMail = longest >= narrowest && longest <= widest
  return followed.length > 2 && isOfMail && full.length > followed.length * 0.7
}

/** Lines that were cut, by their paragraphs; those alone that `isAlone` names. */
export const joinedLines = (
  lines: readonly string[],
  isAlone: (line: string) => boolean,
): string[] => {
  const longest = longestOf(lines)
  const parts: string[][] = []
  lines.forEach((line, at) => {
    const [before, part] = [lines[at - 1] ?? '', parts.at(-1)]
    if (line.trim() === '') return
    const isApart = before.trim() === '' || isAlone(line) || isAlone(before)
    if (!part || isApart || !isFull(before, line, longest) || begins(line, before, part))
      parts.push([line])
    else part.push(line)
  })
  return parts.map(joined)
}

/** Whether the first word of the next line had no room on a line, or nearly none. */
const isFull = (before: string, line: string, longest: number): boolean => {
  const word = /^\s*([!-~]+|\S)/.exec(line)?.[1] ?? ''
  return width(before) + 1 + width(word) > longest * 0.75
}

const indentOf = (line: string): number => width(/^\s*/.exec(line)![0])

/** Whether a line begins a paragraph behind one that is full: an item, a heading, columns, or an indent that is none of an item. */
const begins = (line: string, before: string, part: readonly string[]): boolean => {
  if (hasColumns(line) || hasColumns(before)) return true
  const isInItem = typedItem(part[0]!) !== null
  if (typedItem(line)) return isInItem || endsSentence(before)
  if (!endsSentence(before)) return false
  return numberedBy(line.trim()) !== null || (!isInItem && indentOf(line) > indentOf(before))
}

/** Lines as one: a blank between words, nothing between Han characters. */
export const joined = (part: readonly string[]): string =>
  part.length === 1
    ? part[0]!
    : part
        .map((line) => line.trim())
        .join('\n')
        .replaceAll(/(?<=[\u2e80-\uffdc“”‘’])\n(?=[\u2e80-\uffdc“”‘’])/g, '')
        .replaceAll('\n', ' ')
