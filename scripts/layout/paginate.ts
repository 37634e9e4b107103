/**
 * Where pages end: total fit over slabs, as Knuth and Plass (1981) do for lines. Every break that
 * leaves a page not too empty is weighed, and the cheapest chain of pages wins, so that a last page
 * of two lines is avoided by ending earlier pages a line sooner.
 */
import type { Slab } from './slabs.ts'

export type PageMeasure = {
  /** Height of the column in points. */
  readonly height: number
  /** Pitch of the baseline grid. */
  readonly grid: number
  /** Height of each part of a note, and of the rule and blank above the notes of a page. */
  readonly notes: readonly number[]
  readonly noteGap: number
  /** Something else follows on the last page, which so need not be filled. */
  readonly isFollowed?: boolean
}

/** Slabs `from` (inclusive) to `to` (exclusive) and the top of each, from the head of the column. */
export type PageSpan = {
  readonly from: number
  readonly to: number
  readonly tops: readonly number[]
}

/** Finds pages for slabs, in order, each slab on exactly one page. */
export type Paginate = (slabs: readonly Slab[], measure: PageMeasure) => PageSpan[]

/** A page weighs as much as this many squared lines of blank, so that none is added lightly. */
const pageCost = 25
/** A last page of fewer lines looks forgotten: five of text, with the blank between them. */
const lastPageLines = 7
const shortLastPageCost = 400
/** A forbidden break taken because nothing else leaves room: worse than any page. */
const forcedCost = 1e7

const epsilon = 1e-6

/**
 * Pages for the slabs, in order, each slab on exactly one page. A slab taller than the column
 * has a page of its own (the caller cuts such slabs first; see `cutRow`).
 */
export const paginate: Paginate = (slabs, measure) => {
  const best: (Step | undefined)[] = Array.from({ length: slabs.length + 1 })
  best[0] = { cost: 0, from: -1 }
  for (let from = 0; from < slabs.length; from++) {
    const start = best[from]
    if (start)
      for (const { to, cost } of endings(slabs, from, measure))
        improve(best, to, start.cost + cost, from)
  }
  return spansTo(best, slabs, measure)
}

/**
 * Pages as word processors make them: each is filled as far as it may be, whatever that does to
 * the next.
 */
export const paginateFirstFit: Paginate = (slabs, measure) => {
  const spans: PageSpan[] = []
  for (let from = 0; from < slabs.length;) {
    const { to } = endings(slabs, from, measure).at(-1)!
    spans.push(spanOf(slabs, from, to, measure))
    from = to
  }
  return spans
}

/** A column filled from a slab on as far as it may be; `isForced`: it ends where none may, as no other end has room. */
export const fillColumn = (
  slabs: readonly Slab[],
  from: number,
  measure: PageMeasure,
): { readonly span: PageSpan; readonly isForced: boolean } => {
  const { to, cost } = endings(slabs, from, measure).at(-1)!
  return { span: spanOf(slabs, from, to, measure), isForced: cost === forcedCost }
}

type Step = { readonly cost: number; readonly from: number }

const improve = (best: (Step | undefined)[], to: number, cost: number, from: number): void => {
  const known = best[to]
  if (!known || cost < known.cost) best[to] = { cost, from }
}

/** Every place a page that begins at `from` may end, with its cost. */
const endings = (
  slabs: readonly Slab[],
  from: number,
  measure: PageMeasure,
): { to: number; cost: number }[] => {
  const found: { to: number; cost: number }[] = []
  let forced = from + 1
  fill(slabs, from, measure, (to, used) => {
    if (used > measure.height + epsilon && to > from + 1) return false
    forced = to
    if (to === slabs.length) found.push({ to, cost: pageCost + lastPage(used, measure) })
    else {
      const breakCost = slabs[to]!.breakCost
      const blank = Math.max(0, measure.height - used) / measure.grid
      if (breakCost !== Infinity) found.push({ to, cost: pageCost + breakCost + blank * blank })
    }
    return true
  })
  return found.length > 0 ? found : [{ to: forced, cost: forcedCost }]
}

const lastPage = (used: number, { grid, isFollowed = false }: PageMeasure): number => {
  if (isFollowed) return 0
  const lines = used / grid
  return lines >= lastPageLines ? 0 : shortLastPageCost * (lastPageLines - lines)
}

/** Is told after each slab the height used with the notes at its foot, and its top; false: enough. */
type Visit = (to: number, used: number, top: number) => boolean

/** Fills a page from `from` on. */
const fill = (slabs: readonly Slab[], from: number, measure: PageMeasure, visit: Visit): void => {
  let y = slabs[from]!.repeat?.height ?? cutPad(slabs, from)
  let notes = 0
  for (let at = from; at < slabs.length; at++) {
    const here = slabs[at]!
    const top = topOf(here, y, at === from, measure.grid)
    y = top + here.height
    for (const note of here.notes)
      notes += (notes === 0 ? measure.noteGap : 0) + measure.notes[note]!
    if (!visit(at + 1, y + notes + cutPad(slabs, at + 1), top)) return
  }
}

/** Room that a page break before a slab takes on either side when it cuts a panel: its padding, closed and opened. */
export const cutPad = (slabs: readonly Slab[], at: number): number => {
  const panel = slabs[at]?.panel
  return panel && slabs[at - 1]?.panel?.key === panel.key ? panel.pad : 0
}

const topOf = (slab: Slab, y: number, first: boolean, grid: number): number => {
  const top = first ? y : y + slab.before
  const half = grid / 2
  return slab.snaps ? Math.ceil(top / half - epsilon) * half : top
}

const spansTo = (
  best: readonly (Step | undefined)[],
  slabs: readonly Slab[],
  measure: PageMeasure,
): PageSpan[] => {
  const spans: PageSpan[] = []
  for (let to = slabs.length; to > 0;) {
    const { from } = best[to]!
    spans.push(spanOf(slabs, from, to, measure))
    to = from
  }
  return spans.reverse()
}

const spanOf = (
  slabs: readonly Slab[],
  from: number,
  to: number,
  measure: PageMeasure,
): PageSpan => {
  const tops: number[] = []
  fill(slabs, from, measure, (at, _, top) => {
    tops.push(top)
    return at < to
  })
  return { from, to, tops }
}
