import { share, tolerance, type Give, type Levels } from './adjust.ts'
import type { Measure } from './model.ts'

/** Something with ink, or at least with room of its own. `atom` is for who draws it. */
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

/**
 * Sums over all items before an index, so that a line costs one subtraction. One row an item:
 * its width, its width when all that can shrink has shrunk, stretch by level, shrink by level.
 */
export type Sums = {
  readonly table: Float64Array
  /** Numbers in a row. */
  readonly row: number
  /** Index of the first box at or after an item, where a line broken there starts. */
  readonly start: Int32Array
}

const column = { width: 0, least: 1, gives: 2 }

/** The sums of items whose glue gives way at these levels. */
export const sumsOf = (items: readonly Item[], stretch: Levels, shrink: Levels): Sums => {
  const row = column.gives + stretch.length + shrink.length
  const table = new Float64Array((items.length + 1) * row)
  const start = new Int32Array(items.length + 1).fill(items.length)
  for (let at = 0; at < items.length; at++) {
    const item = items[at]!
    const to = (at + 1) * row
    for (let cell = to; cell < to + row; cell++) table[cell] = table[cell - row]!
    if (item.type === 'penalty') continue
    table[to + column.width]! += item.width
    table[to + column.least]! += item.width
    if (item.type === 'box') continue
    table[to + column.least]! -= item.shrink.amount
    table[to + column.gives + item.stretch.level]! += item.stretch.amount
    table[to + column.gives + stretch.length + item.shrink.level]! += item.shrink.amount
  }
  for (let at = items.length - 1; at >= 0; at--)
    start[at] = items[at]!.type === 'box' ? at : start[at + 1]!
  return { table, row, start }
}

/** One sum from one index to another. */
const sum = ({ table, row }: Sums, of: number, from: number, to: number): number =>
  table[to * row + of]! - table[from * row + of]!

/** Natural width in points of the items from one index to another, set as a line. */
const naturalWidth = (items: readonly Item[], sums: Sums, from: number, to: number): number => {
  const item = items[to]
  const hyphen = item?.type === 'penalty' ? item.width : 0
  return sum(sums, column.width, from, to) + hyphen
}

/** Ratio of the items from one index to another as a line; fills `used` as `share` does. */
export type Fit = (from: number, to: number, measure: number, used: Float64Array) => number

/** The judge of lines: -Infinity is too wide, 0 natural; the last line never stretches. */
export const fitter = (items: readonly Item[], sums: Sums, setting: BreakSetting): Fit => {
  const { stretch, shrink, rag } = setting
  const room = new Float64Array(Math.max(stretch.length, shrink.length))
  const fill = (levels: Levels, first: number, from: number, to: number) => {
    for (let level = 0; level < levels.length; level++)
      room[level] = Math.max(0, sum(sums, first + level, from, to))
  }
  return (from, to, measure, used) => {
    const slack = measure - naturalWidth(items, sums, from, to)
    used.fill(0)
    if (slack < -tolerance) {
      fill(shrink, column.gives + stretch.length, from, to)
      return -share(-slack, room, shrink, false, used)
    }
    if (slack <= tolerance || to === items.length) return 0
    if (rag > 0) return slack / rag
    fill(stretch, column.gives, from, to)
    return Math.min(hopeless, share(slack, room, stretch, true, used))
  }
}

type Node = { readonly at: number; readonly total: number; readonly previous: number }

const isFlagged = (item: Item | undefined): boolean => item?.type === 'penalty' && item.flagged

/**
 * Breaks items into lines so that the sum of demerits over the whole paragraph is least (total
 * fit, Knuth & Plass 1981). Returns the index of the item each line ends at; the last is
 * `items.length`, and that line keeps its natural width. No line is wider than its measure unless
 * the items between two neighbouring penalties are. Linear in the number of items, as no more
 * breaks are tried for a line's start than a measure holds.
 */
export const breakLines = (
  items: readonly Item[],
  setting: BreakSetting,
  sums = sumsOf(items, setting.stretch, setting.shrink),
): readonly number[] => {
  const fit = fitter(items, sums, setting)
  const [first, rest] = [setting.measure(0), setting.measure(1)]
  const used = new Float64Array(Math.max(setting.stretch.length, setting.shrink.length))
  const nodes: Node[] = [{ at: 0, total: 0, previous: -1 }]
  /** Lines that start at nodes before this one are too wide by now, and get no narrower. */
  let active = 0

  const measureOf = (node: Node): number => (node.at === 0 ? first : rest)
  const isPast = (node: Node, at: number): boolean =>
    sum(sums, column.least, sums.start[node.at]!, at) > measureOf(node) + 2 * tolerance

  const costOfLine = (node: Node, at: number): number => {
    const measure = measureOf(node)
    const from = sums.start[node.at]!
    const ratio = fit(from, at, measure, used)
    if (ratio === -Infinity) return overfull * (naturalWidth(items, sums, from, at) / measure)
    const item = items[at]
    const cost = item?.type === 'penalty' ? item.cost : 0
    return setting.demerits(ratio, cost, isFlagged(item) && isFlagged(items[node.at]))
  }

  const best = (at: number): Node => {
    const last = nodes.length - 1
    while (active < last && isPast(nodes[active]!, at)) active++
    let found: Node = { at, total: Infinity, previous: -1 }
    for (let i = active; i <= last; i++) {
      const node = nodes[i]!
      if (node.total > found.total) continue
      const line = costOfLine(node, at)
      const total = node.total + line
      if (total <= found.total && (line < overfull || i === last))
        found = { at, total, previous: i }
    }
    return found
  }

  for (let at = 0; at < items.length; at++) if (items[at]!.type === 'penalty') nodes.push(best(at))
  nodes.push(best(items.length))

  const breaks: number[] = []
  for (let node = nodes.at(-1)!; node.previous >= 0; node = nodes[node.previous]!)
    breaks.push(node.at)
  return breaks.reverse()
}
