import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Fit } from '../../scripts/flow/page-setup.ts'
import type { Flow } from '../../scripts/flow/model.ts'
import { fitPages } from '../../scripts/layout/fit.ts'
import type { ImageMark, LaidPage, LineMark, Mark, Placed } from '../../scripts/layout/model.ts'
import { make } from '../pdf/make.ts'

const fit: Fit = {
  pages: 1,
  steps: ['banner', 'leading', 'size'],
  minLeading: 16.8,
  minSize: 10.5,
}
const made = make(join(import.meta.dirname, '../proof/memo.md'))[0]!.flow
const flow: Flow = { ...made, fit }

const body = ({ styles }: Flow) => styles['body']!

const { width, height } = flow.page
const pageOf = (marks: readonly Mark[]): LaidPage => ({ width, height, marks, bands: [] })
const placed = (pages: readonly LaidPage[]): Placed => ({
  count: pages.length,
  page: (number) => pages[number - 1]!,
  draw: () => ({ anchors: new Map(), outline: [], pages }),
})

/** One page for each 100 of `depth`, when the body is 11 pt with a leading of 18 pt; twenty lines on each. */
const layoutOf = (depth: number) => {
  const seen: Flow[] = []
  const place = (tried: Flow): Placed => {
    seen.push(tried)
    const count = Math.ceil((depth * body(tried).leading * body(tried).size) / (18 * 11 * 100))
    const marks = Array.from(
      { length: 20 },
      (_, at) => ({ type: 'line', top: 18 * at }) as LineMark,
    )
    return placed(Array.from({ length: count }, () => pageOf(marks)))
  }
  return { seen, place }
}

describe('a document that shall fit one page', () => {
  test('stays as it is when it does', () => {
    const { seen, place } = layoutOf(80)
    expect(fitPages(flow, place)).toMatchObject({ flow, outcome: null })
    expect(seen).toEqual([flow])
  })

  test('is squeezed as little as it takes, in the order of its template', () => {
    const depth = (100 * 18 * 11) / ((body(flow).leading - 0.5) * body(flow).size)
    const { outcome, flow: fitted } = fitPages(flow, layoutOf(depth).place)
    expect(body(fitted).leading).toBeCloseTo(body(flow).leading - 0.5)
    expect(body(fitted).size).toBe(body(flow).size)
    expect(outcome?.linesOver).toBe(0)
    expect(outcome?.steps.map((step) => step.split(' ')[0])).toEqual(['banner', 'leading'])
  })

  test('never goes below the floors', () => {
    const floor = (100 * 18 * 11) / (fit.minLeading * fit.minSize)
    const { outcome, flow: fitted } = fitPages(flow, layoutOf(floor - 0.01).place)
    expect(outcome?.linesOver).toBe(0)
    expect(body(fitted).leading).toBeCloseTo(fit.minLeading)
    expect(body(fitted).size).toBeCloseTo(fit.minSize)
  })

  test('may fit above the floor, where pictures take more lines of a finer grid', () => {
    const { place } = layoutOf(50)
    const isFine = (tried: Flow) => body(tried).leading === body(flow).leading - 0.5
    const page = pageOf([{ type: 'line', top: 0 } as LineMark])
    const picky = (tried: Flow): Placed => (isFine(tried) ? place(tried) : placed([page, page]))
    const { outcome, flow: fitted } = fitPages(flow, picky)
    expect(outcome?.linesOver).toBe(0)
    expect(isFine(fitted)).toBe(true)
  })

  test('is left as it is when even the floor does not do, which one more layout tells', () => {
    const { seen, place } = layoutOf(1000)
    const { outcome, flow: left } = fitPages(flow, place)
    expect(left).toBe(flow)
    expect(outcome?.steps).toEqual([])
    expect(outcome?.linesOver).toBeGreaterThan(0)
    expect(seen).toHaveLength(2)
  })
})

describe('a document whose last page is nearly blank', () => {
  const fewer: Flow = {
    ...made,
    fit: { ...fit, pages: 'fewer', steps: ['leading'], minLeading: 18 },
  }
  const line = (top: number) => ({ type: 'line', top, height: 19, owner: null }) as LineMark
  const { top, bottom } = fewer.page.margin
  const height = fewer.page.height - top - bottom
  /** Pages of `lines` lines in all, as many on each as there is room for. */
  const layoutOfLines = (lines: number) => {
    const leadings: number[] = []
    const place = (tried: Flow): Placed => {
      const { leading } = body(tried)
      leadings.push(leading)
      const most = Math.floor(height / leading)
      const pages = Array.from({ length: Math.ceil(lines / most) }, (_, page) =>
        pageOf(
          Array.from({ length: Math.min(most, lines - page * most) }, (_line, at) =>
            line(top + at * leading),
          ),
        ),
      )
      return placed(pages)
    }
    return { leadings, place }
  }
  const most = Math.floor(height / body(fewer).leading)

  test('is squeezed onto a page fewer, and nobody is told', () => {
    const { outcome, pages, flow: set } = fitPages(fewer, layoutOfLines(20 * most + 3).place)
    expect(outcome).toBeNull()
    expect(pages.pages).toHaveLength(20)
    expect(body(set).leading).toBeLessThan(body(fewer).leading)
  })

  test('is squeezed onto fewer pages than its template allows', () => {
    const { place } = layoutOfLines(20 * most + 3)
    const { outcome, pages } = fitPages({ ...fewer, fit: { ...fewer.fit!, pages: 21 } }, place)
    expect(outcome).toBeNull()
    expect(pages.pages).toHaveLength(20)
  })

  test('stays as it is where squeezing does not do, or half of the page is filled, or it is long', () => {
    const tall = fitPages(fewer, layoutOfLines(2 * most + 10).place)
    expect(tall).toMatchObject({ flow: fewer, outcome: null })
    const half = layoutOfLines(20 * most + Math.ceil(most / 2) + 1)
    expect(fitPages(fewer, half.place).flow).toBe(fewer)
    const long = layoutOfLines(60 * most + 1)
    expect(fitPages(fewer, long.place).flow).toBe(fewer)
    expect([half.leadings, long.leadings].map(({ length }) => length)).toEqual([1, 1])
  })

  test('has its padding scaled with its leading', () => {
    const { flow: set } = fitPages(fewer, layoutOfLines(20 * most + 3).place)
    const scale = body(set).leading / body(fewer).leading
    expect(set.styles['recommendation']!.pad).toBeCloseTo(
      fewer.styles['recommendation']!.pad * scale,
    )
    expect(set.table.padding.y).toBeCloseTo(fewer.table.padding.y * scale)
  })
})

test('pictures beyond the pages asked for count as lines', () => {
  const image = { type: 'image', y: 100, height: 19 * 40 } as ImageMark
  const pages = [pageOf([]), pageOf([image])]
  const { outcome } = fitPages(flow, () => placed(pages))
  expect(outcome!.linesOver).toBeGreaterThanOrEqual(40)
})
