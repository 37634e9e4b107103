/** The memo's page: numbers beside the text, and nothing said twice above recommendations. */
import { describe, expect, test } from 'vitest'
import { editionOf } from '../scripts/build/editions.ts'
import { planOf } from '../scripts/build/plan.ts'
import { wordCopy } from '../scripts/build/word-copy.ts'
import { home } from '../scripts/files.ts'
import type { Paragraph } from '../scripts/flow/pieces.ts'
import type { Flow } from '../scripts/flow/model.ts'
import { toFlow } from '../scripts/flow/to-flow.ts'
import { readText } from '../scripts/project/read-text.ts'
import { loadTemplates } from '../scripts/project/templates.ts'
import { checkFlow } from '../scripts/proof/flow.ts'
import { readWordText } from '../scripts/readers/docx/text.ts'
import type { Template } from '../scripts/template/schema.ts'
import { fonts, makeText, paged } from './pdf/make.ts'

const text = `---
title: 河湖对话
lang: zh-CN
status: final
domains: { harbours: 港口, channels: 航道 }
---

开篇。

## 近况

论述。 <!-- unit domains=channels -->

### 建议：

- 增设航道。 <!-- unit domains=channels -->

## 港口

论述。

### 建议（中方）

- 疏浚港池。
- 公开数据。

## 航道

${'论述一段，其文甚长，为的是占去若干行。'.repeat(60)}

### 建议

- 设立航标。

## 结语

到此为止。
`
const memo = readText(text, () => {}).memo!
const templates = loadTemplates(home).all

/** The flow of an edition in a template with some tokens changed. */
const flowOf = (name: string, tokens: Partial<Template> = {}): Flow => {
  const [plan] = planOf(memo, templates, { only: [name], formats: ['pdf'] })
  const template = { ...plan!.template.template, ...tokens }
  return toFlow(editionOf(memo, plan!), template, {
    images: new Map(),
    full: 'memo.pdf',
    source: '',
  })
}
const textOf = ({ content }: Paragraph): string =>
  content.map((inline) => ('text' in inline ? inline.text : '')).join('')
const headings = ({ body }: Flow): string[] =>
  body.flatMap((piece) =>
    piece.type === 'paragraph' && (piece.outline ?? 0) > 1
      ? [`${piece.label?.text ?? ''}|${textOf(piece)}`]
      : [],
  )
const rulesOf = (flow: Flow): string[] =>
  checkFlow(memo, flow, { source: 'memo.md', artifact: 'memo.pdf' }).map(({ rule }) => rule)

describe('sections that hold recommendations', () => {
  test('have the number that those begin with', () => {
    expect(headings(flowOf('brief'))).toEqual([
      '1|近况',
      '2|港口',
      '|建议（中方）',
      '3|航道',
      '|结语',
    ])
  })

  test('have none where the template wants none', () => {
    const without = [{ sectionNumbers: false }, { numbering: false }]
    for (const tokens of without)
      expect(headings(flowOf('brief', tokens)).every((heading) => heading.startsWith('|'))).toBe(
        true,
      )
  })

  test('are named with it in the running head, in contents and in what was taken from them', () => {
    const { flow, pages } = paged(flowOf('brief', { parts: ['title', 'contents', 'body'] }))
    const said = pages.pages.flatMap(({ marks, bands }) =>
      [...marks, ...bands].map((mark) => (mark.type === 'line' ? mark.line.text : '')),
    )
    expect(pages.pages.length).toBeGreaterThan(1)
    expect(said.filter((line) => line === '3\u3000航道').length).toBeGreaterThan(1)
    expect(flow.body.some(({ type }) => type === 'contents')).toBe(true)
    const [, handout] = makeText(text, '.', ['handout'])
    expect(JSON.stringify(handout!.flow.body)).toContain('摘自“1 近况”')
  })

  test('are told when their number is another', () => {
    const flow = flowOf('brief')
    const body = flow.body.map((piece) =>
      piece.type === 'paragraph' && piece.label?.text === '2'
        ? { ...piece, label: { ...piece.label, text: '4', ordinal: 4 } }
        : piece,
    )
    expect(rulesOf(flow)).toEqual([])
    expect(rulesOf({ ...flow, body })).toContain('wrong-label')
  })

  test('are numbered by Word, by hanging numbers and not in a table', () => {
    const flow = flowOf('brief')
    const word = readWordText(wordCopy(flow, {}, fonts))
    const found = word.filter(({ style }) => style === 'Heading1')
    expect(found.map(({ label, text: own }) => `${label}|${own}`)).toEqual([
      '1|近况',
      '2|港口',
      '3|航道',
      '|结语',
    ])
    const items = word.filter(({ style }) => style === 'MemoRecommendation')
    expect(items.map(({ label, place }) => `${label} ${place}`)).toEqual(
      ['1.1', '2.1', '2.2', '3.1'].map((number) => `建议 ${number} body`),
    )
  })
})

describe('a heading that says “Recommendations” and no more', () => {
  test('is left to the numbers below it, or to the label of the template', () => {
    expect(headings(flowOf('brief', { panelHeads: 'written' }))).toContain('|建议：')
    const { labels } = templates.find(({ name }) => name === 'brief')!.template
    const own = { ...labels, zh: { ...labels['zh'], 'panel-head': '建议' } } as Template['labels']
    const flow = flowOf('brief', { labels: own })
    expect(headings(flow).filter((heading) => heading === '|建议')).toHaveLength(2)
    expect(rulesOf(flow)).toEqual([])
  })

  test('is missed where nothing else says it', () => {
    const { labels } = templates.find(({ name }) => name === 'brief')!.template
    const mute = { ...labels, zh: { ...labels['zh'], recommendation: '' } } as Template['labels']
    expect(rulesOf(flowOf('brief', { labels: mute }))).toContain('lost-unit')
  })

  test('stays where it is a section of the memo, which the overview lists with its page', () => {
    const flat = '# 河湖对话\n\n## 近况\n\n论述。\n\n## 港口\n\n论述。\n\n## 建议\n\n- 增设航道。\n'
    const { flow, pages } = makeText(flat, '.', ['brief'])[0]!
    expect(headings(flow)).toEqual(['|近况', '|港口', '1|建议'])
    const overview = flow.body.findIndex(({ type }) => type === 'table')
    const listed = pages.pages.flatMap(({ marks }) =>
      marks.filter(
        (mark) =>
          mark.type === 'line' &&
          mark.owner?.startsWith(`body/${overview}/`) === true &&
          mark.owner.endsWith('/page'),
      ),
    )
    expect(listed).toHaveLength(4)
    // No domains, no marks, and so no legend, which would be a blank paragraph in Word.
    expect(flow.body.flatMap((piece) => ('style' in piece ? piece.style : []))).not.toContain(
      'overview-legend',
    )
    expect(() => readWordText(wordCopy(flow, {}, fonts))).not.toThrow()
  })

  test('stays in a review copy', () => {
    expect(headings(flowOf('brief', { panelHeads: 'written' }))).toContain('|建议')
    const review = templates.find(({ name }) => name === 'review')!.template
    expect(review).toMatchObject({ panelHeads: 'written' })
    expect(review.parts).not.toContain('overview')
  })
})

test.each(['- 增设航道。', 'date: 2025-10'])('a byline has no separator at its end: %s', (line) => {
  const dated = text.replace(
    'status: final',
    `status: final\n${line.startsWith('-') ? 'place: 海口' : line}`,
  )
  for (const { flow } of makeText(dated, '.'))
    for (const piece of flow.body)
      if (piece.type === 'paragraph' && piece.style === 'byline')
        expect(textOf(piece)).toMatch(/^[^·].*[^·]$/)
})
