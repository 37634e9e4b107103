import { describe, expect, test } from 'vitest'
import type { Label, Paragraph, Piece } from '../../scripts/flow/pieces.ts'
import type { Flow } from '../../scripts/flow/model.ts'
import { foreignLang } from '../../scripts/memo/language.ts'
import { foreignLangs } from '../../scripts/pdf/language.ts'
import { planTags } from '../../scripts/pdf/tags.ts'
import type { Tag } from '../../scripts/pdf/tag.ts'

const p = (text: string, more: Partial<Paragraph> = {}): Paragraph => ({
  type: 'paragraph',
  style: 'body',
  content: [{ text }],
  ...more,
})
const h = (outline: number, text: string): Paragraph => p(text, { outline, style: 'heading' })
const q = (text: string, ...quoted: number[]): Paragraph => p(text, { style: 'quote', quoted })
const label = (list: number, level = 0, format: Label['format'] = 'bullet'): Label => ({
  list,
  level,
  format,
  text: '•',
  prefix: '',
  ordinal: 0,
  suffix: '',
})
const li = (text: string, list: number, level = 0): Paragraph =>
  p(text, { style: 'item', label: label(list, level) })
const more = (text: string, list: number, level = 0): Paragraph =>
  p(text, { style: 'item-continue', within: { list, level } })
const figure: Piece = {
  type: 'figure',
  id: 'fig',
  image: 'x',
  alt: '图',
  width: 1,
  height: 1,
  style: 'figure',
}

const flowOf = (body: readonly Piece[], notes: Flow['notes'] = [], lang = 'zh-CN'): Flow =>
  ({ meta: { lang }, body, notes }) as unknown as Flow

/** A plan as text: `L(LI(Lbl:body/0/label LBody(P:body/0)))`. */
const shown = ({ type, owner, kids }: Tag): string =>
  `${type}${owner ? `:${owner}` : ''}${kids.length > 0 ? `(${kids.map(shown).join(' ')})` : ''}`
const planned = (body: readonly Piece[]): string => planTags(flowOf(body)).kids.map(shown).join(' ')
/** The same without owners and labels. */
const outline = (body: readonly Piece[]): string =>
  planned(body)
    .replaceAll(/Lbl:\S+ /g, '')
    .replaceAll(/:[a-z][\w/]*/g, '')

describe('planTags', () => {
  test('paragraphs and headings', () => {
    expect(planned([h(1, '题'), p('一'), h(2, '节')])).toBe('H1:body/0 P:body/1 H2:body/2')
  })

  test('headings never skip a level, and begin at 1', () => {
    const levels = [2, 3, 4, 2, 4].map((level) => h(level, '节'))
    expect(outline(levels)).toBe('H1 H2 H3 H2 H3')
  })

  test('items of a list, with what belongs to each', () => {
    expect(planned([li('甲', 1), more('续', 1), li('乙', 1)])).toBe(
      'L(LI(Lbl:body/0/label LBody(P:body/0 P:body/1)) LI(Lbl:body/2/label LBody(P:body/2)))',
    )
  })

  test('lists in lists, and back', () => {
    expect(outline([li('甲', 1), li('子', 2, 1), li('孙', 3, 2), more('续', 1), li('乙', 1)])).toBe(
      'L(LI(LBody(P L(LI(LBody(P L(LI(LBody(P)))))) P)) LI(LBody(P)))',
    )
  })

  test('two lists in a row are two', () => {
    expect(outline([li('甲', 1), li('乙', 2)])).toBe('L(LI(LBody(P))) L(LI(LBody(P)))')
  })

  test('what stands between two items is in the first', () => {
    expect(outline([li('甲', 1), figure, q('引', 1), li('乙', 1), figure])).toBe(
      'L(LI(LBody(P Figure BlockQuote(P))) LI(LBody(P))) Figure',
    )
  })

  test('a figure or table of the last item is in it, and one after the list is not', () => {
    const inside = { ...figure, within: { list: 1, level: 0 } }
    expect(outline([li('甲', 1), inside, more('图', 1), figure])).toBe(
      'L(LI(LBody(P Figure P))) Figure',
    )
    const deeper = { ...figure, within: { list: 2, level: 1 } }
    expect(outline([li('甲', 1), li('乙', 2, 1), deeper, li('丙', 1)])).toBe(
      'L(LI(LBody(P L(LI(LBody(P Figure))))) LI(LBody(P)))',
    )
  })

  test('a list never reaches over a heading', () => {
    expect(outline([li('甲', 1), h(1, '节'), li('乙', 1)])).toBe(
      'L(LI(LBody(P))) H1 L(LI(LBody(P)))',
    )
  })

  test('a quotation of several paragraphs is one', () => {
    expect(outline([q('一', 0), q('二', 0), p('后')])).toBe('BlockQuote(P P) P')
  })

  test('a quotation in a quotation, and a list in one', () => {
    const quoted = { quoted: [0] }
    const item = { ...li('项', 1), ...quoted }
    expect(outline([q('一', 0), q('内', 0, 1), item, q('末', 0)])).toBe(
      'BlockQuote(P BlockQuote(P) L(LI(LBody(P))) P)',
    )
    expect(outline([item, q('引', 0, 1)])).toBe('BlockQuote(L(LI(LBody(P))) BlockQuote(P))')
    expect(outline([item])).toBe('BlockQuote(L(LI(LBody(P))))')
    expect(outline([item, q('项中之引', 0, 2)])).toBe('BlockQuote(L(LI(LBody(P BlockQuote(P)))))')
    expect(outline([q('一', 0), { ...figure, ...quoted }])).toBe('BlockQuote(P Figure)')
  })

  test('a list is numbered as its labels are', () => {
    const numberings = (['bullet', 'task', 'decimal', 'lowerLetter', 'lowerRoman'] as const).map(
      (format, list) =>
        planTags(flowOf([p('项', { label: label(list, 0, format) })])).kids[0]!.attributes![
          'ListNumbering'
        ],
    )
    expect(numberings).toEqual(['Disc', 'None', 'Decimal', 'LowerAlpha', 'LowerRoman'])
  })

  test('code is inside a paragraph', () => {
    expect(planned([p('x = 1', { style: 'code-2' })])).toBe('P(Code:body/0)')
  })

  test('a table has a head and a body, and every heading cell its scope', () => {
    const rows = [
      [p('姓名'), p('席位')],
      [p('陈海生'), p('')],
    ]
    const table = { type: 'table', id: 't', headRows: 1, rowHeads: [0], rows } as unknown as Piece
    const tag = planTags(flowOf([table])).kids[0]!
    expect(shown(tag)).toBe(
      'Table(THead(TR(TH:body/0/0/0 TH:body/0/0/1)) TBody(TR(TH:body/0/1/0 TD:body/0/1/1)))',
    )
    const cells = tag.kids.flatMap((part) => part.kids.flatMap((row) => row.kids))
    expect(cells.map(({ attributes }) => attributes?.['Scope'])).toEqual([
      'Column',
      'Column',
      'Row',
      undefined,
    ])
    expect(cells.every(({ hollow }) => hollow)).toBe(true)
  })

  test('contents have an entry for each heading they list', () => {
    const contents: Piece = { type: 'contents', title: '目录', levels: [2, 3] }
    expect(planned([contents, h(1, '题'), h(2, '节'), h(3, '款')])).toBe(
      'TOC(Caption:body/0/title TOCI(Reference:body/0/0) TOCI(Reference:body/0/1)) ' +
        'H1:body/1 H2:body/2 H3:body/3',
    )
  })

  test('a divider says nothing', () => {
    expect(planned([{ type: 'divider', style: 'divider' }])).toBe('')
  })

  describe('notes', () => {
    const refer = (text: string, ...notes: string[]): Paragraph =>
      p(text, { content: [{ text }, ...notes.map((note) => ({ text: '1', note }))] })
    const note = (id: string, ...body: Paragraph[]) => ({ id, number: '1', body })

    test('stand after the paragraph that first refers to them', () => {
      const flow = flowOf(
        [refer('一', 'a'), refer('二', 'b', 'a')],
        [note('a', p('甲')), note('b', p('乙'), li('项', 1))],
      )
      expect(planTags(flow).kids.map(shown)).toEqual([
        'P:body/0',
        'Note(Lbl:notes/0/0/label P:notes/0/0)',
        'P:body/1',
        'Note(Lbl:notes/1/0/label P:notes/1/0 L(LI(Lbl:notes/1/1/label LBody(P:notes/1/1))))',
      ])
    })

    test('a note of a note stands in it', () => {
      const flow = flowOf([refer('一', 'a')], [note('a', refer('甲', 'b')), note('b', p('乙'))])
      expect(planTags(flow).kids.map(shown)).toEqual([
        'P:body/0',
        'Note(Lbl:notes/0/0/label P:notes/0/0 Note(Lbl:notes/1/0/label P:notes/1/0))',
      ])
    })
  })

  test('a paragraph all in another language says so', () => {
    const langs = (body: readonly Piece[], lang: string) =>
      planTags(flowOf(body, [], lang)).kids.map((tag) => tag.lang)
    expect(langs([p('All English.'), p('混合 English'), p('2025')], 'zh-CN')).toEqual([
      'en',
      undefined,
      undefined,
    ])
    expect(langs([p('中文。'), p('Mixed 中文')], 'en')).toEqual(['zh-CN', undefined])
  })
})

describe('language', () => {
  test('a single letter is a sign, a word is a word', () => {
    expect(foreignLang('5G', 'zh-CN')).toBe(null)
    expect(foreignLang('AI', 'zh-CN')).toBe('en')
    expect(foreignLang('江城', 'en-GB')).toBe('zh-CN')
  })

  test('spaces, digits and marks go with the words around them', () => {
    expect(foreignLangs(['与', 'MP', ' ', '2', ' ', 'Materials', ' ', '，'], 'zh-CN')).toEqual([
      null,
      'en',
      'en',
      'en',
      'en',
      'en',
      null,
      null,
    ])
  })

  test('a full-width mark ends a term', () => {
    expect(foreignLangs(['AI', '、', 'IT'], 'zh-CN')).toEqual(['en', null, 'en'])
  })
})
