/** The digest: every recommendation whole, in the row of a table, with the domains that it concerns. */
import { describe, expect, test } from 'vitest'
import { editionOf } from '../scripts/build/editions.ts'
import { planOf } from '../scripts/build/plan.ts'
import { wordCopy } from '../scripts/build/word-copy.ts'
import { home } from '../scripts/files.ts'
import { contentText } from '../scripts/flow/content.ts'
import type { Paragraph, Table } from '../scripts/flow/pieces.ts'
import type { Flow } from '../scripts/flow/model.ts'
import { readText } from '../scripts/project/read-text.ts'
import { loadTemplates } from '../scripts/project/templates.ts'
import { checkFlow } from '../scripts/proof/flow.ts'
import { aboutOf } from '../scripts/proof/prove.ts'
import { toldOf } from '../scripts/proof/told.ts'
import { verifyArtifact } from '../scripts/proof/readback.ts'
import type { FormatName } from '../scripts/template/names.ts'
import type { Template } from '../scripts/template/schema.ts'
import { fonts, makeIn, makeText, paged, render, type Made } from './pdf/make.ts'
import { treeOf, type Element } from './pdf/tree.ts'

const text = `---
title: 河湖对话
lang: zh-CN
status: final
domains:
  harbours: 港口
  channels: { title: 航道与水文, short: 航道 }
---

开篇。

## 港口

论述。

### 建议

双方建议：

- 各方应增设泊位，并公开数据[^1]。 <!-- unit id=berths domains=channels key="公开数据" to=双方 -->
- 各方应疏浚港池，见[](#gauges)。

  疏浚物应妥善处置。

## 航道与水文

### 建议

- 各方应共享水位。 <!-- unit id=gauges -->

## 结语

到此为止。

[^1]: 数据见附表。
`

const digestOf = (of: string): Made => makeText(of, '.', ['digest'])[0]!
const tableIn = ({ body }: Flow): Table | undefined =>
  body.find((piece): piece is Table => piece.type === 'table')
const textIn = ({ content }: Paragraph): string =>
  content.map((inline) => ('text' in inline ? inline.text : '#')).join('')
const rowsIn = (flow: Flow): string[] =>
  tableIn(flow)?.rows.map((row) => row.map(textIn).join('|')) ?? []

test('has a row for each recommendation, with whom it is for and a mark for each domain', () => {
  expect(rowsIn(digestOf(text).flow)).toEqual([
    '|建议|对象|港口|航道',
    '1|港口|||',
    '|双方建议：|||',
    '1.1|各方应增设泊位，并公开数据1。|双方|●|○',
    '1.2|各方应疏浚港池，见建议 2.1。||●|',
    '|疏浚物应妥善处置。|||',
    '2|航道与水文|||',
    '2.1|各方应共享水位。|||●',
  ])
})

const grouped =
  text.replace('- 各方应共享水位。', '#### 致各市[^2]\n\n- 各方应共享水位。') + '[^2]: 沿河各市。\n'

test('has a row for each heading between recommendations', () => {
  const rows = rowsIn(digestOf(grouped).flow)
  expect(rows.slice(-3)).toEqual(['2|航道与水文|||', '|致各市2|||', '2.1|各方应共享水位。|||●'])
})

test('prints headings between recommendations where these stand one below the other', () => {
  const { flow } = digestOf(
    grouped.replace(/domains:\n(?: .*\n)+/, 'domains: {}\n').replace(' domains=channels', ''),
  )
  const headings = flow.body.flatMap((piece) =>
    piece.type === 'paragraph' && piece.outline ? [textIn(piece)] : [],
  )
  expect(headings).toEqual(['建议汇编', '港口', '航道与水文', '致各市2'])
})

test('sets the key phrase of a recommendation bold where it stands', () => {
  const row = tableIn(digestOf(text).flow)!.rows[3]!
  const strong = row[1]!.content.flatMap((inline) => ('strong' in inline ? [inline.text] : []))
  expect(strong).toEqual(['公开数据'])
})

const holding = text
  .replace(
    '  疏浚物应妥善处置。',
    '  - 疏浚物\n    1. 应妥善处置。\n\n  疏浚量如下。\n\n  表 1 疏浚量\n\n  | 年 | 量 |\n  | - | - |\n  | 一 | 二 |\n\n  来源：航道局。\n\n  - 以上为估计。',
  )
  .replace('- 各方应共享', '- [ ] 各方应共享')

test('has rows for the lists in recommendations, and is parted by what is no text', () => {
  const { flow } = digestOf(holding)
  const texts = flow.body.flatMap((piece): string[] => {
    if (piece.type === 'paragraph') return [`${piece.style} ${textIn(piece)}`]
    return piece.type === 'table' ? piece.rows.map((row) => row.map(textIn).join('|')) : []
  })
  expect(
    texts.slice(
      texts.findIndex((line) => line.startsWith('1.2')),
      -1,
    ),
  ).toEqual([
    '1.2|各方应疏浚港池，见建议 2.1。||●|',
    '–|疏浚物|||',
    'i.|应妥善处置。|||',
    '|疏浚量如下。|||',
    'table-caption 表 1 疏浚量',
    '年|量',
    '一|二',
    'table-source 来源：航道局。',
    '|建议|对象|港口|航道',
    '–|以上为估计。|||',
    '2|航道与水文|||',
    '2.1 ☐|各方应共享水位。|||●',
  ])
  expect(texts.at(-1)).toMatch(/^provenance/)
})

test('is a list where no domain has a column', () => {
  const { flow } = digestOf(
    text.replace(/domains:\n(?: .*\n)+/, 'domains: {}\n').replace(' domains=channels', ''),
  )
  const labels = flow.body.flatMap((piece) =>
    piece.type === 'paragraph' && piece.label ? [piece.label.text] : [],
  )
  expect(tableIn(flow)?.look).toBeUndefined()
  expect(labels).toEqual(
    expect.arrayContaining(['1.1', '1.2', '2.1'].map((own) => expect.stringContaining(own))),
  )
})

test('says below a recommendation whom it is addressed to and which others it concerns, where it is no row', () => {
  const asList = (template: Template): Template => ({ ...template, recommendations: 'list' })
  const said = (source: string) =>
    makeIn(asList, source, ['digest'])[0]!.flow.body.flatMap((piece) =>
      piece.type === 'paragraph' && piece.remark ? [contentText(piece.remark.content)] : [],
    )
  expect(said(text)).toEqual(['对象：双方\u3000涉及：航道与水文'])
  expect(said(text.replace(' domains=channels', ''))).toEqual(['对象：双方'])
  expect(said(text.replace(' to=双方', ''))).toEqual(['涉及：航道与水文'])
})

/** A digest and what its proof holds it against. */
const provingOf = (source: string) => {
  const memo = readText(source, () => {}).memo!
  const [plan] = planOf(memo, loadTemplates(home).all, { only: ['digest'], formats: ['pdf'] })
  const about = aboutOf(toldOf({ memo, source, path: 'memo.md', images: new Map() }))
  return { edition: editionOf(memo, plan!), made: digestOf(source), about }
}

describe('its proof', () => {
  const { edition, made, about } = provingOf(grouped)
  const { flow } = made

  const withRows = (change: (rows: Table['rows']) => Table['rows']): Flow => ({
    ...flow,
    body: flow.body.map((piece) =>
      piece.type === 'table' ? { ...piece, rows: change(piece.rows) } : piece,
    ),
  })
  const changed = (row: number, cell: number, change: Partial<Paragraph>): Flow =>
    withRows((rows) => rows.with(row, rows[row]!.with(cell, { ...rows[row]![cell]!, ...change })))
  const rulesOf = (other: Flow, of = edition): string[] =>
    checkFlow(of, other, { source: 'memo.md', artifact: 'digest.pdf' }).map(({ rule }) => rule)

  test('is silent on what the memo says', () => {
    expect(rulesOf(flow)).toEqual([])
  })

  test.each<[string, string, Flow]>([
    ['a wrong number', 'wrong-overview', changed(3, 0, { content: [{ text: '1.2' }] })],
    ['a wrong addressee', 'wrong-overview', changed(3, 2, { content: [{ text: '一方' }] })],
    ['a wrong mark', 'wrong-overview', changed(3, 3, { content: [{ text: '○' }] })],
    [
      'a mark beside another paragraph',
      'wrong-overview',
      changed(5, 3, { content: [{ text: '●' }] }),
    ],
    ['another text', 'changed-text', changed(8, 1, { content: [{ text: '各方应共享水温。' }] })],
    ['the text of another', 'foreign-unit', changed(8, 1, { id: 'u00000000' })],
    [
      'a heading between recommendations that is lost',
      'lost-unit',
      withRows((rows) => rows.toSpliced(7, 1)),
    ],
    ['another heading', 'changed-text', changed(1, 1, { content: [{ text: '海港' }] })],
    ['a row that is lost', 'lost-unit', withRows((rows) => rows.toSpliced(8, 1))],
    [
      'a row that stands twice',
      'repeated-text',
      withRows((rows) => rows.toSpliced(8, 0, rows[8]!)),
    ],
    [
      'rows in another order',
      'moved-text',
      withRows((rows) => rows.with(3, rows[4]!).with(4, rows[3]!)),
    ],
  ])('tells %s', (_, rule, other) => {
    expect(rulesOf(other)).toContain(rule)
  })

  const verified = async (
    format: FormatName,
    other: Flow,
    of = { made, about },
  ): Promise<string[]> => {
    const { flow: own, pages } = paged(other)
    const { assets, flow: wanted } = of.made
    const bytes =
      format === 'pdf'
        ? await render({ flow: own, pages, assets }, true)
        : wordCopy(own, assets.images, fonts)
    const read = await verifyArtifact({ path: `digest.${format}`, format, bytes }, wanted, of.about)
    return read.map(({ rule }) => rule)
  }

  test.each(['pdf', 'docx'] as const)(
    'reads a %s back, its links and bookmarks too',
    async (format) => {
      expect(await verified(format, flow)).toEqual([])
    },
  )

  test.each(['pdf', 'docx'] as const)('tells another mark in a %s', async (format) => {
    const other = changed(3, 4, { content: [{ text: '●' }] })
    expect(await verified(format, other)).toContain('changed-text')
  })

  const held = provingOf(holding)

  test.each(['pdf', 'docx'] as const)(
    'reads a %s back whose rows a table parts',
    async (format) => {
      expect(rulesOf(held.made.flow, held.edition)).toEqual([])
      expect(await verified(format, held.made.flow, held)).toEqual([])
    },
  )

  test('tells a wrong label of a list in a recommendation', () => {
    const relabelled = held.made.flow.body.map((piece) =>
      piece.type === 'table'
        ? {
            ...piece,
            rows: piece.rows.map(([first, ...others]) => [
              textIn(first!) === 'i.' ? { ...first!, content: [{ text: 'ii.' }] } : first!,
              ...others,
            ]),
          }
        : piece,
    )
    expect(rulesOf({ ...held.made.flow, body: relabelled }, held.edition)).toContain(
      'wrong-overview',
    )
  })

  test('has its sections as headings in cells that head their rows', async () => {
    const all = (element: Element): Element[] => [
      element,
      ...element.kids.flatMap((kid) => (typeof kid === 'string' ? [] : all(kid))),
    ]
    const cells = all(treeOf(await render(made))).filter(
      ({ type }) => type === 'TH' || type === 'TD',
    )
    const headings = cells.filter((cell) => all(cell).some(({ type }) => type === 'H2'))
    expect(headings).toHaveLength(2)
    expect(made.pages.outline.map(({ title }) => title)).toEqual([
      '建议汇编',
      '港口',
      '航道与水文',
      '致各市',
    ])
  })
})
