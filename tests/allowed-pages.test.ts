/** A memo may allow its documents more pages than their templates fit them to. */
import { expect, test } from 'vitest'
import { findingsOf } from './memo/read.ts'
import { whole } from './whole.ts'

const item = (n: number): string =>
  `- 两国应继续就第 ${n} 项${'在各自职责内开展合作并交换意见'.repeat(4)}。`
const memo = (more = ''): string => `---
title: 海湾对话
lang: zh-CN
status: final
${more}---

## 港口

论述。

### 建议

${Array.from({ length: 40 }, (_, n) => item(n + 1)).join('\n')}
`
const wanted = { only: ['digest'], formats: ['pdf'] } as const
const rulesOf = async (more?: string) => {
  const { artifacts, messages } = await whole(memo(more), wanted)
  return {
    pages: artifacts[0]?.file.pages,
    said: messages.filter(({ rule }) => rule === 'does-not-fit'),
  }
}

test('a digest that does not fit says how its memo allows more', async () => {
  const { pages, said } = await rulesOf()
  expect(pages).toBe(3)
  expect(said).toMatchObject([{ en: expect.stringContaining('`pages: { digest: 3 }`') }])
})

test('of a memo that allows them nothing is said', async () => {
  expect(await rulesOf('pages: { digest: 3 }\n')).toEqual({ pages: 3, said: [] })
})

test('a number of pages is a whole one, at its line', () => {
  expect(findingsOf(memo('pages: { digest: many }\n'))).toContainEqual(
    expect.stringMatching(/^5:\d+ invalid-value$/),
  )
})
