/** Names and places to sign that people set apart by blanks as wide as a character: a document with them is sound. */
import { expect, test } from 'vitest'
import { home } from '../../scripts/files.ts'
import { build, readMemo, readTemplates } from '../../scripts/index.ts'

const templates = readTemplates(home).value!
const apart = (count: number) => '\u3000'.repeat(count)

test.each([2, 3, 6, 24])('%i of them', async (count) => {
  const blanks = apart(count)
  const text = `# 备忘录\n\n甲方：${blanks}乙方： **丙${blanks}**丁[^1]\n\n| 头${blanks}头 |\n| - |\n\n- 项${blanks}目\n\n[^1]: 注${blanks}文\n`
  const { value } = readMemo(text, { path: 'memo.md', folder: home })
  const { messages } = await build(value!, templates, { only: ['brief'] })
  expect(messages.filter(({ level }) => level === 'error').map(({ en }) => en)).toEqual([])
})
