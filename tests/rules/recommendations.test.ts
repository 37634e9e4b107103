import { expect, test } from 'vitest'
import { readText } from '../../scripts/project/read-text.ts'

/** Line and rule of every finding; a query stops nothing. */
const found = (text: string): string[] => {
  const messages: string[] = []
  const { memo } = readText(text, ({ rule, place, level }) => {
    expect(level).toBe('query')
    messages.push(`${place?.line} ${rule}`)
  })
  expect(memo).not.toBeNull()
  return messages
}

test.each([
  ['# A\n\n## B\n\n建议：\n\n- c\n', ['5 label-without-heading']],
  ['# A\n\n## B\n\n建议：\n- c\n', ['5 label-without-heading']],
  ['# A\n\n## B\n\n**Recommendations:**\n\n- c\n', ['5 label-without-heading']],
  ['# A\n\n## B\n\nRecommendations:\n3. c\n4. d\n', ['5 label-without-heading']],
  [
    '---\nroles: {recommendations: [To do]}\n---\n\n# A\n\nTo do:\n\n- b\n',
    ['7 label-without-heading'],
  ],
  ['# A\n\n## B\n\n### 建议：\n\n1、c\n\n2、d\n', ['7 unmarked-item']],
  ['# A\n\n## Recommendations\n\n· c\n', ['5 unmarked-item']],
])('%j is asked about', (text, messages) => {
  expect(found(text)).toEqual(messages)
})

test.each([
  '# A\n\n## B\n\n### 建议：\n\n- c\n',
  '# A\n\n## Recommendations\n\n### For all\n\n- c\n',
  '# A\n\nThe recommendations are below.\n\n- b\n',
  '# A\n\n> 建议：\n',
])('%j is as it should be', (text) => {
  expect(found(text)).toEqual([])
})

test.each([
  '（二）建议',
  '二、建议：',
  '1. 建议',
  '第三部分 建议',
  '3.2 Recommendations',
  'IV. Recommendations:',
  '建议\u200b',
  '\u200b建议：',
])('%j is a heading of recommendations, whatever its number', (heading) => {
  const { memo } = readText(`# A\n\n## B\n\n### ${heading}\n\n- c\n`, () => {})
  expect(memo?.sections[0]?.sections[0]?.role).toBe('recommendations')
})

test.each(['二是建议', '3.2 亿元建议书', 'Recommendations of 2024'])('%j is none', (heading) => {
  const { memo } = readText(`# A\n\n## B\n\n### ${heading}\n\nc\n`, () => {})
  expect(memo?.sections[0]?.sections[0]?.role).toBe('body')
})
