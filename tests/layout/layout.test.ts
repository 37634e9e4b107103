import { describe, expect, test } from 'vitest'
import type { Piece } from '../../scripts/flow/pieces.ts'
import { layoutOf } from '../../scripts/layout/layout.ts'
import type { Face, Mark } from '../../scripts/layout/model.ts'
import { figure, flowOf, h, p, table } from '../docx/flow.ts'

/** Every character is half an em wide. */
const face: Face = {
  width: (text) => [...text].length / 2,
  trim: () => ({ left: 0, right: 0 }),
  has: () => true,
}

const base = flowOf([])
const marksOf = (body: readonly Piece[], more: Parameters<typeof flowOf>[1] = {}): Mark[] =>
  layoutOf(() => face, null)(flowOf(body, more)).pages.flatMap(({ marks }) => marks)
const textOf = (mark: Mark): string => (mark.type === 'line' ? mark.line.text : '')
const lineOf = (marks: readonly Mark[], text: string) => {
  const mark = marks.find((each) => textOf(each).startsWith(text))
  if (mark?.type !== 'line') throw new Error(`no line ${text}`)
  return mark
}

describe('layout', () => {
  test("every second row of a table's body stands on its band, under all other marks", () => {
    const rows = [['head'], ['first'], ['second'], ['third'], ['fourth']]
    const look = { ...base.table, banding: '#EEEEEE' }
    const marks = marksOf([table('t', rows)], { table: look })
    const bands = marks.flatMap((mark) => (mark.type === 'rect' ? [mark] : []))
    const onBand = marks.filter(
      (mark) =>
        mark.type === 'line' &&
        bands.some(({ y, height }) => mark.top >= y && mark.top + mark.height <= y + height),
    )
    expect(onBand.map(textOf)).toEqual(['second', 'fourth'])
    expect(marks.slice(0, 2).map(({ type }) => type)).toEqual(['rect', 'rect'])
    expect(bands.map(({ color }) => color)).toEqual(['#EEEEEE', '#EEEEEE'])
  })

  test('every second column from the third on has a stripe, its head too', () => {
    const rows = [
      ['a', 'b', 'c', 'd', 'e'],
      ['1', '2', '3', '4', '5'],
    ]
    const look = { ...base.table, stripes: '#EEEEEE' }
    const marks = marksOf([table('t', rows)], { table: look })
    const fills = marks.flatMap((mark) => (mark.type === 'rect' ? [mark] : []))
    const onStripe = marks.filter(
      (mark) =>
        mark.type === 'line' && fills.some(({ x, width }) => mark.x >= x && mark.x < x + width),
    )
    expect(onStripe.map(textOf).sort()).toEqual(['3', '5', 'c', 'e'])
    expect(fills).toHaveLength(4)
  })

  test('a table without banding has no fills', () => {
    const marks = marksOf([table('t', [['head'], ['first'], ['second']])])
    expect(marks.filter(({ type }) => type === 'rect')).toEqual([])
  })

  test.each(['measure', 'text'] as const)('a panel is as wide as its %s', (panel) => {
    const style = { ...base.styles['recommendation']!, left: 40, hanging: 10, right: 20, panel }
    const marks = marksOf([p('recommendation', 'text')], {
      styles: { ...base.styles, recommendation: style },
    })
    const [fill] = marks.flatMap((mark) => (mark.type === 'rect' ? [mark] : []))
    const { width, margin } = base.page
    const measure = width - margin.left - margin.right
    const [left, right] = panel === 'text' ? [30, 20] : [0, 0]
    expect(fill!.x).toBeCloseTo(margin.left + left - style.pad)
    expect(fill!.width).toBeCloseTo(measure - left - right + 2 * style.pad)
  })

  test('a panel that a page cuts is padded on either side of the cut', () => {
    const long = p('recommendation', 'x '.repeat(2600))
    const { pages } = layoutOf(() => face, null)(flowOf([long]))
    expect(pages.length).toBeGreaterThan(1)
    const { pad } = base.styles['recommendation']!
    for (const { marks } of pages) {
      const [fill] = marks.filter((mark) => mark.type === 'rect')
      const lines = marks.filter((mark) => mark.type === 'line')
      expect(fill!.y).toBeCloseTo(Math.min(...lines.map(({ top }) => top)) - pad)
      const end = Math.max(...lines.map(({ top, height }) => top + height))
      expect(fill!.y + fill!.height).toBeCloseTo(end + pad)
    }
  })

  test('the running head names the section that a page begins with', () => {
    const text = (words: number) => p('body', 'word '.repeat(words))
    const running = { left: [], center: [], right: [{ field: 'section' as const }] }
    const flow = flowOf([h(2, 'one', 'One'), text(3000), h(2, 'two', 'Two'), text(3000)], {
      header: { first: running, other: running },
    })
    const { pages, anchors } = layoutOf(() => face, null)(flow)
    const heads = pages.map(({ bands }) => bands.map(textOf).find((text) => /One|Two/.test(text)))
    const second = anchors.get('two')!
    expect(second.y).toBeGreaterThan(flow.page.margin.top)
    expect(heads).toEqual(pages.map((_, at) => (at < second.page ? 'One' : 'Two')))
  })

  test('the blank after a figure counts once', () => {
    const below = (after: number): number => {
      const styles = { ...base.styles, figure: { ...base.styles['figure']!, after } }
      return lineOf(marksOf([figure('f', 'chart'), p('body', 'text')], { styles }), 'text').top
    }
    expect(below(19) - below(0)).toBeCloseTo(19)
  })

  test.each([
    [[3, 3], 22],
    [[2, 3], 22],
  ] as const)(
    'a heading is listed in the style of its level, whatever else is: %j',
    (levels, left) => {
      const contents: Piece = { type: 'contents', title: '', levels }
      const marks = marksOf([contents, h(2, 'two', 'Two'), h(3, 'three', 'Three')])
      expect(lineOf(marks, 'Three').x).toBeCloseTo(base.page.margin.left + left)
    },
  )
})
