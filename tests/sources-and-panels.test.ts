/** Lines of source below tables and pictures, and text below panels: on pages, and in the styles of Word copies. */
import { expect, test } from 'vitest'
import { toDocx } from '../scripts/docx/to-docx.ts'
import type { Flow } from '../scripts/flow/model.ts'
import { makeText } from './pdf/make.ts'
import { partOf } from './docx/package.ts'

const text = `---
title: 河湖对话
lang: zh-CN
status: final
domains: {}
---

## 港口

表 1 各港吞吐量

| 港口 | 吞吐量 |
| --- | ---: |
| 甲 | 12 |
| 乙 | 13 |

注：乙港为估计数。

来源：港口管理局，2025 年。

论述一段。

### 建议

- 疏浚港池。
- 公开数据。

双方将于明年检查进展。

## 附录

到此为止。
`
const [made] = makeText(text, '.', ['brief'])
const { flow, pages, assets } = made!

const pieceOf = ({ body }: Flow, begin: string): number =>
  body.findIndex(
    (piece) =>
      piece.type === 'paragraph' &&
      piece.content.some((inline) => 'text' in inline && inline.text.startsWith(begin)),
  )
/** Tops of the first lines of two pieces, from the upper to the lower, in points. */
const between = (above: number, below: number): number => {
  const marks = pages.pages.flatMap((page) => page.marks)
  const topOf = (piece: number): number =>
    marks.flatMap((mark) =>
      mark.type === 'line' && mark.owner === `body/${piece}` ? [mark.top] : [],
    )[0]!
  return topOf(below) - topOf(above)
}

test('what follows a table as its source or note is set as such, below it and close together', () => {
  const [note, source] = [pieceOf(flow, '注：'), pieceOf(flow, '来源：')]
  const style = flow.styles['table-source']!
  expect([note, source].map((at) => 'style' in flow.body[at]! && flow.body[at].style)).toEqual([
    'table-source',
    'table-source',
  ])
  expect(style.size).toBeLessThan(flow.styles['caption']!.size)
  expect(between(note, source)).toBeCloseTo(style.leading)
})

test('text below a panel keeps from it what the panel keeps around its own text', () => {
  const [last, next] = [pieceOf(flow, '公开数据'), pieceOf(flow, '双方将于')]
  const { leading, pad } = flow.styles['recommendation']!
  expect(pad).toBeGreaterThan(0)
  expect(between(last, next)).toBeGreaterThanOrEqual(leading + 2 * pad - 0.01)
})

test('Word copies have both in their styles', () => {
  const docx = toDocx(flow, assets, new Map())
  const [styles, body] = [partOf(docx, 'word/styles.xml'), partOf(docx, 'word/document.xml')]
  const styleOf = (id: string): string =>
    new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`).exec(styles)?.[0] ?? ''
  const idsIn = [...body.matchAll(/<w:pStyle w:val="(\w+)"/g)].map(([, id]) => id)
  // From the last row on, all stays with what is below it.
  const row = idsIn.indexOf('TableTextCaptioned')
  expect(idsIn.slice(row, row + 6)).toEqual([
    'TableTextCaptioned',
    'TableTextRightCaptioned',
    'MemoTableEndCaptioned',
    'TableSourceSourced',
    'TableSource',
    'BodyText',
  ])
  for (const id of idsIn.slice(row, row + 4)) expect(styleOf(id!)).toContain('<w:keepNext')
  expect(idsIn).toContain('BodyTextBelowPanel')
  expect(styleOf('BodyTextBelowPanel')).toMatch(/<w:spacing [^>]*w:before="190"/)
})
