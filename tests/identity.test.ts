/** What a house says of itself on a document: where the full text is, whom to ask, what is not final. */
import { describe, expect, test } from 'vitest'
import type { Content, Piece } from '../scripts/flow/pieces.ts'
import { readPackage } from '../scripts/readers/docx/package.ts'
import { checkWord } from '../scripts/proof/word/word.ts'
import { propertyFaults } from '../scripts/proof/looks.ts'
import { readingOf } from '../scripts/readers/docx/reading.ts'
import { readPdf } from '../scripts/readers/pdf/text.ts'
import { toDocx } from '../scripts/docx/to-docx.ts'
import type { LineMark } from '../scripts/layout/model.ts'
import { findingsOf, memoOf } from './memo/read.ts'
import { home } from '../scripts/files.ts'
import { toFlow } from '../scripts/flow/to-flow.ts'
import { codesOf } from '../scripts/project/house-pictures.ts'
import { loadTemplates } from '../scripts/project/templates.ts'
import { makeText, render, type Made } from './pdf/make.ts'

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
        /校验码 [0-9a-f]{8}：.*\n全文：https:\/\/example\.org\/memo\n联系：东湖中心，010-0000|校验码 [0-9a-f]{8}：.*。全文：https:\/\/example\.org\/memo。联系：东湖中心，010-0000。/,
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

  test('names a file only beside an address, whatever a template asks for', () => {
    const brief = loadTemplates(home).all.find(({ name }) => name === 'brief')!.template
    const colophon = '[见 {full}。]{title}{version}'
    const template = { ...brief, labels: { zh: { ...brief.labels['zh']!, colophon } } }
    const colophonOf = (lines: string): string => {
      const memo = memoOf(text(lines))
      const images = new Map(
        [...codesOf(memo)].map(([name, { key, image }]) => [name, { key, ...image }]),
      )
      const flow = toFlow(memo, template, { images, full: 'memo.pdf', source: '' })
      return textOf((flow.body.at(-1) as Extract<Piece, { type: 'paragraph' }>).content)
    }
    expect(colophonOf('status: final\nversion: 第一版')).not.toContain('memo.pdf')
    expect(colophonOf(`status: final\n${identity}`)).toContain('见 memo.pdf。')
  })

  test.each([
    'ftp://example.org/memo',
    'javascript:alert(1)',
    'example.org',
    'https://',
    `https://example.org/${'长'.repeat(40)}`,
  ])('is no address %s: refused at its line', (url) => {
    expect(findingsOf(text(`url: "${url}"`))).toContainEqual(
      expect.stringMatching(/^5:\d+ invalid-value$/),
    )
  })
})

describe('what the memo is one of, and who holds the rights', () => {
  const said = 'series: 海湾对话 第三轮\nrights: © 2025 东湖中心。可转载，须注明出处。'
  const made = madeOf(`status: final\nconvenors: [东湖中心]\n${said}`)

  test('stand above the title and at the end of every document', () => {
    for (const { flow } of made) {
      const [eyebrow] = flow.body as Extract<Piece, { type: 'paragraph' }>[]
      expect(textOf(eyebrow!.content)).toMatch(/^海湾对话 第三轮(?: · 海湾对话)?$/)
    }
    for (const each of made) expect(last(each)).toMatch(/\n© 2025 东湖中心。可转载，须注明出处。$/)
  })

  test('are in the properties of both formats, as their readers find them', async () => {
    const wanted = { series: '海湾对话 第三轮', rights: '© 2025 东湖中心。可转载，须注明出处。' }
    for (const { flow, pages, assets } of made) {
      const pdf = readPdf(await render({ flow, pages, assets }))
      expect(pdf.properties).toMatchObject(wanted)
      const word = readingOf(readPackage(toDocx(flow, assets, new Map())))
      expect(word.properties).toMatchObject(wanted)
    }
  })

  test('are missed where a file does not say them', async () => {
    const [{ flow, pages, assets }] = made as [Made]
    const pdf = readPdf(await render({ flow, pages, assets }))
    const other = { ...flow, meta: { ...flow.meta, rights: '© 2026' } }
    expect(propertyFaults(pdf, other)).toMatchObject([
      { rule: 'wrong-property', wanted: '© 2026', got: flow.meta.rights },
    ])
  })
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
