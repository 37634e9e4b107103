/** Frames: the page and the column of each slab of a flow. */
import { pageSpans } from '../flow/landscape.ts'
import { measureOf } from '../flow/measure.ts'
import type { Rule } from '../flow/styles.ts'
import type { Flow } from '../flow/model.ts'
import type { PageMeasure, PageSpan, Paginate } from './paginate.ts'
import { regionsOf, type Region } from './regions.ts'
import type { Slab } from './slabs.ts'
import { endOf, epsilon, heightOf, noteRoom, onePage } from './filled-columns.ts'

/** Slabs in one column of a page; their tops are counted from its head. */
export type Frame = PageSpan & {
  /** From 0. */
  readonly page: number
  /** Its left edge and head, from the corner of the page's block of text. */
  readonly x: number
  readonly y: number
  readonly width: number
  /** Above the first column of some that begin below other text. */
  readonly rule?: Rule
}

/** How far a flow has got: the page, the height that is used of it, and the notes at its foot. */
type State = { readonly page: number; readonly y: number; readonly notes: readonly number[] }

/** Lines that columns must have room for to begin in the middle of a page. */
const fewestLines = 4

/**
 * Frames of all slabs, in the order of reading: a cover, and what stands on pages of another orientation than what is
 * before it, begin a page. `measureAt` is that of the page of a piece.
 */
export const framesOf = (
  slabs: readonly Slab[],
  flow: Flow,
  measureAt: (piece: number) => PageMeasure,
  paginate: Paginate,
): Frame[] => {
  const { coverTo = 0 } = flow
  const frames: Frame[] = []
  let offset = 0
  for (const { from, to } of pageSpans(flow)) {
    const own = slabs.slice(offset).filter(({ piece }) => piece < to)
    if (own.length === 0) continue
    const pages = (frames.at(-1)?.page ?? -1) + 1
    const set = from < coverTo ? coverFrames : bodyFrames
    for (const frame of set(own, flow, measureAt(from), paginate))
      frames.push({
        ...frame,
        from: frame.from + offset,
        to: frame.to + offset,
        page: frame.page + pages,
      })
    offset += own.length
  }
  return frames
}

/** The blank above a cover's title stays where nothing stands before it, as word processors have it. */
const coverFrames = (
  slabs: readonly Slab[],
  flow: Flow,
  measure: PageMeasure,
  paginate: Paginate,
): Frame[] => {
  const y = slabs[0]!.before
  const spans = paginate(slabs, { ...measure, height: measure.height - y, isFollowed: true })
  return spans.map((span, page) => ({ ...span, page, x: 0, y, width: measureOf(flow) }))
}

/** What is set to the measure first is paginated as a whole. */
const bodyFrames = (
  slabs: readonly Slab[],
  flow: Flow,
  measure: PageMeasure,
  paginate: Paginate,
): Frame[] => {
  const regions = regionsOf(slabs, flow)
  const frames: Frame[] = []
  let state: State = { page: 0, y: 0, notes: [] }
  regions.forEach((region, at) => {
    const isFollowed = at < regions.length - 1
    const after = regions.slice(at + 1).flatMap((next) => next.slabs)
    const own =
      at === 0 && region.count === 1
        ? asPages(region, paginate(region.slabs, { ...measure, isFollowed }))
        : placed(region, { start: state, tail: heightOf(after), measure })
    frames.push(...own)
    state = stateAfter(own, slabs, state)
  })
  return frames
}

const asPages = ({ width }: Region, spans: readonly PageSpan[]): Frame[] =>
  spans.map((span, page) => ({ ...span, page, x: 0, y: 0, width }))

const stateAfter = (own: readonly Frame[], slabs: readonly Slab[], before: State): State => {
  const page = own.at(-1)?.page ?? before.page
  const here = own.filter((frame) => frame.page === page)
  const notes = here.flatMap(({ from, to }) => slabs.slice(from, to).flatMap((slab) => slab.notes))
  return {
    page,
    y: Math.max(...here.map((frame) => frame.y + endOf(frame, slabs))),
    notes: page === before.page ? [...before.notes, ...notes] : notes,
  }
}

type Placing = {
  readonly start: State
  /** Height of what stands below on the last page. */
  readonly tail: number
  readonly measure: PageMeasure
}

/** Frames of a region that begins somewhere on a page, or overleaf. */
const placed = (region: Region, { start, tail, measure }: Placing): Frame[] => {
  const frames: Frame[] = []
  const { slabs, offset, width, gap, columns } = region
  let state = headOf(region, start, measure)
  for (let from = 0; from < slabs.length;) {
    const { page, y, notes } = state
    const room = { height: measure.height - y, tail, notes }
    const { spans, isCramped } = onePage(region, from, room, measure)
    if (isCramped && (y > 0 || notes.length > 0)) {
      state = overleaf(state)
      continue
    }
    const isBelow = from === 0 && y > 0
    frames.push(
      ...spans.map((span, at): Frame => ({
        ...span,
        from: span.from + offset,
        to: span.to + offset,
        page,
        x: at * (width + gap),
        y,
        width,
        ...(isBelow && at === 0 && columns?.rule && { rule: columns.rule }),
      })),
    )
    from = spans.at(-1)!.to
    state = overleaf(state)
  }
  return frames
}

const overleaf = ({ page }: State): State => ({ page: page + 1, y: 0, notes: [] })

/** Where a region begins: below what is before it, when that leaves room for some lines, or on the next page. */
const headOf = ({ columns, slabs }: Region, start: State, measure: PageMeasure): State => {
  if (start.y === 0) return start
  if (columns?.overleaf) return overleaf(start)
  const rule = columns?.rule ? columns.rule.weight + columns.rule.gap : 0
  const y = start.y + (columns ? columns.before + rule : slabs[0]!.before)
  const least = columns ? fewestLines * columns.grid : slabs[0]!.height
  const left = measure.height - y - noteRoom(start.notes, measure)
  return left + epsilon < least ? overleaf(start) : { ...start, y }
}
