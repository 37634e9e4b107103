/** Whole memos on pages of twenty-five heights: where pages end, nothing is torn apart. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { home } from '../../scripts/files.ts'
import type { Flow } from '../../scripts/flow/model.ts'
import { facesOf } from '../../scripts/fonts/open-fonts.ts'
import { hyphenate } from '../../scripts/layout/hyphenate.ts'
import { layoutOf } from '../../scripts/layout/layout.ts'
import type { LineMark, Mark, Pages } from '../../scripts/layout/model.ts'
import { fonts, make } from '../pdf/make.ts'

const layout = layoutOf(facesOf(fonts), hyphenate)

/** A4 and lower, by 9 pt each: half a line of Chinese text. */
const heights = Array.from({ length: 25 }, (_, at) => 842 - 9 * at)

/** Pages of a flow on paper of a height, which is filled in the order of its pieces. */
const onPaper = (flow: Flow, height: number): Pages =>
  layout({ ...flow, page: { ...flow.page, height } })

type Placed = { readonly page: number; readonly line: LineMark }

/** Lines of a piece, and of a cell or row of it, by owner: `3`, `3/1/0`. Heads that are shown again have none. */
const linesByOwner = ({ pages }: Pages): ReadonlyMap<string, readonly Placed[]> => {
  const found = new Map<string, Placed[]>()
  pages.forEach(({ marks }, page) => {
    for (const line of marks) {
      const owner =
        line.type === 'line'
          ? /^body\/(\d+(?:\/\d+\/\d+)?)$/.exec(line.owner ?? '')?.[1]
          : undefined
      if (owner === undefined || line.type !== 'line') continue
      const own = found.get(owner) ?? []
      found.set(owner, own)
      own.push({ page, line })
    }
  })
  return found
}

/** How many of some lines are on each page, in order. */
const counts = (placed: readonly Placed[]): number[] => {
  const pages = new Map<number, number>()
  for (const { page } of placed) pages.set(page, (pages.get(page) ?? 0) + 1)
  return [...pages.values()]
}

type Laid = {
  readonly flow: Flow
  readonly lines: ReadonlyMap<string, readonly Placed[]>
  readonly pages: Pages
}

const textOf = (placed: readonly Placed[]): string => placed[0]?.line.line.text.slice(0, 16) ?? ''

/** Paragraphs with so many lines on a page that they may not have. */
const paragraphs = (
  { flow, lines }: Laid,
  isFault: (counts: readonly number[], style: string) => boolean,
): string[] =>
  flow.body.flatMap((piece, at) => {
    if (piece.type !== 'paragraph') return []
    const own = lines.get(String(at)) ?? []
    return isFault(counts(own), piece.style) ? [textOf(own)] : []
  })

/** A line alone at the foot or head of a page (孤行). */
const loneLines = (laid: Laid): string[] =>
  paragraphs(laid, (on) => on.length > 1 && (on[0]! < 2 || on.at(-1)! < 2))

/** Recommendations that go on overleaf. */
const cutItems = (laid: Laid): string[] =>
  paragraphs(laid, (on, style) => style.startsWith('recommendation') && on.length > 1)

/** Headings without two lines of what they head, or all of it, below them. */
const strandedHeadings = ({ flow, lines }: Laid): string[] =>
  flow.body.flatMap((piece, at) => {
    const next = flow.body[at + 1]
    if (piece.type !== 'paragraph' || (piece.outline ?? 0) < 2 || next?.type !== 'paragraph')
      return []
    const own = lines.get(String(at)) ?? []
    const below = lines.get(String(at + 1)) ?? []
    const near = below.filter(({ page }) => page === own.at(-1)?.page).length
    return near < Math.min(2, below.length) ? [textOf(own)] : []
  })

/** Tables with a row alone on a page. */
const loneRows = ({ flow, lines }: Laid): string[] =>
  flow.body.flatMap((piece, at) => {
    if (piece.type !== 'table' || piece.id === undefined) return []
    const firsts = piece.rows
      .slice(piece.headRows)
      .flatMap((_, row) => (lines.get(`${at}/${row + piece.headRows}/0`) ?? []).slice(0, 1))
    const on = counts(firsts)
    return on.length > 1 && on.includes(1) ? [`${piece.caption} ${on.join(' + ')}`] : []
  })

const imagePage = ({ pages }: Pages, owner: string): number =>
  pages.findIndex(({ marks }) =>
    marks.some((mark: Mark) => mark.type === 'image' && mark.owner === owner),
  )

/** Captions that are not on the page of their picture, or of the first row of their table. */
const lostCaptions = ({ flow, lines, pages }: Laid): string[] =>
  flow.body.flatMap((piece, at) => {
    if (piece.type !== 'paragraph' || !piece.style.endsWith('caption')) return []
    const own = lines.get(String(at)) ?? []
    const isAbove = flow.body[at + 1]?.type === 'table'
    const other = isAbove
      ? lines.get(`${at + 1}/1/0`)?.[0]?.page
      : imagePage(pages, `body/${at - 1}`)
    return own.every(({ page }) => page === other) ? [] : [textOf(own)]
  })

const checks = { loneLines, strandedHeadings, loneRows, lostCaptions }

describe.each([
  ['the memo', join(home, 'source/memo.md'), 20, 0],
  ['a report of tables', join(import.meta.dirname, '../texts/zh-wide-tables.md'), 3, 4],
  ['an English memo', join(import.meta.dirname, '../texts/en-think-tank.md'), 12, 2],
] as const)('%s', (_, file, items, captions) => {
  const { flow } = make(file, ['brief'])[0]!
  const laid = heights.map((height): Laid => {
    const pages = onPaper(flow, height)
    return { flow, pages, lines: linesByOwner(pages) }
  })

  test('has what is looked at, on pages that differ', () => {
    const styles = flow.body.flatMap((piece) => (piece.type === 'paragraph' ? [piece.style] : []))
    expect(styles.filter((style) => style === 'recommendation').length).toBeGreaterThanOrEqual(
      items,
    )
    expect(styles.filter((style) => style.endsWith('caption'))).toHaveLength(captions)
    const ends = laid.map(({ pages }) => pages.pages.map(({ marks }) => marks.length).join())
    expect(new Set(ends).size).toBeGreaterThan(3)
  })

  test.each(Object.entries(checks))('%s: none', (_name, check) => {
    const faults = laid.flatMap((one, at) => check(one).map((fault) => `${heights[at]}: ${fault}`))
    expect(faults).toEqual([])
  })

  test('cuts an item hardly ever: only where it saves a page', () => {
    expect(laid.flatMap(cutItems).length).toBeLessThanOrEqual(2)
  })
})
