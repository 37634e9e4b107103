/** Breaks of a paragraph, with sums up to each, so that a line costs one subtraction. */
import type { Levels } from './adjust.ts'
import type { Item } from './box-glue-penalty.ts'

/** Where a line may begin or end: the text's beginning, every penalty, the text's end. */
export type Breaks = {
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

export const column = { width: 0, least: 1, gives: 2 }

const isSteady = (item: Item): boolean =>
  item.width >= 0 && (item.type !== 'glue' || (item.stretch.amount >= 0 && item.shrink.amount >= 0))

export const breaksOf = (items: readonly Item[], stretch: Levels, shrink: Levels): Breaks => {
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
export const sum = ({ sums, row }: Breaks, of: number, from: number, to: number): number =>
  sums[2 * to * row + of]! - sums[(2 * from + 1) * row + of]!

/** Natural width in points of the items from one break to another, set as a line. */
export const naturalWidth = (
  items: readonly Item[],
  breaks: Breaks,
  from: number,
  to: number,
): number => {
  const item = items[breaks.at[to]!]
  const hyphen = item?.type === 'penalty' ? item.width : 0
  return sum(breaks, column.width, from, to) + hyphen
}
