import { share, tolerance, type Give, type Levels } from './adjust.ts'
import type { Measure } from './model.ts'

/** A box: something with width that is drawn. `atom` is the index of what is drawn. */
export type Box = { readonly type: 'box'; readonly width: number; readonly atom: number }

/** Room that gives way and vanishes at a line's start. `atom`: it is drawn, a space between words. */
export type Glue = {
  readonly type: 'glue'
  readonly width: number
  readonly stretch: Give
  readonly shrink: Give
  readonly atom?: number
}

/** A place to break, the only kind there is. `width` is that of the hyphen a break would add. */
export type Penalty = {
  readonly type: 'penalty'
  readonly width: number
  readonly cost: number
  readonly flagged: boolean
}

export type Item = Box | Glue | Penalty

/** What the breaker has to know besides the items. */
export type BreakSetting = {
  /** Only lines 0 and 1 are asked: all lines after the first are equally wide. */
  readonly measure: Measure
  readonly stretch: Levels
  readonly shrink: Levels
  /** In points: how much a ragged line may decently fall short. 0 when justified. */
  readonly rag: number
  readonly demerits: Demerits
}

/** How bad a line is, from its ratio and the cost of the break it ends with. */
export type Demerits = (ratio: number, cost: number, flagged: boolean) => number

/** What two hyphens in a row cost (TeX's \doublehyphendemerits, on this scale). */
const flaggedTwice = 3e5

/** No line is worse than this ratio: a line with nothing to stretch in it, for one. */
const hopeless = 100

/**
 * Knuth & Plass 1981 as in TeX82, (1 + badness)² + cost², but with a badness that grows with the
 * square: on a Chinese page evenness counts more than the rare loose line. `flagged`: two flagged
 * breaks in a row.
 */
export const demerits: Demerits = (ratio, cost, flagged) => {
  const capped = Math.min(Math.abs(ratio), hopeless)
  const badness = 1 + 100 * capped * capped
  return badness * badness + cost * cost + (flagged ? flaggedTwice : 0)
}

/** What a line wider than its measure costs, times its fullness: more than any that fits. */
const overfull = 1e13

/** Where a line may begin or end: the text's beginning, every penalty, the text's end. */
type Breaks = {
  /** Index of the item it is at, and of the first box from there on, where the next line starts. */
  readonly at: readonly number[]
  readonly start: readonly number[]
  /**
   * Sums over all items before `at` and before `start`, so that a line costs one subtraction. Two
   * rows a break: width, width when all that can shrink has shrunk, stretch by level, shrink by level.
   */
  readonly sums: Float64Array
  /** Numbers in a row. */
  readonly row: number
  /** Nothing is negative, so that of two lines with one end the one that starts later is no wider and gives no more. */
  readonly isSteady: boolean
}

const column = { width: 0, least: 1, gives: 2 }

const isSteady = (item: Item): boolean =>
  item.width >= 0 && (item.type !== 'glue' || (item.stretch.amount >= 0 && item.shrink.amount >= 0))

const breaksOf = (items: readonly Item[], stretch: Levels, shrink: Levels): Breaks => {
  const row = column.gives + stretch.length + shrink.length
  const count = items.reduce((sum, { type }) => (type === 'penalty' ? sum + 1 : sum), 2)
  // The last row is what has been added up so far.
  const sums = new Float64Array((2 * count + 1) * row)
  const soFar = 2 * count * row
  const at = [0]
  const start: number[] = []
  const end = (item: number) => {
    sums.copyWithin(2 * at.length * row, soFar)
    at.push(item)
  }
  const begin = (item: number) => {
    while (start.length < at.length) {
      sums.copyWithin((2 * start.length + 1) * row, soFar)
      start.push(item)
    }
  }
  const add = (cell: number, amount: number) => {
    sums[soFar + cell]! += amount
  }
  for (let index = 0; index < items.length; index++) {
    const item = items[index]!
    if (item.type === 'penalty') {
      end(index)
      continue
    }
    if (item.type === 'box') begin(index)
    add(column.width, item.width)
    add(column.least, item.width)
    if (item.type === 'box') continue
    add(column.least, -item.shrink.amount)
    add(column.gives + item.stretch.level, item.stretch.amount)
    add(column.gives + stretch.length + item.shrink.level, item.shrink.amount)
  }
  end(items.length)
  begin(items.length)
  return { at, start, sums, row, isSteady: items.every(isSteady) }
}

/** One sum from one break to another. */
const sum = ({ sums, row }: Breaks, of: number, from: number, to: number): number =>
  sums[2 * to * row + of]! - sums[(2 * from + 1) * row + of]!

/** Natural width in points of the items from one break to another, set as a line. */
const naturalWidth = (items: readonly Item[], breaks: Breaks, from: number, to: number): number => {
  const item = items[breaks.at[to]!]
  const hyphen = item?.type === 'penalty' ? item.width : 0
  return sum(breaks, column.width, from, to) + hyphen
}

/**
 * Ratio of the items from one break to another as a line. -Infinity is too wide, 0 natural; the
 * last line never stretches. Of what gives way it writes the part `used`, as `share` does.
 */
type Fit = (from: number, to: number, measure: number, used: Float64Array) => number

const fitter = (items: readonly Item[], breaks: Breaks, setting: BreakSetting): Fit => {
  const { stretch, shrink, rag } = setting
  const room = new Float64Array(Math.max(stretch.length, shrink.length))
  const fill = (levels: Levels, first: number, from: number, to: number) => {
    for (let level = 0; level < levels.length; level++)
      room[level] = Math.max(0, sum(breaks, first + level, from, to))
  }
  return (from, to, measure, used) => {
    const slack = measure - naturalWidth(items, breaks, from, to)
    if (slack < -tolerance) {
      fill(shrink, column.gives + stretch.length, from, to)
      return -share(-slack, room, shrink, false, used)
    }
    if (slack <= tolerance || breaks.at[to] === items.length) return 0
    if (rag > 0) return slack / rag
    fill(stretch, column.gives, from, to)
    return Math.min(hopeless, share(slack, room, stretch, true, used))
  }
}

/** The best way to a break: its demerits in all, and the break before it. */
type Way = { readonly total: number; readonly previous: number }

/** A line: the first of its items, the one it ends at, and how it fits. */
export type BrokenLine = {
  readonly from: number
  readonly to: number
  /** -Infinity: wider than its measure; < 0 shrunk, > 0 stretched. */
  readonly ratio: number
  /** Part used of each level, of shrinking when the ratio is negative. */
  readonly used: Float64Array
}

const isFlagged = (item: Item | undefined): boolean => item?.type === 'penalty' && item.flagged

/**
 * Breaks items into lines so that the sum of demerits over the whole paragraph is least (total
 * fit, Knuth & Plass 1981). The last line ends at `items.length`, and keeps its natural width. No
 * line is wider than its measure unless the items between two neighbouring penalties are. Linear in
 * the number of items, as no more breaks are tried for a line's start than a measure holds.
 */
export const breakLines = (
  items: readonly Item[],
  setting: BreakSetting,
): readonly BrokenLine[] => {
  const { stretch, shrink, rag } = setting
  const breaks = breaksOf(items, stretch, shrink)
  const fit = fitter(items, breaks, setting)
  const [first, rest] = [setting.measure(0), setting.measure(1)]
  const measureOf = (from: number): number => (from === 0 ? first : rest)
  const levels = Math.max(stretch.length, shrink.length)
  const used = new Float64Array(levels)
  const ways: Way[] = [{ total: 0, previous: -1 }]
  /** Lines that start at breaks before this one are too wide by now, and get no narrower. */
  let active = 0

  const isPast = (from: number, to: number): boolean =>
    sum(breaks, column.least, from, to) > measureOf(from) + 2 * tolerance

  const costOfLine = (ratio: number, from: number, to: number): number => {
    if (ratio === -Infinity)
      return overfull * (naturalWidth(items, breaks, from, to) / measureOf(from))
    const item = items[breaks.at[to]!]
    const cost = item?.type === 'penalty' ? item.cost : 0
    const flagged = isFlagged(item) && from > 0 && isFlagged(items[breaks.at[from]!])
    return setting.demerits(ratio, cost, flagged)
  }

  /**
   * What lines cost at least that start later than one of this ratio: they are shorter. They have less to
   * give as well, so that what is left for the last level is no less, nor the part of it used.
   */
  const canPrune = breaks.isSteady && first <= rest
  const costOfLater = (ratio: number): number => {
    if (!canPrune || ratio <= 0) return 0
    const last = stretch.length - 1
    const least = rag > 0 ? ratio : Math.min(hopeless, used[last]! * stretch[last]!)
    return setting.demerits(least, 0, false)
  }

  const best = (to: number): Way => {
    const last = to - 1
    while (active < last && isPast(active, to)) active++
    let total = Infinity
    let previous = -1
    for (let from = active; from <= last; from++) {
      const before = ways[from]!.total
      if (before > total) continue
      const ratio = fit(from, to, measureOf(from), used)
      const line = costOfLine(ratio, from, to)
      if (before + line <= total && (line < overfull || from === last)) {
        total = before + line
        previous = from
      }
      if (costOfLater(ratio) > total) break
    }
    return { total, previous }
  }

  for (let to = 1; to < breaks.at.length; to++) ways.push(best(to))

  const lines: BrokenLine[] = []
  for (let to = ways.length - 1; to > 0; to = ways[to]!.previous) {
    const from = ways[to]!.previous
    const own = new Float64Array(levels)
    const ratio = fit(from, to, measureOf(from), own)
    lines.push({ from: breaks.start[from]!, to: breaks.at[to]!, ratio, used: own })
  }
  return lines.reverse()
}
