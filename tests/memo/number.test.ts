/** Numbers of recommendations, and of the sections that hold them. */
import { expect, test } from 'vitest'
import { number } from '../../scripts/memo/number.ts'
import { typedNumberOf } from '../../scripts/memo/typed-number.ts'
import { textOf, unitsOf } from '../../scripts/memo/walk.ts'
import { memoOf } from './read.ts'

/** Headings with the number that is printed before them, and the numbers of recommendations. */
const numbersIn = (source: string): string[] =>
  [...unitsOf(number(memoOf(source)))].flatMap(({ type, unit }) => {
    if (type === 'section') return [[unit.sectionNumber, textOf(unit.title)].join(' ').trim()]
    return type === 'item' ? [unit.number ?? '-'] : []
  })

const sections = (...headings: string[]): string =>
  `# 备忘录\n\n${headings.map((heading) => `## ${heading}\n\n### 建议\n\n- 甲。\n`).join('\n')}`

test('sections that hold recommendations are counted', () => {
  expect(numbersIn(`${sections('能源', '数据')}\n## 结论\n\n无。\n`)).toEqual([
    '1 能源',
    '建议',
    '1.1',
    '2 数据',
    '建议',
    '2.1',
    '结论',
  ])
})

test('where every one has a typed number of its own, recommendations follow it, and no other is printed', () => {
  expect(
    numbersIn(`# 备忘录\n\n## 一、背景\n\n无。\n${sections('二、能源', '三、数据').slice(5)}`),
  ).toEqual(['一、背景', '二、能源', '建议', '2.1', '三、数据', '建议', '3.1'])
})

test.each([
  [
    'a number twice',
    ['一、能源', '一、数据'],
    ['一、能源', '建议', '1.1', '一、数据', '建议', '2.1'],
  ],
  ['one without', ['能源', '一、数据'], ['1 能源', '建议', '1.1', '一、数据', '建议', '2.1']],
  ['one of two levels', ['1.1 能源'], ['1.1 能源', '建议', '1.1']],
])('%s: sections are counted', (_, headings, wanted) => {
  expect(numbersIn(sections(...headings))).toEqual(wanted)
})

test.each([
  ['一、能源', '一、', 1],
  ['（十二）能源', '（十二）', 12],
  ['3. Energy', '3.', 3],
  ['21、能源', '21、', 21],
  ['④能源', '④', 4],
  ['2.1 能源', '2.1', null],
])('%s was typed with %s', (text, typed, count) => {
  expect(typedNumberOf(text)).toEqual({ text: typed, count })
})

test.each(['5G 与 6G', '3.5 亿元', '2025 年', '一揽子方案'])('%s has no typed number', (text) => {
  expect(typedNumberOf(text)).toBeNull()
})
