/** The page of GB/T 9704: numbers of headings, page numbers at the outer edge, no panels and no colours. */
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { editionOf } from '../scripts/build/editions.ts'
import { planOf } from '../scripts/build/plan.ts'
import { wordCopy } from '../scripts/build/word-copy.ts'
import { home } from '../scripts/files.ts'
import { chineseNumber, withHeadingNumbers } from '../scripts/flow/heading-numbers.ts'
import type { Paragraph } from '../scripts/flow/pieces.ts'
import type { Flow } from '../scripts/flow/model.ts'
import type { LineMark } from '../scripts/layout/model.ts'
import { loadTemplates } from '../scripts/project/templates.ts'
import { readText } from '../scripts/project/read-text.ts'
import { checkFlow } from '../scripts/proof/flow.ts'
import { checkWord } from '../scripts/proof/word/word.ts'
import { aboutOf } from '../scripts/proof/prove.ts'
import { toldOf } from '../scripts/proof/told.ts'
import { verifyArtifact } from '../scripts/proof/readback.ts'
import { readPackage } from '../scripts/readers/docx/package.ts'
import { fonts, makeText, paged, render } from './pdf/make.ts'

const prose = '各方就航道与港口交换了意见，并商定继续磋商。'.repeat(30)
const text = `---
title: 河湖对话
lang: zh-CN
status: final
---

开篇。

## 近况

### 水文

${prose}

#### 汛期

${prose}

##### 上游

到此。

### 航运

${prose}

## 港口

论述。

### 建议

- 各方应增设泊位。

## 结语

${prose}
`
const made = makeText(text, '.', ['gongwen'])[0]!
const headings = ({ body }: Pick<Flow, 'body'>): string[] =>
  body.flatMap((piece) =>
    piece.type === 'paragraph' && (piece.outline ?? 0) > 1
      ? [
          `${piece.label?.text ?? ''}${piece.content.map((run) => ('text' in run ? run.text : '')).join('')}`,
        ]
      : [],
  )
const lines = (page: number) =>
  made.pages.pages[page - 1]!.bands.filter((mark): mark is LineMark => mark.type === 'line')

test.each([
  [1, '一'],
  [9, '九'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [99, '九十九'],
])('%i is %s', (count, said) => {
  expect(chineseNumber(count)).toBe(said)
})

describe('headings', () => {
  test('are numbered on every level, but for sections beside those whose recommendations are numbered otherwise', () => {
    expect(headings(made.flow)).toEqual([
      '近况',
      '（一）水文',
      '1.汛期',
      '（1）上游',
      '（二）航运',
      '一、港口',
      '结语',
    ])
    const inPlace = makeText(
      text.replace('## 近况', '## 前言\n\n### 建议\n\n- 先行一步。\n\n## 近况'),
      '.',
      ['gongwen'],
    )[0]!
    expect(headings(inPlace.flow).filter((heading) => /^[一二三四]、/.test(heading))).toEqual([
      '一、前言',
      '二、港口',
    ])
    const plain = makeText(text.replace('### 建议\n\n- 各方应增设泊位。', ''), '.', ['gongwen'])[0]!
    expect(headings(plain.flow).filter((heading) => heading.includes('、'))).toEqual([
      '一、近况',
      '二、港口',
      '三、结语',
    ])
  })

  test('keep the numbers they have', () => {
    const typed = makeText(text.replace('## 近况', '## 一、近况'), '.', ['gongwen'])[0]!
    expect(headings(typed.flow)[1]).toBe('水文')
    expect(withHeadingNumbers([])).toEqual([])
  })

  test('typed with their numbers begin where those numbered here begin', () => {
    const plain = text.replace('### 建议\n\n- 各方应增设泊位。', '')
    const typed = plain
      .replace('近况', '一、近况')
      .replace('港口', '二、港口')
      .replace('结语', '三、结语')
    const first = (markdown: string, words: string): number => {
      const [{ pages }] = makeText(markdown, '.', ['gongwen']) as [typeof made]
      const found = pages.pages
        .flatMap(({ marks }) => marks)
        .filter((mark): mark is LineMark => mark.type === 'line')
      return found.findLast(({ line }) => line.text.includes(words))!.x
    }
    expect(first(typed, '二、港口')).toBeCloseTo(first(plain, '二、'))
  })
})

test('page numbers stand at the outer edge', () => {
  const { margin, width } = made.flow.page
  const [odd, even] = [lines(3)[0]!, lines(2)[0]!]
  expect([odd.line.text.trim(), even.line.text.trim()]).toEqual([
    '—\u20053\u2005—',
    '—\u20052\u2005—',
  ])
  expect(odd.x + odd.line.width).toBeGreaterThan(width - margin.right - 20)
  expect(even.x).toBeLessThan(margin.left + 20)
})

test('there are 22 lines of 28 characters, and no panels or colours', () => {
  const { page, styles } = made.flow
  const { top, right, bottom, left } = page.margin
  expect(Math.floor((page.height - top - bottom) / page.grid)).toBe(22)
  expect(Math.floor((page.width - left - right + 0.01) / styles['body']!.size)).toBe(28)
  const marks = made.pages.pages.flatMap((each) => each.marks)
  expect(marks.filter(({ type }) => type === 'rect')).toEqual([])
  const colors = marks.flatMap((mark) =>
    mark.type === 'line' ? mark.runs.map(({ color }) => color) : [],
  )
  expect(new Set(colors)).toEqual(new Set(['#000000']))
})

describe('the Word copy', () => {
  const partOf = (docx: Uint8Array, path: string): string => strFromU8(unzipSync(docx)[path]!)
  const copy = wordCopy(made.flow, made.assets.images, fonts)
  const styleIn = (id: string): string =>
    new RegExp(`<w:style [^>]*w:styleId="${id}"[^]*?</w:style>`).exec(
      partOf(copy, 'word/styles.xml'),
    )![0]

  test('has the grid of lines and characters, and a size of which 28 stand in a line', () => {
    expect(partOf(copy, 'word/document.xml')).toContain(
      '<w:docGrid w:type="linesAndChars" w:linePitch="580"/>',
    )
    // Sizes of Word are half points: 28 × 15.5 = 434 of 441 points, where 28 × 16 would be 448.
    expect(partOf(copy, 'word/styles.xml')).toContain('<w:sz w:val="31"/>')
    expect(styleIn('BodyText')).toContain('<w:snapToGrid/>')
    expect(styleIn('Title')).not.toContain('<w:snapToGrid/>')
    expect(checkWord(readPackage(copy))).toEqual([])
  })

  test('of a text that is not Chinese has none', () => {
    const english = makeText(text.replace('zh-CN', 'en'), '.', ['gongwen'])[0]!
    const other = wordCopy(english.flow, english.assets.images, fonts)
    expect(partOf(other, 'word/document.xml')).not.toContain('linesAndChars')
  })
})

describe('the proof', () => {
  const memo = readText(text, () => {}).memo!
  const [plan] = planOf(memo, loadTemplates(home).all, { only: ['gongwen'], formats: ['pdf'] })
  const about = aboutOf(toldOf({ memo, source: text, path: 'memo.md', images: new Map() }))
  const verified = async (format: 'pdf' | 'docx', other: Flow) => {
    const { flow, pages } = paged(other)
    const bytes =
      format === 'pdf'
        ? await render({ flow, pages, assets: made.assets }, true)
        : wordCopy(flow, made.assets.images, fonts)
    return verifyArtifact({ path: `memo.${format}`, format, bytes }, made.flow, about).map(
      ({ rule }) => rule,
    )
  }

  test.each(['pdf', 'docx'] as const)('reads it back from a %s', async (format) => {
    expect(await verified(format, made.flow)).toEqual([])
  })

  test('tells another foot of even pages in Word', async () => {
    const { even: _, ...footer } = made.flow.footer
    expect(await verified('docx', { ...made.flow, footer })).toContain('wrong-running-line')
  })

  test('tells a heading with another number', () => {
    const rules = (flow: Flow) =>
      checkFlow(editionOf(memo, plan!), flow, { source: 'memo.md', artifact: 'memo.pdf' }).map(
        ({ rule }) => rule,
      )
    expect(rules(made.flow)).toEqual([])
    const body = made.flow.body.map((piece) =>
      piece.type === 'paragraph' && piece.label?.text === '（二）'
        ? ({ ...piece, label: { ...piece.label, text: '（三）', ordinal: 3 } } as Paragraph)
        : piece,
    )
    expect(rules({ ...made.flow, body })).toContain('wrong-label')
  })
})

test('Word asks for the faces of offices, and counts headings itself', () => {
  const parts = unzipSync(wordCopy(made.flow, made.assets.images, fonts))
  const part = (name: string) => strFromU8(parts[name]!)
  // The face of the body is that of the theme.
  expect(part('word/theme/theme1.xml')).toContain('仿宋')
  expect(part('word/styles.xml')).toContain('小标宋')
  expect(part('word/numbering.xml')).toContain('chineseCountingThousand')
  expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
})

test('a memo in English has no Chinese numerals before its headings', () => {
  const { flow } = makeText(text.replace('zh-CN', 'en'), '.', ['gongwen'])[0]!
  const labels = flow.body.flatMap((piece) =>
    piece.type === 'paragraph' && piece.outline && piece.label ? [piece.label.text] : [],
  )
  expect(labels.length).toBeGreaterThan(0)
  expect(labels.every((label) => /^\d+$/.test(label))).toBe(true)
})
