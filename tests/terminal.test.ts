import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { aligned, messageLines } from '../scripts/cli/terminal.ts'
import type { Message } from '../scripts/message.ts'

const message = (level: Message['level'], line: number): Message => ({
  level,
  rule: 'some-rule',
  path: 'memo.md',
  place: { line, column: 3 },
  en: 'Something',
  zh: '某事',
})

const pipe = new PassThrough()
const terminal = Object.assign(new PassThrough(), {
  isTTY: true,
  // As a terminal counts them (node:tty): none where NO_COLOR is set.
  getColorDepth: () => (process.env['NO_COLOR'] ? 1 : 4),
})

test('messages are lines with their severity, and are counted below', () => {
  const messages = [message('query', 9), message('error', 2), message('query', 4)]
  expect(messageLines(messages, 'en', pipe)).toEqual([
    'memo.md:2:3  error: Something (some-rule)',
    'memo.md:4:3  question: Something (some-rule)',
    'memo.md:9:3  question: Something (some-rule)',
    '',
    '1 error, 2 questions',
  ])
  expect(messageLines(messages, 'zh', pipe).at(-1)).toBe('错误 1 处，询问 2 处')
  expect(messageLines([message('error', 2)], 'zh', pipe)).toEqual([
    'memo.md:2:3  错误：某事 (some-rule)',
    '',
    '错误 1 处',
  ])
})

test('nothing is said of no messages', () => {
  expect(messageLines([], 'en', pipe)).toEqual([])
})

test('a terminal shows the severity in color, unless its user wants none', () => {
  const { NO_COLOR: before } = process.env
  const lineOf = () => messageLines([message('error', 2)], 'en', terminal)[0]!
  try {
    delete process.env['NO_COLOR']
    // eslint-disable-next-line no-control-regex
    expect(lineOf()).toMatch(/^memo\.md:2:3 {2}\u001b\[31merror: \u001b\[39mSomething/)
    process.env['NO_COLOR'] = '1'
    expect(lineOf()).toBe('memo.md:2:3  error: Something (some-rule)')
  } finally {
    if (before === undefined) delete process.env['NO_COLOR']
    else process.env['NO_COLOR'] = before
  }
})

test('cells of neighbouring rows stand below each other, Han taking two columns', () => {
  expect(aligned(['已写入\ta.pdf\t9 页', '未变\tmemo.pdf\t', 'done', 'x\ty'])).toEqual([
    '已写入  a.pdf     9 页',
    '未变    memo.pdf',
    'done',
    'x  y',
  ])
})
