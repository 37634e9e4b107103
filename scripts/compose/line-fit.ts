/** How far a line has to stretch or shrink to fill its measure. */
import { share, tolerance, type Levels } from './adjust.ts'
import type { Item } from './box-glue-penalty.ts'
import { column, naturalWidth, sum, type Breaks } from './breaks.ts'
import { hopeless, type Demerits } from './demerits.ts'
import type { Measure } from './model.ts'

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

/**
 * Ratio of the items from one break to another as a line. -Infinity is too wide, 0 natural; the
 * last line never stretches. Of what gives way it writes the part `used`, as `share` does.
 */
export type Fit = (from: number, to: number, measure: number, used: Float64Array) => number

export const fitter = (items: readonly Item[], breaks: Breaks, setting: BreakSetting): Fit => {
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
