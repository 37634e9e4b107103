/** The overview: contents and recommendations in one table, with the domains each concerns. */
import { describe, expect, test } from 'vitest'
import { editionOf } from '../scripts/build/editions.ts'
import { planOf } from '../scripts/build/plan.ts'
import { wordCopy } from '../scripts/build/word-copy.ts'
import { home } from '../scripts/files.ts'
import type { Paragraph, Table } from '../scripts/flow/pieces.ts'
import type { Flow } from '../scripts/flow/model.ts'
import type { FormatName } from '../scripts/template/names.ts'
import { loadTemplates } from '../scripts/project/templates.ts'
import { checkFlow } from '../scripts/proof/flow.ts'
import { aboutOf } from '../scripts/proof/prove.ts'
import { toldOf } from '../scripts/proof/told.ts'
import { verifyArtifact } from '../scripts/proof/readback.ts'
import { readText } from '../scripts/project/read-text.ts'
import { findingsOf } from './memo/read.ts'
import { fonts, makeText, paged, render, type Made } from './pdf/make.ts'
import { treeOf, type Element } from './pdf/tree.ts'

type Domains = Readonly<Record<string, string>>

/** A memo with a section for each domain, of so many recommendations. */
const memoWith = (domains: Domains, count = 2, marker = ''): string =>
  [
    '---\ntitle: 河湖对话\nlang: zh-CN\nstatus: final\n',
    Object.keys(domains).length > 0 ? 'domains:\n' : '',
    ...Object.entries(domains).map(([slug, value]) => `  ${slug}: ${value}\n`),
    '---\n\n开篇。\n',
    ...sectionsOf(domains).map(
      (title) =>
        `\n## ${title}\n\n论述。\n\n### 建议\n\n${Array.from({ length: count }, (_, i) => `- 各方应增设航道第${i + 1}段，并公开数据。${marker}`).join('\n')}\n`,
    ),
    '\n## 结语\n\n到此为止。\n',
  ].join('')

const sectionsOf = (domains: Domains): string[] =>
  Object.keys(domains).length === 0
    ? ['港口', '航道']
    : Object.values(domains).map((value) => /title: ([^,}]+)/.exec(value)?.[1]?.trim() ?? value)

const named = (count: number): Domains =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`d${i + 1}`, `第${i + 1}项`]))

const briefOf = (text: string): Made => makeText(text, '.', ['brief'])[0]!
const overviewIn = ({ body }: Flow): Table =>
  body.find((piece): piece is Table => piece.type === 'table' && piece.id === undefined)!
const textIn = ({ content }: Paragraph): string =>
  content.map((inline) => ('text' in inline ? inline.text : '#')).join('')
const rowsIn = (flow: Flow): string[] =>
  overviewIn(flow).rows.map((row) => row.map(textIn).join('|'))
const legendIn = ({ body }: Flow): string =>
  textIn(
    body.find(
      (piece): piece is Paragraph => 'style' in piece && piece.style === 'overview-legend',
    )!,
  )

const two: Domains = { harbours: '港口', channels: '{ title: 航道与水文, short: 航道 }' }

describe('the overview', () => {
  test('has number, key phrase, a mark for each domain, and page', () => {
    const text = memoWith(two, 1, ' <!-- unit domains=channels key="公开数据" -->')
    expect(rowsIn(briefOf(text).flow)).toEqual([
      '|目录与建议一览|港口|航道|页',
      '1|港口|||#',
      '1.1|公开数据|●|○|#',
      '2|航道与水文|||#',
      '2.1|公开数据||●|#',
      '|结语|||#',
    ])
  })

  test('has the first clause where no key is marked', () => {
    expect(rowsIn(briefOf(memoWith(two, 1)).flow)[2]).toBe('1.1|各方应增设航道第1段|●||#')
  })

  test('has a column for whom recommendations are addressed to, where one says so', () => {
    const text = memoWith(two, 2).replace('第1段，并公开数据。', '$& <!-- unit to=双方 -->')
    expect(rowsIn(briefOf(text).flow).slice(0, 4)).toEqual([
      '|目录与建议一览|对象|港口|航道|页',
      '1|港口||||#',
      '1.1|各方应增设航道第1段|双方|●||#',
      '1.2|各方应增设航道第2段||●||#',
    ])
  })

  test('wraps a long head of a domain that has no short name', () => {
    const { flow, pages } = briefOf(memoWith({ one: '跨流域水量调度与生态补偿机制', two: '航道' }))
    const piece = flow.body.indexOf(overviewIn(flow))
    const lines = pages.pages[0]!.marks.filter(
      (mark) => mark.type === 'line' && mark.owner === `body/${piece}/0/2`,
    )
    expect(lines.length).toBeGreaterThan(1)
    const short = briefOf(
      memoWith({ one: '{ title: 跨流域水量调度与生态补偿机制, short: 调度 }', two: '航道' }),
    )
    expect(rowsIn(short.flow)[0]).toContain('|调度|航道|')
  })

  test('has heads of three lines at most, where a domain has a long Chinese name', () => {
    const { flow, pages } = makeText(
      memoWith({ one: '跨流域水量调度与生态补偿机制', two: '航道' }),
      '.',
      ['digest'],
    )[0]!
    const piece = flow.body.findIndex(({ type }) => type === 'table')
    const lines = pages.pages[0]!.marks.filter(
      (mark) => mark.type === 'line' && mark.owner === `body/${piece}/0/2`,
    )
    expect(lines).toHaveLength(3)
  })

  test('has no columns without domains, and no legend, which would be a blank paragraph', () => {
    const text = memoWith({}).replace('domains:\n', 'domains: {}\n')
    const { flow } = briefOf(text.replace('status: final\n', 'status: final\ndomains: {}\n'))
    expect(rowsIn(flow)[0]).toBe('|目录与建议一览|页')
    expect(flow.body.some((piece) => 'style' in piece && piece.style === 'overview-legend')).toBe(
      false,
    )
  })

  test('numbers the heads of more than eight domains, with a legend', () => {
    const eight = briefOf(memoWith(named(8), 1)).flow
    const nine = briefOf(memoWith(named(9), 1)).flow
    expect(rowsIn(eight)[0]).toContain('|第8项|')
    expect(rowsIn(nine)[0]).toBe(`|目录与建议一览|${[1, 2, 3, 4, 5, 6, 7, 8, 9].join('|')}|页`)
    expect(legendIn(nine)).toContain('9 第9项')
    expect(legendIn(eight)).not.toContain('第8项')
  })

  test('shows its head again on each page it goes on to', () => {
    const { flow, pages } = briefOf(memoWith(named(6), 9))
    const title = (page: number) =>
      pages.pages[page]!.marks.filter(
        (mark) => mark.type === 'line' && mark.line.text === '目录与建议一览',
      )
    expect(overviewIn(flow).rows.length).toBeGreaterThan(50)
    expect(title(0)).toHaveLength(1)
    expect(title(1)).toMatchObject([{ owner: null }])
  })

  test('has no section alone at the foot of a page', () => {
    const { flow, pages } = briefOf(memoWith(named(7), 7))
    const piece = flow.body.indexOf(overviewIn(flow))
    const rows = pages.pages[0]!.marks.flatMap((mark) => {
      const [, at, row] = (mark.type === 'line' && mark.owner?.split('/')) || []
      return Number(at) === piece ? [Number(row)] : []
    })
    const last = overviewIn(flow).rows[Math.max(...rows)]!
    expect(last[0]!.style).not.toBe('overview-section')
  })

  test('stands neither in a review copy nor in a handout', () => {
    const made = makeText(memoWith(two), '.', ['gongwen', 'handout'])
    expect(made.some(({ flow }) => flow.body.some((piece) => piece.type === 'table'))).toBe(false)
  })
})

test.each([
  ['short: 航', '5:13'],
  ['title: ""', '5:13'],
  ['title: 航道, name: 航', '5:13'],
])('a domain that is {%s} is refused at its line', (value, place) => {
  const text = `---\ntitle: 河湖\nlang: zh-CN\ndomains:\n  channels: { ${value} }\n---\n\n## 航道\n\n论述。\n`
  expect(findingsOf(text).some((finding) => finding.startsWith(place.split(':')[0]!))).toBe(true)
})

describe('the proof of an overview', () => {
  const text = memoWith(two, 2, ' <!-- unit domains=channels to=双方 -->')
  const memo = readText(text, () => {}).memo!
  const templates = loadTemplates(home).all
  const [plan] = planOf(memo, templates, { only: ['brief'], formats: ['pdf'] })
  const edition = editionOf(memo, plan!)
  const made = briefOf(text)
  const { flow } = made
  const about = aboutOf(toldOf({ memo, source: text, path: 'memo.md', images: new Map() }))
  const bytesOf = async (format: FormatName, { flow: own, pages }: Pick<Made, 'flow' | 'pages'>) =>
    format === 'pdf'
      ? await render({ flow: own, pages, assets: made.assets }, true)
      : wordCopy(own, made.assets.images, fonts)
  const verified = async (format: FormatName, other: Flow = flow) => {
    const bytes = await bytesOf(format, paged(other))
    const path = `memo.${format}`
    return verifyArtifact({ path, format, bytes }, flow, about).map(({ rule }) => rule)
  }

  test.each(['pdf', 'docx'] as const)('reads it back from a %s', async (format) => {
    expect(await verified(format)).toEqual([])
  })

  const changed = (row: number, cell: number, change: Partial<Paragraph>): Flow => {
    const table = overviewIn(flow)
    const rows = table.rows.map((cells, r) =>
      r === row ? cells.map((each, c) => (c === cell ? { ...each, ...change } : each)) : cells,
    )
    return {
      ...flow,
      body: flow.body.map((piece) => (piece === table ? { ...table, rows } : piece)),
    }
  }
  const rulesOf = (other: Flow): string[] =>
    checkFlow(edition, other, { source: 'memo.md', artifact: 'memo.pdf' }).map(({ rule }) => rule)

  test('is silent on what the memo says', () => {
    expect(rulesOf(flow)).toEqual([])
  })

  test.each<[string, number, number, Partial<Paragraph>]>([
    ['number', 2, 0, { content: [{ text: '1.2' }] }],
    ['phrase', 2, 1, { content: [{ text: '各方应拆除航道' }] }],
    ['addressee', 2, 2, { content: [{ text: '一方' }] }],
    ['mark', 2, 3, { content: [{ text: '○' }] }],
    ['missing mark', 2, 4, { content: [] }],
    ['page of another', 2, 5, { content: [{ field: 'page-of', of: 'u00000000' }] }],
    ['link to another', 2, 1, { leadsTo: 'u00000000' }],
    ['heading', 1, 1, { content: [{ text: '海港' }] }],
    ['section number', 1, 0, { content: [{ text: '2' }] }],
  ])('tells a wrong %s', (_, row, cell, change) => {
    expect(rulesOf(changed(row, cell, change))).toContain('wrong-overview')
  })

  test('tells a row that is lost, twice, or out of order', () => {
    const table = overviewIn(flow)
    const withRows = (rows: Table['rows']): Flow => ({
      ...flow,
      body: flow.body.map((piece) => (piece === table ? { ...table, rows } : piece)),
    })
    const { rows } = table
    expect(rulesOf(withRows(rows.toSpliced(2, 1)))).toContain('wrong-overview')
    expect(rulesOf(withRows(rows.toSpliced(2, 0, rows[2]!)))).toContain('wrong-overview')
    expect(rulesOf(withRows(rows.toSpliced(2, 2, rows[3]!, rows[2]!)))).toContain('wrong-overview')
  })

  test.each(['pdf', 'docx'] as const)('tells another mark in a %s', async (format) => {
    const other = changed(2, 4, { content: [{ text: '●' }] })
    expect(await verified(format, other)).toContain('changed-text')
  })

  test('is tagged as a table whose heads say what they head, and its pages as references', async () => {
    const tree = treeOf(await render(made))
    const all = (element: Element): Element[] => [
      element,
      ...element.kids.flatMap((kid) => (typeof kid === 'string' ? [] : all(kid))),
    ]
    const table = all(tree).find(({ type }) => type === 'Table')!
    const heads = all(table).filter(({ type }) => type === 'TH')
    const scopes = heads.map(({ attributes }) => attributes?.['Scope'])
    const rows = overviewIn(flow).rows.length
    expect(scopes.filter((scope) => scope === '/Column')).toHaveLength(6)
    expect(scopes.filter((scope) => scope === '/Row')).toHaveLength(2 * (rows - 1))
    expect(all(table).filter(({ type }) => type === 'Reference')).toHaveLength(rows - 1)
  })
})
