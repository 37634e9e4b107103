/**
 * How a line gives way. Glue stretches and shrinks in ordered levels: the first is used up before
 * the second begins (CLREQ 6.2.2, priority of reduction and addition). Knows no language.
 */

/** An amount in points that glue can give at a level. */
export type Give = { readonly level: number; readonly amount: number }

/** Weight of each level: what the ratio grows by when the level is used up. */
export type Levels = readonly number[]

/**
 * Shares `amount` out over the levels in order and writes the fraction used of each to `used`;
 * with `endless` the last level takes whatever is left. Returns the weighted sum of the
 * fractions, the line's ratio: 0 natural, 1 as far as is decent. Infinite when not all fits.
 */
export const share = (
  amount: number,
  capacity: Float64Array,
  levels: Levels,
  endless: boolean,
  used: Float64Array,
): number => {
  let left = amount
  let ratio = 0
  const last = levels.length - 1
  for (let level = 0; level <= last; level++) {
    const room = capacity[level]!
    const taken = endless && level === last && room > 0 ? left : Math.min(left, room)
    used[level] = room > 0 ? taken / room : 0
    ratio += used[level]! * levels[level]!
    left -= taken
  }
  return left > tolerance ? Infinity : ratio
}

/** Rounding of sums over a long paragraph, in points: never a reason to call a line too wide. */
export const tolerance = 1e-6
