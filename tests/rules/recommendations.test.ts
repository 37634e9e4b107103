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
  // prettier-ignore
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
