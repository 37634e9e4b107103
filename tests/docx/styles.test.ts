import { describe, expect, it } from 'vitest'
import { cascadeOf } from '../../scripts/readers/docx/cascade.ts'
import { readPackage } from '../../scripts/readers/docx/package.ts'
import { readWordText } from '../../scripts/readers/docx/text.ts'
import { all, childOf, parseXml, type Node } from '../../scripts/readers/docx/xml.ts'
import { wordStyle } from '../../scripts/docx/style-names.ts'
import { toDocx } from '../../scripts/docx/to-docx.ts'
import type { Flow } from '../../scripts/flow/model.ts'
import { assets, flowOf, full, h, p, pages, styles, table } from './flow.ts'
import { partOf } from './package.ts'

const styleOf = async (flow: Flow, id: string): Promise<Node> => {
  const root = parseXml(partOf(await toDocx(flow, assets, pages), 'word/styles.xml'))
  return all(root, 'w:style').find(({ attributes }) => attributes['w:styleId'] === id)!
}
/** What holds for paragraphs of a style, inherited or its own. */
const properties = async (flow: Flow, id: string, name: string) =>
  cascadeOf(readPackage(await toDocx(flow, assets, pages))).paragraph({ paragraph: id })(name)

describe('names', () => {
  it.each([
    ['title', 'Title', 'Title'],
    ['heading2', 'Heading1', 'heading 1'],
    ['heading4', 'Heading3', 'heading 3'],
    ['body', 'BodyText', 'Body Text'],
    ['item', 'ListBullet', 'List Bullet'],
    ['item-3', 'ListBullet3', 'List Bullet 3'],
    ['item-continue-2', 'ListContinue2', 'List Continue 2'],
    ['contents-2', 'TOC2', 'toc 2'],
    ['recommendation-continue-2', 'MemoRecommendationContinue2', 'Memo Recommendation Continue 2'],
    ['heading1', 'MemoHeading1', 'Memo Heading1'],
  ])('%s is %s', (style, id, name) => {
    expect(wordStyle(style)).toMatchObject({ id, name })
  })

  it('counts in List Number', () => {
    expect(wordStyle('item-2', 'numbered')).toMatchObject({ id: 'ListNumber2', isBuiltIn: true })
    expect(wordStyle('recommendation', 'numbered').id).toBe('MemoRecommendation')
  })
})

describe('looks', () => {
  it('indents in characters, for readers that know none also in twips', async () => {
    expect((await properties(full, 'BodyText', 'w:ind'))?.attributes).toMatchObject({
      'w:firstLineChars': '200',
      'w:firstLine': '440',
    })
  })

  it('follows one token of the template', async () => {
    const wide = { ...full, styles: { ...styles, body: { ...styles['body']!, leading: 21 } } }
    const line = async (flow: Flow) =>
      (await properties(flow, 'BodyText', 'w:spacing'))?.attributes['w:line']
    expect([await line(full), await line(wide)]).toEqual(['380', '420'])
  })

  it('joins what follows an item into its panel: same borders, same indents, text in one column', async () => {
    for (const name of ['w:pBdr', 'w:shd', 'w:ind'])
      expect(await properties(full, 'MemoRecommendationContinue', name)).toEqual(
        await properties(full, 'MemoRecommendation', name),
      )
    const read = readWordText(await toDocx(full, assets, pages))
    expect(read.find(({ style }) => style === 'MemoConcerns')?.text).toBe('\t涉及：渔业')
  })

  it('draws a short rule as a paragraph of its own', async () => {
    const indent = (await properties(full, 'MemoEyebrowRule', 'w:ind'))?.attributes['w:right']
    expect(Number(indent)).toBeCloseTo((396 - 68) * 20, -1)
  })

  it('has every style of the flow, named or not', async () => {
    const flow = flowOf([p('footnote-ish', '甲')], {
      styles: { ...styles, 'footnote-ish': styles['body']! },
    })
    expect(await styleOf(flow, 'MemoFootnoteIsh')).toBeDefined()
  })
})

describe('marks', () => {
  const stylesIn = async (flow: Flow) =>
    [
      ...partOf(await toDocx(flow, assets, pages), 'word/document.xml').matchAll(
        /rStyle w:val="(\w+)"/g,
      ),
    ].map((match) => match[1])

  it('combine into one style', async () => {
    const run = { text: '海 sea', strong: true, emphasis: true, deleted: true } as const
    expect(await stylesIn(flowOf([p('body', [run])]))).toEqual([
      'StrongEmphasisEastAsianDeletedText',
      'StrongEmphasisDeletedText',
    ])
  })

  it('are left out where the paragraph has them: bold on bold is regular in Word', async () => {
    const run = { text: '重', strong: true } as const
    expect(await stylesIn(flowOf([h(2, 'a', [run]), p('body', [run])]))).toEqual(['Strong'])
  })

  it.each([
    ['bold', 'w:b'],
    ['dots', 'w:em'],
    ['font', 'w:rFonts'],
  ] as const)('emphasise Han by %s', async (way, name) => {
    const style = await styleOf(
      { ...full, emphasis: { han: way, font: 'sans' } },
      'EmphasisEastAsian',
    )
    expect(childOf(childOf(style, 'w:rPr'), name)).toBeDefined()
    expect(all(style, 'w:i')).toEqual([])
  })
})

describe('tables', () => {
  it('align columns by style', async () => {
    const flow = flowOf([
      table(
        't',
        [
          ['甲', '乙'],
          ['1', '2'],
        ],
        ['left', 'right'],
      ),
    ])
    const cells = readWordText(await toDocx(flow, assets, pages)).filter(
      ({ place }) => place === 'cell',
    )
    expect(cells.map(({ style }) => style)).toEqual([
      'TableHead',
      'TableHeadRight',
      'TableText',
      'TableTextRight',
    ])
  })
})

describe('rows of a table', () => {
  const stylesOf = async (...rows: string[][]): Promise<string[]> => {
    const docx = await toDocx(flowOf([table('t', rows)]), assets, pages)
    const cells = all(parseXml(partOf(docx, 'word/document.xml')), 'w:tc')
    return cells.map((cell) => all(cell, 'w:pStyle')[0]!.attributes['w:val']!)
  }
  it('stay with the next where one would stand alone', async () => {
    const kept = 'TableTextWithNext'
    expect(await stylesOf(['head'], ['1'], ['2'], ['3'], ['4'])).toEqual([
      'TableHead',
      kept,
      'TableText',
      kept,
      'TableText',
    ])
    expect(await stylesOf(['head'], ['1'])).toEqual(['TableHead', 'TableText'])
    expect(
      await properties(flowOf([table('t', [['h'], ['1'], ['2']])]), kept, 'w:keepNext'),
    ).toBeDefined()
  })
})
