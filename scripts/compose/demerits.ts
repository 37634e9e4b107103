/** How bad a line is. */

/** How bad a line is, from its ratio and the cost of the break it ends with. */
export type Demerits = (ratio: number, cost: number, flagged: boolean) => number

/** What two hyphens in a row cost (TeX's \doublehyphendemerits, on this scale). */
const flaggedTwice = 3e5

/** No line is worse than this ratio: a line with nothing to stretch in it, for one. */
export const hopeless = 100

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
export const overfull = 1e13
