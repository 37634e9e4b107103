/** Frames: the page and the column of each slab of a flow. */
import { measureOf } from '../flow/measure.ts'
import type { Rule } from '../flow/styles.ts'
import type { Flow } from '../flow/model.ts'
import { fillColumn, type PageMeasure, type PageSpan, type Paginate } from './paginate.ts'
import { regionsOf, type Region } from './regions.ts'
import type { Slab } from './slabs.ts'

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

const epsilon = 1e-6

/** Frames of all slabs, in the order of reading: those of a cover, and on the next page those of all else. */
export const framesOf = (
  slabs: readonly Slab[],
  flow: Flow,
  measure: PageMeasure,
  paginate: Paginate,
): Frame[] => {
  const cover = slabs.filter(({ piece }) => piece < (flow.coverTo ?? 0))
  if (cover.length === 0) return bodyFrames(slabs, flow, measure, paginate)
  const front = coverFrames(cover, flow, measure, paginate)
  const pages = front.at(-1)!.page + 1
  const rest = bodyFrames(slabs.slice(cover.length), flow, measure, paginate)
  return [
    ...front,
    ...rest.map((frame) => ({
      ...frame,
      from: frame.from + cover.length,
      to: frame.to + cover.length,
      page: frame.page + pages,
    })),
  ]
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

/** Height that the slabs of a span take from the head of its column. */
const endOf = ({ tops, to }: PageSpan, slabs: readonly Slab[]): number =>
  tops.at(-1)! + slabs[to - 1]!.height

const heightOf = (slabs: readonly Slab[]): number =>
  slabs.reduce((sum, { before, height }) => sum + before + height, 0)

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

const noteRoom = (notes: readonly number[], measure: PageMeasure): number =>
  notes.length === 0
    ? 0
    : measure.noteGap + notes.reduce((sum, note) => sum + measure.notes[note]!, 0)

/** What is left of a page: its height, what has to stand below the last columns, and the notes it has already. */
type PageRoom = {
  readonly height: number
  readonly tail: number
  readonly notes: readonly number[]
}

/**
 * The columns of one page: evenly filled when all the rest goes onto it with what has to stand below, else filled as
 * far as they may be. Notes stand at the foot of the page, below all columns, which end so much sooner.
 */
const onePage = (
  region: Region,
  from: number,
  { height, tail, notes }: PageRoom,
  measure: PageMeasure,
): Filled => {
  const above = (set: (room: number) => Filled): Filled => {
    for (let reserved = noteRoom(notes, measure); ;) {
      const filled = set(height - reserved)
      const shown = filled.spans.flatMap((span) =>
        region.slabs.slice(span.from, span.to).flatMap((slab) => slab.notes),
      )
      const needed = noteRoom([...notes, ...shown], measure)
      if (needed <= reserved + epsilon) return filled
      reserved = needed
    }
  }
  const even = above((room) => evenly(region, from, room - tail, measure))
  if (even.isWhole) return even
  const full = above((room) => filledTo(region, from, room, measure))
  // What has to stand below takes some of the text with it.
  return full.isWhole ? above((room) => filledTo(region, from, room - tail, measure)) : full
}

type Filled = {
  readonly spans: PageSpan[]
  /** With all the rest, and not cramped. */
  readonly isWhole: boolean
  /** A column ends where none may, or its first slab is taller than there is room for. */
  readonly isCramped: boolean
}

const filledTo = (region: Region, from: number, height: number, measure: PageMeasure): Filled => {
  const { slabs, count, columns } = region
  // Lines of columns side by side stand on whole lines of their grid, not on half ones.
  const grid = columns ? 2 * columns.grid : measure.grid
  const column = { height, grid, notes: measure.notes.map(() => 0), noteGap: 0 }
  const spans: PageSpan[] = []
  let isCramped = false
  for (let at = from; at < slabs.length && spans.length < count; at = spans.at(-1)!.to) {
    const { span, isForced } = fillColumn(slabs, at, column)
    const isTooTall = endOf(span, slabs) > height + epsilon
    isCramped ||= isForced || isTooTall
    // It goes to the next page, where it has a whole column.
    if (isTooTall && spans.length > 0) break
    spans.push(span)
  }
  return { spans, isWhole: spans.at(-1)!.to === slabs.length && !isCramped, isCramped }
}

/** Columns of the least height, in lines, that hold all the rest. */
const evenly = (region: Region, from: number, height: number, measure: PageMeasure): Filled => {
  const full = filledTo(region, from, height, measure)
  if (!full.isWhole || region.count === 1) return full
  const step = region.columns!.grid
  const least = heightOf(region.slabs.slice(from)) / region.count / 2
  for (let tried = Math.max(step, Math.floor(least / step) * step); tried < height; tried += step) {
    const filled = filledTo(region, from, tried, measure)
    if (filled.isWhole) return filled
  }
  return full
}
