/** Columns of a page filled with slabs from the left: evenly, or each to the foot. */
import { fillColumn, type PageMeasure, type PageSpan } from './paginate.ts'
import type { Region } from './regions.ts'
import type { Slab } from './slabs.ts'

export const epsilon = 1e-6

/** Height that the slabs of a span take from the head of its column. */
export const endOf = ({ tops, to }: PageSpan, slabs: readonly Slab[]): number =>
  tops.at(-1)! + slabs[to - 1]!.height

export const heightOf = (slabs: readonly Slab[]): number =>
  slabs.reduce((sum, { before, height }) => sum + before + height, 0)

export const noteRoom = (notes: readonly number[], measure: PageMeasure): number =>
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
export const onePage = (
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
