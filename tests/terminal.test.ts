import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { annotation } from '../scripts/cli/annotations.ts'
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

test('many messages are summed up by rule', () => {
  const all = [1, 2, 3, 4, 5, 6].map((line) => message('query', line))
  const mixed = all.map((each, i) => (i === 2 ? { ...each, rule: 'other-rule' } : each))
  expect(messageLines(mixed, 'en', pipe).at(-1)).toBe('5 some-rule, 1 other-rule')
  expect(messageLines(mixed.slice(0, 5), 'en', pipe).at(-1)).toBe('5 questions')
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

test('an annotation names file, line, column and rule, and has one line', () => {
  const said = { ...message('query', 4), path: 'a,b:c.md', en: '100% of\nall' }
  expect(annotation(said, 'en')).toBe(
    '::warning file=a%2Cb%3Ac.md,line=4,col=3,title=some-rule::100%25 ofU+000Aall',
  )
  const { place: _, ...placeless } = message('error', 1)
  expect(annotation(placeless, 'zh')).toBe('::error file=memo.md,title=some-rule::某事')
})
