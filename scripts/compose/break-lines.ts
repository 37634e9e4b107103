/** Items → lines: the breaks whose demerits over the whole paragraph are least (total fit, Knuth & Plass 1981). */
import { tolerance } from './adjust.ts'
import type { Item } from './box-glue-penalty.ts'
import { breaksOf, column, naturalWidth, sum, type Breaks } from './breaks.ts'
import { hopeless, overfull } from './demerits.ts'
import { fitter, type BreakSetting } from './line-fit.ts'

/** A line: the first of its items, the one it ends at, and how it fits. */
export type BrokenLine = {
  readonly from: number
  readonly to: number
  /** -Infinity: wider than its measure; < 0 shrunk, > 0 stretched. */
  readonly ratio: number
  /** Part used of each level, of shrinking when the ratio is negative. */
  readonly used: Float64Array
}

/** The best way to a break: its demerits in all, and the break before it. */
type Way = { readonly total: number; readonly previous: number }

/**
 * Breaks items into lines so that the sum of demerits is least. The last line ends at `items.length`, and keeps its
 * natural width. No line is wider than its measure unless the items between two neighbouring penalties are. Linear in
 * the number of items, as no more breaks are tried for a line's start than a measure holds.
 */
export const breakLines = (
  items: readonly Item[],
  setting: BreakSetting,
): readonly BrokenLine[] => {
  const breaks = breaksOf(items, setting.stretch, setting.shrink)
  const lines = linesBetween(items, breaks, setting)
  const ways: Way[] = [{ total: 0, previous: -1 }]
  /** Lines that start at breaks before this one are too wide by now, and get no narrower. */
  let active = 0
  for (let to = 1; to < breaks.at.length; to++) {
    while (active < to - 1 && lines.isPast(active, to)) active++
    ways.push(bestWay(ways, active, lines))
  }
  const found: BrokenLine[] = []
  for (let to = ways.length - 1; to > 0; to = ways[to]!.previous) {
    const from = ways[to]!.previous
    const { ratio, used } = lines.fit(from, to)
    found.push({ from: breaks.start[from]!, to: breaks.at[to]!, ratio, used: used.slice() })
  }
  return found.reverse()
}

/** The best way to the first break that has none yet, by a line from one of the breaks from `active` on. */
const bestWay = (ways: readonly Way[], active: number, lines: Lines): Way => {
  const to = ways.length
  const last = to - 1
  let total = Infinity
  let previous = -1
  for (let from = active; from <= last; from++) {
    const before = ways[from]!.total
    if (before > total) continue
    const fit = lines.fit(from, to)
    const line = lines.cost(fit, from, to)
    if (before + line <= total && (line < overfull || from === last)) {
      total = before + line
      previous = from
    }
    if (lines.costOfLater(fit) > total) break
  }
  return { total, previous }
}

/** How a line fits. Its `used` is written over by the next line. */
type Fitted = Pick<BrokenLine, 'ratio' | 'used'>

/** Every line there could be, from one break to another. */
type Lines = {
  readonly fit: (from: number, to: number) => Fitted
  readonly cost: (fit: Fitted, from: number, to: number) => number
  /** What lines to the same end cost at least that start later than one that fits so. */
  readonly costOfLater: (fit: Fitted) => number
  /** Too wide, even when all that can shrink has shrunk. */
  readonly isPast: (from: number, to: number) => boolean
}

const linesBetween = (items: readonly Item[], breaks: Breaks, setting: BreakSetting): Lines => {
  const { stretch, shrink, rag, demerits } = setting
  const [first, rest] = [setting.measure(0), setting.measure(1)]
  const measureOf = (from: number): number => (from === 0 ? first : rest)
  const ratioOf = fitter(items, breaks, setting)
  const used = new Float64Array(Math.max(stretch.length, shrink.length))
  /** Later lines are shorter, and have less to give: the part used of the last level is no less. */
  const canPrune = breaks.isSteady && first <= rest
  return {
    fit: (from, to) => {
      used.fill(0)
      return { ratio: ratioOf(from, to, measureOf(from), used), used }
    },
    cost: ({ ratio }, from, to) => {
      if (ratio === -Infinity)
        return overfull * (naturalWidth(items, breaks, from, to) / measureOf(from))
      const item = items[breaks.at[to]!]
      const cost = item?.type === 'penalty' ? item.cost : 0
      const flagged = isFlagged(item) && from > 0 && isFlagged(items[breaks.at[from]!])
      return demerits(ratio, cost, flagged)
    },
    costOfLater: ({ ratio }) => {
      if (!canPrune || ratio <= 0) return 0
      const last = stretch.length - 1
      const least = rag > 0 ? ratio : Math.min(hopeless, used[last]! * stretch[last]!)
      return demerits(least, 0, false)
    },
    isPast: (from, to) => sum(breaks, column.least, from, to) > measureOf(from) + 2 * tolerance,
  }
}

const isFlagged = (item: Item | undefined): boolean => item?.type === 'penalty' && item.flagged
