import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Fit, Flow } from '../../scripts/flow/model.ts'
import { fitPages } from '../../scripts/layout/fit.ts'
import type { LineMark, Pages } from '../../scripts/layout/model.ts'
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

/** One page for each 100 of `depth`, when the body is 11 pt with a leading of 18 pt; twenty lines on each. */
const layoutOf = (depth: number) => {
  const seen: Flow[] = []
  const layout = (tried: Flow): Pages => {
    seen.push(tried)
    const count = Math.ceil((depth * body(tried).leading * body(tried).size) / (18 * 11 * 100))
    const marks = Array.from(
      { length: 20 },
      (_, at) => ({ type: 'line', top: 18 * at }) as LineMark,
    )
    return {
      anchors: new Map(),
      outline: [],
      pages: Array.from({ length: count }, () => ({ marks, bands: [] })),
    }
  }
  return { seen, layout }
}

describe('a document that shall fit one page', () => {
  test('stays as it is when it does', () => {
    const { seen, layout } = layoutOf(80)
    expect(fitPages(flow, layout)).toMatchObject({ flow, outcome: null })
    expect(seen).toEqual([flow])
  })

  test('is squeezed as little as it takes, in the order of its template', () => {
    const depth = (100 * 18 * 11) / ((body(flow).leading - 0.5) * body(flow).size)
    const { outcome, flow: fitted } = fitPages(flow, layoutOf(depth).layout)
    expect(body(fitted).leading).toBeCloseTo(body(flow).leading - 0.5)
    expect(body(fitted).size).toBe(body(flow).size)
    expect(outcome?.linesOver).toBe(0)
    expect(outcome?.steps.map((step) => step.split(' ')[0])).toEqual(['banner', 'leading'])
  })

  test('never goes below the floors', () => {
    const floor = (100 * 18 * 11) / (fit.minLeading * fit.minSize)
    const { outcome, flow: fitted } = fitPages(flow, layoutOf(floor - 0.01).layout)
    expect(outcome?.linesOver).toBe(0)
    expect(body(fitted).leading).toBeCloseTo(fit.minLeading)
    expect(body(fitted).size).toBeCloseTo(fit.minSize)
  })

  test('may fit above the floor, where pictures take more lines of a finer grid', () => {
    const { layout } = layoutOf(50)
    const isFine = (tried: Flow) => body(tried).leading === body(flow).leading - 0.5
    const page = { marks: [{ type: 'line', top: 0 } as LineMark], bands: [] }
    const picky = (tried: Flow): Pages =>
      isFine(tried) ? layout(tried) : { anchors: new Map(), outline: [], pages: [page, page] }
    const { outcome, flow: fitted } = fitPages(flow, picky)
    expect(outcome?.linesOver).toBe(0)
    expect(isFine(fitted)).toBe(true)
  })

  test('is left as it is when even the floor does not do, which one more layout tells', () => {
    const { seen, layout } = layoutOf(1000)
    const { outcome, flow: left } = fitPages(flow, layout)
    expect(left).toBe(flow)
    expect(outcome?.steps).toEqual([])
    expect(outcome?.linesOver).toBeGreaterThan(0)
    expect(seen).toHaveLength(2)
  })
})
