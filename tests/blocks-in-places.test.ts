/** Blocks in notes and quotations, and lines after a hard break, in both formats. */
import { expect, test } from 'vitest'
import { readWordText } from '../scripts/readers/docx/text.ts'
import { elementsOf, treeOf, type Element } from './pdf/tree.ts'
import { whole } from './whole.ts'

const built = async (source: string) => {
  const { artifacts, messages } = await whole(`# 备忘录\n\n## 说明\n\n${source}\n`)
  expect(messages.filter(({ level }) => level === 'error')).toEqual([])
  const bytesOf = (path: string) => artifacts.find(({ file }) => file.path === path)!.bytes!
  const texts = readWordText(bytesOf('memo.docx'))
  const stylesIn = (wanted: string) =>
    texts.filter(({ place }) => place === wanted).map(({ style }) => style)
  return { tree: treeOf(bytesOf('memo.pdf')), stylesIn }
}

/** Types of an element and its kids; items as one. */
const outline = ({ type, kids }: Element): string => {
  const inner = kids.filter((kid): kid is Element => typeof kid !== 'string')
  return inner.length === 0 || type === 'P' ? type : `${type}(${inner.map(outline).join(' ')})`
}

const quoted = `> 《办法》第五条规定：
>
> 1. 申报材料应当齐备；
> 2. 逾期不予受理。
>
> > 再引一层
>
> \`\`\`
> 表单编号 A-12
> \`\`\`

正文继续，普通列表如下：

1. 甲
2. 乙`

test('everything in a quotation is in its BlockQuote, an inner one beside the list', async () => {
  const { tree, stylesIn } = await built(quoted)
  const quotes = elementsOf(tree).filter(({ type }) => type === 'BlockQuote')
  const item = 'LI(Lbl LBody(P))'
  expect(quotes.map(outline)).toEqual([
    `BlockQuote(P L(${item} ${item}) BlockQuote(P) P)`,
    'BlockQuote(P)',
  ])
  expect(stylesIn('body').slice(3, 8)).toEqual([
    'Quote',
    'MemoQuoteItem2',
    'MemoQuoteItem2',
    'Quote2',
    'MemoQuoteCode',
  ])
})

test('blocks in a note have styles of notes', async () => {
  const { stylesIn } = await built(`正文[^1]，又[^2]。

[^1]: 说明：

    - 甲
    - 乙

    > 引文

    \`\`\`
    code
    \`\`\`

[^2]: > 只有引文`)
  expect(stylesIn('note')).toEqual([
    'FootnoteText',
    'MemoNoteItem',
    'MemoNoteItem',
    'MemoNoteQuote',
    'MemoNoteCode',
    'MemoNoteQuoteFirst',
  ])
})

test('lines after a hard break have a style of one left edge', async () => {
  const { stylesIn } = await built('联系人：张三\\\n电话：010-6505 2255\n\n正文。')
  expect(stylesIn('body').slice(3, 5)).toEqual(['MemoBodyLines', 'BodyText'])
})
