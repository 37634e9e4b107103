/** What a house says of itself on a document: where the full text is, whom to ask, what is not final. */
import { describe, expect, test } from 'vitest'
import type { Content, Piece } from '../scripts/flow/model.ts'
import { readPackage } from '../scripts/readers/docx/package.ts'
import { checkWord } from '../scripts/proof/word/word.ts'
import { toDocx } from '../scripts/docx/to-docx.ts'
import type { LineMark } from '../scripts/layout/model.ts'
import { findingsOf } from './memo/read.ts'
import { makeText, type Made } from './pdf/make.ts'

const text = (lines: string, lang = 'zh-CN') => `---
title: 海湾对话
lang: ${lang}
date: 2025-10
${lines}
---

论述。

## 港口

论述。

### 建议

- 两国应公开数据。
`
const identity = 'url: https://example.org/memo\ncontact: 东湖中心，010-0000'
const madeOf = (lines: string, lang?: string): Made[] => makeText(text(lines, lang), '.')
const textOf = (content: Content): string =>
  content.map((inline) => ('text' in inline ? inline.text : '')).join('')
const last = ({ flow }: Made): string => {
  const piece = flow.body.at(-1) as Extract<Piece, { type: 'paragraph' }>
  return textOf(piece.content)
}

describe('where the full text is and whom to ask', () => {
  test('stands at the end of every document, once, with what the checksum is for', () => {
    for (const made of madeOf(`status: final\n${identity}`)) {
      expect(last(made)).toMatch(
        /全文：https:\/\/example\.org\/memo。联系：东湖中心，010-0000。校验码 [0-9a-f]{8}：/,
      )
      expect(JSON.stringify([made.flow.header, made.flow.footer])).not.toContain('校验码')
    }
  })

  test('is left out where the memo does not say it, and no file is named instead', () => {
    for (const made of madeOf('status: final')) {
      expect(last(made)).not.toMatch(/全文|联系/)
      expect(JSON.stringify(made.flow.body)).not.toContain('memo.pdf')
    }
  })

  test.each(['ftp://example.org/memo', 'javascript:alert(1)', 'example.org', 'https://'])(
    'is no address %s: refused at its line',
    (url) => {
      expect(findingsOf(text(`url: "${url}"`))).toContainEqual(
        expect.stringMatching(/^5:\d+ invalid-value$/),
      )
    },
  )
})

describe('a memo that is not final', () => {
  const [draft] = madeOf('status: draft')
  const bandsIn = ({ pages }: Made): LineMark[] =>
    pages.pages.flatMap(({ bands }) =>
      bands.filter((mark): mark is LineMark => mark.type === 'line'),
    )

  test('says so on every page, bold, in the signal colour, and no smaller than 11 pt', () => {
    const marks = bandsIn(draft!).filter(({ line }) => line.text === '草稿 未定稿')
    expect(marks).toHaveLength(draft!.pages.pages.length)
    for (const { runs } of marks)
      for (const run of runs) {
        expect(run.size).toBeGreaterThanOrEqual(11)
        expect(run.color).toBe('#9B2D1F')
        expect(run.face).toContain('Bold')
      }
  })

  test('never says it over its text', () => {
    for (const made of madeOf('status: draft'))
      for (const { marks, bands } of made.pages.pages) {
        const head = bands.filter(
          (mark): mark is LineMark => mark.type === 'line' && mark.line.text.startsWith('草稿'),
        )
        const top = Math.min(...marks.flatMap((mark) => (mark.type === 'line' ? mark.top : [])))
        for (const { top: own, height } of head) expect(own + height).toBeLessThanOrEqual(top)
      }
  })

  test.each([
    ['zh-CN', '2026年2月1日 前不得公开'],
    ['en', 'Embargoed until 1 February 2026'],
  ])('names the date as %s writes it', (lang, words) => {
    const [made] = madeOf('status: embargoed\nembargo: 2026-02-01', lang)
    expect(textOf(made!.flow.header.first.center)).toBe(words)
  })

  test('says so in Word in a style of its own', () => {
    const { flow, assets } = draft!
    const word = readPackage(toDocx(flow, assets, new Map()))
    expect(checkWord(word)).toEqual([])
    expect(JSON.stringify([...word.parts].filter(([path]) => /header/.test(path)))).toContain(
      'MemoStatusChar',
    )
  })
})
