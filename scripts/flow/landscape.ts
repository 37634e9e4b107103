/** Landscape pages: the page of a flow turned, for tables that are wider than its text. */
import type { Flow } from './model.ts'
import type { Page, Span } from './page-setup.ts'
import type { Piece } from './pieces.ts'

/** A page turned: its margins, head and foot stay at the edges they are named after. */
export const turned = (page: Page): Page => ({ ...page, width: page.height, height: page.width })

/** Whether a piece of a flow, by its place in the body, stands on a landscape page. */
export const isLandscape = ({ landscape = [] }: Pick<Flow, 'landscape'>, piece: number): boolean =>
  landscape.some(({ from, to }) => piece >= from && piece < to)

/** The page that a piece of a flow stands on. */
export const pageAt = (flow: Pick<Flow, 'page' | 'landscape'>, piece: number): Page =>
  isLandscape(flow, piece) ? turned(flow.page) : flow.page

/** A body in spans that begin a page each: its cover, and those on pages of one orientation. */
export const pageSpans = ({
  body,
  coverTo = 0,
  landscape = [],
}: Pick<Flow, 'body' | 'coverTo' | 'landscape'>): Span[] => {
  const cuts = [0, coverTo, ...landscape.flatMap(({ from, to }) => [from, to]), body.length]
  return cuts
    .slice(1)
    .map((to, at) => ({ from: cuts[at]!, to }))
    .filter(({ from, to }) => from < to)
}

/** The wide tables of a body, each with its caption and the headings right above it; neighbours share their pages. */
export const landscapeSpans = (body: readonly Piece[]): Span[] => {
  const spans: Span[] = []
  body.forEach((piece, at) => {
    if (piece.type !== 'table' || !piece.isWide) return
    let from = at
    while (isHeadOf(body[from - 1])) from--
    const last = spans.at(-1)
    if (last?.to === from) spans[spans.length - 1] = { from: last.from, to: at + 1 }
    else spans.push({ from, to: at + 1 })
  })
  return spans
}

/** The title is no heading of a table, and has the page that a document begins with. */
const isHeadOf = (piece: Piece | undefined): boolean =>
  piece?.type === 'paragraph' && (piece.style === 'table-caption' || (piece.outline ?? 1) > 1)
