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

type Sums = {
  readonly width: Float64Array
  readonly stretch: readonly Float64Array[]
  readonly shrink: readonly Float64Array[]
  /** Index of the first box at or after an item, where a line broken there starts. */
  readonly start: Int32Array
}

/** Sums over all items before an index, so that a line costs one subtraction. */
export const sumsOf = (items: readonly Item[], stretch: Levels, shrink: Levels): Sums => {
  const size = items.length + 1
  const sums: Sums = {
    width: new Float64Array(size),
    stretch: stretch.map(() => new Float64Array(size)),
    shrink: shrink.map(() => new Float64Array(size)),
    start: new Int32Array(size).fill(items.length),
  }
  const all = [...sums.stretch, ...sums.shrink]
  items.forEach((item, at) => {
    sums.width[at + 1] = sums.width[at]! + (item.type === 'penalty' ? 0 : item.width)
    for (const sum of all) sum[at + 1] = sum[at]!
    if (item.type !== 'glue') return
    sums.stretch[item.stretch.level]![at + 1]! += item.stretch.amount
    sums.shrink[item.shrink.level]![at + 1]! += item.shrink.amount
  })
  for (let at = items.length - 1; at >= 0; at--)
    sums.start[at] = items[at]!.type === 'box' ? at : sums.start[at + 1]!
  return sums
}

/** Natural width in points of the items from one index to another, set as a line. */
const naturalWidth = (items: readonly Item[], sums: Sums, from: number, to: number): number => {
  const item = items[to]
  const hyphen = item?.type === 'penalty' ? item.width : 0
  return sums.width[to]! - sums.width[from]! + hyphen
}

/** Ratio of the items from one index to another as a line; fills `used` as `share` does. */
export type Fit = (from: number, to: number, measure: number, used: Float64Array) => number

/** The judge of lines: -Infinity is too wide, 0 natural; the last line never stretches. */
export const fitter = (items: readonly Item[], sums: Sums, setting: BreakSetting): Fit => {
  const { stretch, shrink, rag } = setting
  const room = new Float64Array(Math.max(stretch.length, shrink.length))
  const fill = (all: readonly Float64Array[], from: number, to: number) => {
    for (let level = 0; level < all.length; level++)
      room[level] = Math.max(0, all[level]![to]! - all[level]![from]!)
  }
  return (from, to, measure, used) => {
    const slack = measure - naturalWidth(items, sums, from, to)
    used.fill(0)
    if (slack < -tolerance) {
      fill(sums.shrink, from, to)
      return -share(-slack, room, shrink, false, used)
    }
    if (slack <= tolerance || to === items.length) return 0
    if (rag > 0) return slack / rag
    fill(sums.stretch, from, to)
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
export const breakLines = (items: readonly Item[], setting: BreakSetting): readonly number[] => {
  const sums = sumsOf(items, setting.stretch, setting.shrink)
  const fit = fitter(items, sums, setting)
  const [first, rest] = [setting.measure(0), setting.measure(1)]
  const used = new Float64Array(Math.max(setting.stretch.length, setting.shrink.length))
  const nodes: Node[] = [{ at: 0, total: 0, previous: -1 }]

  const costOfLine = (node: Node, at: number): number => {
    const measure = node.at === 0 ? first : rest
    const from = sums.start[node.at]!
    const ratio = fit(from, at, measure, used)
    if (ratio === -Infinity) return overfull * (naturalWidth(items, sums, from, at) / measure)
    const item = items[at]
    const cost = item?.type === 'penalty' ? item.cost : 0
    return setting.demerits(ratio, cost, isFlagged(item) && isFlagged(items[node.at]))
  }

  const best = (at: number): Node => {
    let found: Node = { at, total: Infinity, previous: -1 }
    for (let i = nodes.length - 1; i >= 0; i--) {
      const node = nodes[i]!
      const line = costOfLine(node, at)
      const tooWide = line >= overfull
      if (!tooWide || found.previous < 0) {
        const total = node.total + line
        if (total < found.total) found = { at, total, previous: i }
      }
      // Lines that start earlier are wider still; only a wider first line might hold them.
      if (tooWide && first > rest && i > 1) i = 1
      else if (tooWide) break
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
