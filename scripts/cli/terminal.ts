/** What a person reads in a terminal or a file: findings with their severity, and rows in columns. */
import { styleText } from 'node:util'
import { wideCharacter } from '../memo/wide.ts'
import { formatMessage, inOrder, type Language, type Message, type Words } from '../message.ts'

const severities: Readonly<Record<Message['level'], Words & { readonly color: 'red' | 'yellow' }>> =
  {
    error: { en: 'error: ', zh: '错误：', color: 'red' },
    query: { en: 'question: ', zh: '询问：', color: 'yellow' },
  }

/**
 * Messages as lines, in the order of their places, each with its severity, which has a color where the stream is a
 * terminal that shows some; below them a blank line and their count, of many by rule too. No lines without messages.
 */
export function messageLines(
  messages: readonly Message[],
  language: Language,
  stream: NodeJS.WritableStream,
): string[] {
  if (messages.length === 0) return []
  const severityOf = ({ level }: Message): string =>
    styleText(severities[level].color, severities[level][language], { stream })
  const lines = inOrder(messages).map((message) =>
    formatMessage(message, language, severityOf(message)),
  )
  return [...lines, '', countOf(messages)[language], ...rulesOf(messages)]
}

/** More messages than these are summed up by rule. */
const mostUnsummed = 5

/** `3 unpaired-mark, 2 joined-lines, 1 wrong-sum`: the rules with most messages first. */
function rulesOf(messages: readonly Message[]): string[] {
  const counts = new Map<string, number>()
  for (const { rule } of messages) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  if (messages.length <= mostUnsummed || counts.size === messages.length) return []
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return [sorted.map(([rule, count]) => `${count} ${rule}`).join(', ')]
}

/** `2 errors, 1 question`. */
function countOf(messages: readonly Message[]): Words {
  const errors = messages.filter(({ level }) => level === 'error').length
  const queries = messages.length - errors
  const some = (count: number, noun: string): string[] =>
    count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`]
  const parts = [errors > 0 ? `错误 ${errors} 处` : '', queries > 0 ? `询问 ${queries} 处` : '']
  return {
    en: [...some(errors, 'error'), ...some(queries, 'question')].join(', '),
    zh: parts.filter(Boolean).join('，'),
  }
}

/**
 * Lines with tabs as rows in columns: the cells of neighbouring rows stand below each other, two spaces apart.
 * Files and pipes get the tabs, which other programs split.
 */
export function aligned(lines: readonly string[]): string[] {
  const rows = lines.map((line) => line.split('\t'))
  return rows.map((cells, at) => {
    const group = neighbours(rows, at)
    const last = cells.length - 1
    return cells
      .map((cell, column) => (column === last ? cell : padded(cell, widthOf(group, column))))
      .join('  ')
      .trimEnd()
  })
}

/** The rows around one that have as many cells. */
function neighbours(rows: readonly (readonly string[])[], at: number): (readonly string[])[] {
  const count = rows[at]!.length
  let [first, end] = [at, at + 1]
  while (rows[first - 1]?.length === count) first--
  while (rows[end]?.length === count) end++
  return rows.slice(first, end)
}

const widthOf = (rows: readonly (readonly string[])[], column: number): number =>
  Math.max(...rows.map((cells) => columnsOf(cells[column]!)))

/** The text with blanks behind it, to a width in columns of a terminal. */
export const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - columnsOf(text)))

/** Columns of a terminal that a text takes: Han and full-width characters take two (UAX #11). */
export function columnsOf(text: string): number {
  return [...text].reduce((sum, char) => sum + (wideCharacter.test(char) ? 2 : 1), 0)
}
