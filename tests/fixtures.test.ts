/** Each folder of tests/fixtures is a case: memo.md → memo.json (without places), flow.txt, messages.txt. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { toFlow } from '../scripts/flow/to-flow.ts'
import type { Content, Piece } from '../scripts/flow/pieces.ts'
import type { Flow } from '../scripts/flow/model.ts'
import { decode } from '../scripts/markdown/decode.ts'
import { readText } from '../scripts/project/read-text.ts'
import { formatMessage, inOrder } from '../scripts/message.ts'
import type { Message, Report } from '../scripts/message.ts'
import type { Memo } from '../scripts/memo/model.ts'
import { home } from '../scripts/files.ts'
import { loadTemplates } from '../scripts/project/templates.ts'

const folder = new URL('./fixtures/', import.meta.url)
const cases = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())

const withoutPlace = (key: string, value: unknown): unknown =>
  (key === 'place' || key === 'end') && isPoint(value) ? undefined : value

const isPoint = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'column' in value

const lines = (messages: readonly Message[]): string =>
  inOrder(messages)
    .map(
      (message) =>
        `${message.level} ${formatMessage(message, 'en')}\n  ${formatMessage(message, 'zh')}\n`,
    )
    .join('')

const brief = loadTemplates(home).all.find((template) => template.name === 'brief')!

const flowOf = (memo: Memo): Flow =>
  toFlow(memo, brief.template, {
    images: { get: (src: string) => ({ key: src, width: 100, height: 50 }) } as never,
    full: 'memo.pdf',
    source: '',
  })

/** What marks a run shows, around its text. */
const shown = (content: Content): string =>
  content
    .map((inline) => {
      if ('field' in inline) return `{${inline.field}}`
      const { text, ...marks } = inline
      const names = Object.entries(marks).map(([name, value]) =>
        value === true ? name : `${name}=${value}`,
      )
      return names.length > 0 ? `⟨${names.join(' ')}: ${text}⟩` : text
    })
    .join('')
    .replaceAll('\n', '↵')
    // It changes with whatever a memo holds besides its words.
    .replace(/(?<=校验码 |Checksum )[0-9a-f]{8}/, '…')

const pieceLines = (piece: Piece): string[] => {
  if (piece.type === 'paragraph')
    return [`${piece.style}\t${piece.label ? `[${piece.label.text}] ` : ''}${shown(piece.content)}`]
  if (piece.type === 'table')
    return piece.rows.map((row) => `table\t${row.map((cell) => shown(cell.content)).join(' | ')}`)
  if (piece.type === 'figure') return [`figure\t${piece.image} “${piece.alt}”`]
  return [piece.type]
}

/** A line for each paragraph and row: style, label, text. */
const flowLines = (flow: Flow): string =>
  [
    ...flow.body.flatMap(pieceLines),
    ...flow.notes.flatMap((note) =>
      note.body.flatMap(pieceLines).map((line) => `note ${note.number}\t${line}`),
    ),
  ]
    .map((line) => `${line}\n`)
    .join('')

test.each(cases.map(({ name }) => name))('%s', async (name) => {
  const file = (path: string): string => new URL(`${name}/${path}`, folder).pathname
  const messages: Message[] = []
  const report: Report = (message) => messages.push({ level: 'error', path: 'memo.md', ...message })
  const source = decode(readFileSync(file('memo.md')), report)
  const memo = source === null ? null : readText(source, report).memo
  expect(memo === null).toBe(messages.some(({ level }) => level === 'error'))
  await matches(
    memo === null ? '' : `${JSON.stringify(memo, withoutPlace, 2)}\n`,
    file('memo.json'),
  )
  await matches(memo === null ? '' : flowLines(flowOf(memo)), file('flow.txt'))
  await matches(lines(messages), file('messages.txt'))
})

/** A text is what its snapshot says; of nothing there is none. */
const matches = async (text: string, path: string): Promise<void> => {
  if (text === '') expect(existsSync(path)).toBe(false)
  else await expect(text).toMatchFileSnapshot(path)
}
