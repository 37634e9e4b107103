/** Each folder of tests/fixtures is a case: memo.md → memo.json (without places), messages.txt. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { decode } from '../../scripts/memo/decode.ts'
import { fromMarkdown } from '../../scripts/memo/from-markdown.ts'
import { number } from '../../scripts/memo/number.ts'
import { formatMessage, inOrder } from '../../scripts/message.ts'
import type { Message, Report } from '../../scripts/message.ts'

const folder = new URL('../fixtures/', import.meta.url)
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

test.each(cases.map(({ name }) => name))('%s', async (name) => {
  const file = (path: string): string => new URL(`${name}/${path}`, folder).pathname
  const messages: Message[] = []
  const report: Report = (message) => messages.push({ level: 'error', path: 'memo.md', ...message })
  const source = decode(readFileSync(file('memo.md')), report)
  const memo = source === null ? null : fromMarkdown(source, report)
  const json = `${JSON.stringify(memo && number(memo), withoutPlace, 2)}\n`
  expect(memo === null).toBe(messages.some(({ level }) => level === 'error'))
  await expect(json).toMatchFileSnapshot(file('memo.json'))
  await expect(lines(messages)).toMatchFileSnapshot(file('messages.txt'))
})
