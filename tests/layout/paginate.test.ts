import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paginate, paginateFirstFit, type PageMeasure } from '../../scripts/layout/paginate.ts'
import { never, slab, type Slab } from '../../scripts/layout/slabs.ts'

const line = (fields: Partial<Slab> = {}): Slab => slab({ height: 10, piece: 0, ...fields })
const lines = (count: number): Slab[] => Array.from({ length: count }, () => line())
/** A paragraph of so many lines, whose first and last never stand alone. */
const paragraph = (count: number): Slab[] =>
  lines(count).map((each, at) => ({
    ...each,
    breakCost: at > 0 && (at === 1 || at === count - 1) ? never : 0,
  }))
const page = (height: number, fields: Partial<PageMeasure> = {}): PageMeasure => ({
  height,
  grid: 10,
  notes: [],
  noteGap: 0,
  ...fields,
})
const ends = (slabs: readonly Slab[], measure: PageMeasure): number[] =>
  paginate(slabs, measure).map(({ to }) => to)

describe('paginate', () => {
  test('nothing has no pages', () => {
    expect(paginate([], page(100))).toEqual([])
  })

  test('fills each page, and the rest stands on the last', () => {
    expect(ends(lines(27), page(100))).toEqual([10, 20, 27])
  })

  test('ends earlier pages sooner rather than leave a line or two on the last', () => {
    const [first, second] = ends(lines(21), page(100))
    expect(first! + (21 - second!)).toBeGreaterThan(11)
    expect(21 - second!).toBeGreaterThanOrEqual(5)
  })

  test('leaves neither the first nor the last line of a paragraph alone', () => {
    expect(ends([...lines(9), ...paragraph(4), ...lines(10)], page(100))[0]).not.toBe(10)
    expect(ends([...lines(7), ...paragraph(4), ...lines(10)], page(100))[0]).not.toBe(10)
  })

  test('keeps a heading with what follows it', () => {
    const heading = line({ before: 10 })
    const kept = paragraph(6).map((each, at) => (at === 0 ? { ...each, breakCost: never } : each))
    const [first] = ends([...lines(8), heading, ...kept, ...lines(8)], page(100))
    expect(first).toBe(8)
  })

  test('drops the blank above what begins a page', () => {
    const [, second] = paginate([...lines(10), line({ before: 30 }), ...lines(9)], page(100))
    expect(second!.tops[0]).toBe(0)
  })

  test('snaps to the half-line grid what asks for it', () => {
    const [only] = paginate([line({ height: 13 }), line({ snaps: true })], page(100))
    expect(only!.tops).toEqual([0, 15])
  })

  test('shows the head of a table again, and counts its height', () => {
    const head = line({ height: 20 })
    const rows = Array.from({ length: 12 }, (_, at) =>
      line({ repeat: head, breakCost: at === 0 ? never : 0 }),
    )
    const spans = paginate([head, ...rows], page(100))
    expect(spans.map(({ tops }) => tops[0])).toEqual([0, 20])
  })

  test('keeps room for the notes of a page', () => {
    const noted = lines(12).map((each, at) => (at === 2 ? { ...each, notes: [0] } : each))
    expect(ends(noted, page(100, { notes: [30], noteGap: 5 }))[0]).toBeLessThanOrEqual(6)
  })

  test('gives a slab taller than a page a page of its own instead of losing it', () => {
    expect(ends([line(), line({ height: 500 }), line()], page(100))).toEqual([1, 2, 3])
  })

  test('takes a forbidden break when nothing else leaves room', () => {
    const glued = lines(25).map((each) => ({ ...each, breakCost: never }))
    const spans = paginate(glued, page(100))
    expect(spans.at(-1)!.to).toBe(25)
    for (const { from, to } of spans) expect(to - from).toBeLessThanOrEqual(10)
  })

  test('every slab is on one page, in order, and no page is overfull', () => {
    const arbitrary = fc.array(
      fc.record({
        height: fc.integer({ min: 1, max: 40 }),
        before: fc.integer({ min: 0, max: 20 }),
        snaps: fc.boolean(),
        breakCost: fc.constantFrom(0, 0, 4, never),
      }),
      { minLength: 1, maxLength: 80 },
    )
    fc.assert(
      fc.property(arbitrary, (fields) => {
        const slabs = fields.map((each) => line(each))
        const spans = paginate(slabs, page(100))
        expect(spans.flatMap(({ from, to }) => slabs.slice(from, to))).toEqual(slabs)
        for (const { from, to, tops } of spans)
          expect(tops.at(-1)! + slabs[to - 1]!.height).toBeLessThanOrEqual(
            to - from === 1 ? 140 : 100.001,
          )
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  test('weighs a break once for each slab a page can hold: linear in the number of slabs', () => {
    const count = (n: number): number => {
      let reads = 0
      const counted = lines(n).map((each) =>
        Object.defineProperty({ ...each }, 'height', { get: () => ((reads += 1), 10) }),
      )
      paginate(counted, page(100))
      return reads
    }
    expect(count(2000) / count(1000)).toBeLessThan(2.1)
  })
})

describe('paginateFirstFit', () => {
  const filled = (slabs: readonly Slab[], measure: PageMeasure): number[] =>
    paginateFirstFit(slabs, measure).map(({ to }) => to)

  test('fills each page, whatever that leaves for the last', () => {
    expect(filled(lines(21), page(100))).toEqual([10, 20, 21])
  })

  test('leaves neither the first nor the last line of a paragraph alone', () => {
    expect(filled([...lines(9), ...paragraph(4)], page(100))).toEqual([9, 13])
    expect(filled([...lines(7), ...paragraph(4)], page(100))).toEqual([9, 11])
  })

  test('gives a panel its padding where a page ends and begins within it', () => {
    const panel = { key: 1, x: 0, width: 100, fill: '#eee', pad: 5, bar: null }
    const inside = lines(20).map((each) => ({ ...each, panel }))
    expect(filled([...lines(4), ...inside], page(100))).toEqual([9, 18, 24])
  })

  test('keeps that room also where pages are weighed', () => {
    const panel = { key: 1, x: 0, width: 100, fill: '#eee', pad: 5, bar: null }
    const inside = lines(30).map((each) => ({ ...each, panel }))
    const spans = paginate(inside, page(100))
    expect(spans[1]!.tops[0]).toBe(5)
    for (const { from, to, tops } of spans.slice(0, -1))
      expect(tops[to - from - 1]! + 10 + 5).toBeLessThanOrEqual(100)
  })

  test('puts what no page holds on one of its own', () => {
    const slabs = [line(), line({ height: 150 }), line()]
    expect(filled(slabs, page(100))).toEqual([1, 2, 3])
  })
})
