/** Headings of every level come out as headings in both formats. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readPdf } from '../scripts/readers/pdf/text.ts'
import { readWordText } from '../scripts/readers/docx/text.ts'
import { elementsOf, treeOf } from './pdf/tree.ts'
import { errorsOf, whole } from './whole.ts'

const source = readFileSync(new URL('fixtures/levels/memo.md', import.meta.url), 'utf8')
const { artifacts, messages } = await whole(source)
const bytesOf = (path: string) => artifacts.find(({ file }) => file.path === path)!.bytes!

test('every level is built and proved', () => {
  expect(errorsOf(messages)).toEqual([])
})

test('a PDF has them as H1 to H6, without the level that the memo skips', () => {
  const types = elementsOf(treeOf(bytesOf('memo.pdf'))).map(({ type }) => type)
  const headings = types.filter((type) => /^H\d$/.test(type))
  expect(headings.join(' ')).toBe('H1 H2 H3 H4 H5 H6 H6 H2 H3')
})

test('a Word copy has them as Title and Heading 1 to 5', () => {
  const headings = readWordText(bytesOf('memo.docx')).filter(({ style }) =>
    /^(Title|Heading\d)$/.test(style),
  )
  expect(headings.map(({ style, text }) => `${style} ${text}`)).toEqual([
    'Title 各级标题',
    'Heading1 水资源',
    'Heading2 背景',
    'Heading3 上游',
    'Heading4 水库',
    'Heading5 蓄水',
    'Heading5 库容',
    'Heading1 航道',
    'Heading3 跳级',
  ])
})

test('a running head names its heading without the number of a note', async () => {
  const long = Array.from({ length: 60 }, (_, i) => `第 ${i + 1} 段。\n`).join('\n')
  const memo = `# 备忘录\n\n## 航权安排[^a]\n\n${long}\n[^a]: 脚注。\n`
  const { artifacts: made, messages: said } = await whole(memo, { formats: ['pdf'] })
  expect(said).toEqual([])
  const { furniture } = readPdf(made.find(({ file }) => file.path === 'memo.pdf')!.bytes!)
  const heads = furniture.map(({ text }) => text.trim())
  expect(heads).toContain('航权安排')
})
