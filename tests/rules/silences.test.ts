import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { home } from '../../scripts/files.ts'
import { readText } from '../../scripts/project/read-text.ts'
import { readerQuestions } from '../../scripts/rules/known-rules.ts'
import { askedOfPrint } from '../memo/printed.ts'
import { askedOf, collecting, findingsOf } from '../memo/read.ts'

const found = (text: string): string[] => findingsOf(`# 备忘录\n\n${text}\n`)

test.each([
  ['in its paragraph', '说"好"。<!-- memopress-ignore straight-quotes: 照录原文 -->'],
  ['above its paragraph', '<!-- memopress-ignore straight-quotes: 照录原文 -->\n\n说"好"。'],
  ['in its item', '- 说"好"。 <!-- memopress-ignore straight-quotes：照录原文 -->\n- 第二条'],
  ['in its cell', '| 甲 |\n| - |\n| "好" <!-- memopress-ignore straight-quotes: 照录 --> |'],
  ['beside a marker', '说"好"。<!-- memopress-ignore straight-quotes: 照录 --> <!-- unit id=a -->'],
  [
    'one of two rules',
    '说"好"，见[报告](a.pdf)。<!-- memopress-ignore straight-quotes: 照录 --><!-- memopress-ignore relative-link: 随附 -->',
  ],
])('a comment %s silences a question', (_, text) => {
  expect(found(text)).toEqual([])
})

test('no more than the block it stands in', () => {
  const silenced = '说"好"。<!-- memopress-ignore straight-quotes: 照录原文 -->'
  expect(found(`${silenced}\n\n说"好"。`)).toEqual(['5:2 straight-quotes'])
  expect(found(`- ${silenced}\n- 说"好"。`)).toEqual(['4:4 straight-quotes'])
  expect(found(`${silenced}见[报告](a.pdf)。`)).toEqual([expect.stringMatching(/ relative-link$/)])
})

test('without a reason, or a rule, it does not', () => {
  expect(found('说"好"。<!-- memopress-ignore straight-quotes -->')).toEqual([
    '3:2 straight-quotes',
    '3:6 silence-without-reason',
  ])
  expect(found('甲。<!-- memopress-ignore -->')).toEqual(['3:3 silence-without-reason'])
})

test('one that silences nothing is asked about', () => {
  expect(found('甲。<!-- memopress-ignore straight-quotes: 照录 -->')).toEqual(['3:3 idle-silence'])
})

test('one that names no rule is asked about, with the one that may be meant', () => {
  const text = '# 备忘录\n\n说"好"。<!-- memopress-ignore straight-qoutes: 照录 -->\n'
  const { messages, report } = collecting()
  readText(text, report)
  expect(messages.map(({ rule, place }) => [rule, place?.column])).toEqual([
    ['straight-quotes', 2],
    ['unknown-rule', 6],
  ])
  expect(messages[1]!.en).toContain('did you mean `straight-quotes`?')
  expect(messages[1]!.zh).toContain('是否想写 `straight-quotes`？')
})

test('the questions of the reader have names that can be silenced', () => {
  const folder = join(home, 'scripts/markdown')
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  const asked = texts.join('').matchAll(/rule: '([\w-]+)',\n\s+level: 'query'/g)
  expect([...readerQuestions]).toEqual([...new Set([...asked].map(([, id]) => id!))].sort())
})

test('an error is not silenced', () => {
  expect(found('见脚注。[^1]<!-- memopress-ignore undefined-note: 稍后补 -->')).toEqual([
    '3:5 undefined-note',
    '3:9 idle-silence',
  ])
})

test('what a careful reader would ask is silenced too', () => {
  const slip = '# 备忘录\n\n该方案被中国与参会者描述为对等措施。'
  expect(askedOf(`${slip}\n`)).toEqual(['3:5 country-and-participants'])
  const silenced = `${slip}<!-- memopress-ignore country-and-participants: 原文如此 -->\n`
  expect(askedOf(silenced)).toEqual([])
})

test('what is asked of the documents is silenced where their unit stands', () => {
  const memo = (comment: string) => `# 备忘录\n\n![码头](photo.png)${comment}\n`
  const silence = ' <!-- memopress-ignore coarse-picture: 屏幕截图 -->'
  expect(askedOfPrint(memo('')).map(({ rule }) => rule)).toEqual(['coarse-picture'])
  expect(askedOfPrint(memo(silence))).toEqual([])
  expect(findingsOf(memo(silence))).toEqual([])
})
