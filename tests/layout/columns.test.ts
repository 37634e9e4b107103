import { describe, expect, test } from 'vitest'
import type { Piece } from '../../scripts/flow/pieces.ts'
import type { Columns, Rung } from '../../scripts/flow/page-setup.ts'
import { fitPages } from '../../scripts/layout/fit.ts'
import { layoutOf } from '../../scripts/layout/layout.ts'
import type { Face, LaidPage, LineMark } from '../../scripts/layout/model.ts'
import { figure, flowOf, h, p, table } from '../docx/flow.ts'

/** Every character is half an em wide. */
const face: Face = {
  width: (text) => [...text].length / 2,
  trim: () => ({ left: 0, right: 0 }),
  has: () => true,
}
const lay = layoutOf(() => face, null)

const base = flowOf([])
const { margin, height } = base.page
const measure = base.page.width - margin.left - margin.right
/** The lowest that text may stand. */
const bottom = height - margin.bottom

const two = (from: number, to: number, more: Partial<Columns> = {}): Columns => ({
  from,
  to,
  count: 2,
  gap: 16,
  grid: 19,
  before: 10,
  overleaf: false,
  rule: { color: '#12395B', weight: 1, length: null, gap: 6 },
  ...more,
})

/** A paragraph of so many lines in a column. */
const passage = (name: string, lines: number): Piece =>
  p('body', Array.from({ length: lines }, (_, i) => `${name}${i} ${'x'.repeat(27)}`).join(' '))
const rec = (name: string, lines = 2): Piece =>
  p('context', Array.from({ length: lines }, (_, i) => `${name}${i} ${'x'.repeat(70)}`).join(' '))

const linesOf = ({ marks }: LaidPage): LineMark[] =>
  marks.filter((mark): mark is LineMark => mark.type === 'line')
const middle = margin.left + measure / 2
const sides = (lines: readonly LineMark[]) => ({
  left: lines.filter(({ x }) => x < middle),
  right: lines.filter(({ x }) => x >= middle),
})
const endOf = (lines: readonly LineMark[]): number =>
  Math.max(...lines.map(({ top, height: own }) => top + own))

describe('columns', () => {
  const body = [rec('front'), passage('a', 9), passage('b', 9), rec('last', 1)]
  const { pages, columnsFrom } = lay(flowOf(body, { columns: two(1, 3) }))
  const lines = linesOf(pages[0]!)
  const inColumns = lines.filter(({ owner }) => owner === 'body/1' || owner === 'body/2')
  const { left, right } = sides(inColumns)

  test('stand side by side below what is before them, inside the measure', () => {
    expect(pages).toHaveLength(1)
    expect(columnsFrom).toBe(1)
    const width = (measure - 16) / 2
    for (const { x, line } of left)
      expect(x + line.width).toBeLessThanOrEqual(margin.left + width + 0.01)
    for (const { x, line } of right) {
      expect(x).toBeGreaterThanOrEqual(margin.left + width + 16 - 0.01)
      expect(x + line.width).toBeLessThanOrEqual(margin.left + measure + 0.01)
    }
    expect(Math.min(...inColumns.map(({ top }) => top))).toBeGreaterThan(
      endOf(lines.filter(({ owner }) => owner === 'body/0')),
    )
  })

  test('are even, their lines on one grid', () => {
    expect(Math.abs(left.length - right.length)).toBeLessThanOrEqual(2)
    const tops = (side: readonly LineMark[]) => side.map(({ top }) => Math.round(top * 100))
    expect(tops(left).slice(0, right.length)).toEqual(tops(right))
  })

  test('are drawn in the order of reading: all of the left one first', () => {
    expect(inColumns.map(({ x }) => x < middle)).toEqual([
      ...left.map(() => true),
      ...right.map(() => false),
    ])
    expect(lines.map(({ owner }) => owner)).toEqual(
      [...lines].sort((a, b) => (a.owner! < b.owner! ? -1 : 1)).map(({ owner }) => owner),
    )
  })

  test('have a rule above them, and what follows below both', () => {
    const rules = pages[0]!.marks.filter((mark) => mark.type === 'stroke')
    expect(rules.some(({ x1, x2 }) => x2 - x1 > measure - 1)).toBe(true)
    const [after] = lines.filter(({ owner }) => owner === 'body/3')
    expect(after!.top).toBeGreaterThanOrEqual(endOf(inColumns))
  })

  test('overleaf begin at the head of the next page, without a rule', () => {
    const laid = lay(flowOf(body, { columns: two(1, 3, { overleaf: true }) }))
    expect(laid.columnsFrom).toBe(2)
    expect(linesOf(laid.pages[0]!).every(({ owner }) => owner === 'body/0')).toBe(true)
    expect(laid.pages[1]!.marks.filter(({ type }) => type === 'stroke')).toEqual([])
  })

  test('that are too long are filled, and even on the last page', () => {
    const long = Array.from({ length: 30 }, (_, i) => passage(`p${i}-`, 4))
    const flow = flowOf([rec('front'), ...long], { columns: two(1, 31) })
    const all = lay(flow).pages.map(linesOf)
    expect(all.length).toBeGreaterThan(1)
    expect(endOf(all[0]!)).toBeGreaterThan(bottom - 4 * 19)
    for (const page of all) expect(endOf(page)).toBeLessThanOrEqual(bottom + 0.01)
    const last = sides(all.at(-1)!)
    expect(Math.abs(last.left.length - last.right.length)).toBeLessThanOrEqual(3)
    const order = all.flat().map(({ owner }) => Number(owner!.split('/')[1]))
    expect(order).toEqual([...order].sort((a, b) => a - b))
  })

  test('leave room for what stands below them on the last page', () => {
    for (let count = 1; count < 24; count++) {
      const long = Array.from({ length: count }, (_, i) => passage(`p${i}-`, 4))
      const flow = flowOf([...long, rec('last', 3)], { columns: two(0, count) })
      const { pages: made } = lay(flow)
      const final = linesOf(made.at(-1)!)
      expect(final.some(({ owner }) => owner === `body/${count - 1}`)).toBe(true)
      expect(endOf(final)).toBeLessThanOrEqual(bottom + 0.01)
    }
  })

  test('with a row taller than the room that is left take it overleaf', () => {
    const tall = table('t', [[`${'x'.repeat(20)} `.repeat(20)]])
    for (let count = 8; count < 18; count++) {
      const front = Array.from({ length: count }, (_, i) => rec(`r${i}-`))
      const flow = flowOf([...front, passage('a', 2), tall, passage('b', 3)], {
        columns: two(count, count + 3),
      })
      for (const page of lay(flow).pages)
        expect(endOf(linesOf(page))).toBeLessThanOrEqual(bottom + 0.01)
    }
  })

  test('keep a heading with what follows it', () => {
    for (let lines = 3; lines < 20; lines++) {
      const flow = flowOf([passage('a', lines), h(2, 'two', 'Two'), passage('b', 6)], {
        columns: two(0, 3),
      })
      const marks = linesOf(lay(flow).pages[0]!)
      const at = marks.findIndex(({ owner }) => owner === 'body/1')
      expect(marks[at + 1]!.x < middle).toBe(marks[at]!.x < middle)
    }
  })

  test('have their notes at the foot of the page, across it', () => {
    const noted = p('body', [
      { text: 'text ' },
      { text: '1', note: 'n1' },
      { text: ' x'.repeat(300) },
    ])
    const flow = flowOf([noted, ...Array.from({ length: 30 }, () => passage('a', 4))], {
      columns: two(0, 31),
      notes: [{ id: 'n1', number: '1', body: [p('note', 'the note')] }],
    })
    const [first] = lay(flow).pages
    const foot = linesOf(first!).filter(({ owner }) => owner?.startsWith('notes/'))
    const text = linesOf(first!).filter(({ owner }) => owner?.startsWith('body/'))
    expect(foot.length).toBeGreaterThan(0)
    expect(endOf(text)).toBeLessThanOrEqual(Math.min(...foot.map(({ top }) => top)))
    expect(endOf(foot)).toBeLessThanOrEqual(bottom + 0.01)
  })

  test('hold tables and figures no wider than themselves', () => {
    const flow = flowOf([figure('f', 'chart'), table('t', [['head'], ['cell']])], {
      columns: two(0, 2),
    })
    const width = (measure - 16) / 2
    const marks = lay(flow).pages.flatMap((page) => page.marks)
    const image = marks.find(({ type }) => type === 'image')
    expect(image?.type === 'image' && image.width).toBeLessThanOrEqual(width + 0.01)
    for (const mark of marks)
      if (mark.type === 'stroke') expect(mark.x2 - mark.x1).toBeLessThanOrEqual(width + 0.01)
  })
})

describe('a ladder', () => {
  const small = { ...base.styles['body']!, size: 9, leading: 15 }
  const ladder = (from: number, to: number): Rung[] => [
    { pages: 1, columns: null, styles: {} },
    { pages: 1, columns: two(from, to, { grid: 15 }), styles: { body: small } },
    { pages: 2, columns: two(from, to, { grid: 15, overleaf: true }), styles: { body: small } },
    { pages: null, columns: two(from, to, { grid: 15, overleaf: true }), styles: { body: small } },
    { pages: null, columns: two(from, to, { grid: 15 }), styles: { body: small } },
  ]
  /** `front` recommendations, then so many passages of four lines in a column. */
  const made = (front: number, passages: number) => {
    const body = [
      ...Array.from({ length: front }, (_, i) => rec(`r${i}-`)),
      ...Array.from({ length: passages }, (_, i) => passage(`p${i}-`, 4)),
    ]
    return fitPages(flowOf(body, { ladder: ladder(front, front + passages) }), lay.place)
  }

  test.each([
    ['one page in one column', 3, 3, 1, null],
    ['one page, passages in columns', 3, 16, 1, false],
    ['one sheet, passages on the back', 10, 18, 2, true],
    ['a back that goes on', 10, 60, 4, true],
    ['passages below recommendations that go on', 24, 10, 2, false],
  ])('takes %s', (_, front, passages, pages, overleaf) => {
    const { flow, pages: laid, outcome } = made(front, passages)
    expect(laid.pages).toHaveLength(pages)
    expect(flow.columns?.overleaf ?? null).toBe(overleaf)
    expect(outcome).toBeNull()
  })

  test('never sets a passage before a recommendation', () => {
    for (const [front, passages] of [
      [3, 16],
      [10, 18],
      [24, 10],
    ] as const) {
      const order = made(front, passages)
        .pages.pages.flatMap(linesOf)
        .map(({ owner }) => Number(owner!.split('/')[1]))
      expect(order).toEqual([...order].sort((a, b) => a - b))
    }
  })

  test('whose last way does not hold says by how many lines', () => {
    const body = Array.from({ length: 40 }, (_, i) => passage(`p${i}-`, 4))
    const flow = flowOf(body, { ladder: [{ pages: 1, columns: null, styles: {} }] })
    const { outcome } = fitPages(flow, lay.place)
    expect(outcome).toMatchObject({ pages: 1, steps: [] })
    expect(outcome!.linesOver).toBeGreaterThan(0)
  })
})
