/** Which of the pairs in a container stand in one order in both editions; the others moved. */

/** A pair: its place in the old edition, and how much it says. Pairs come in the order of the new one. */
export type Placed = { readonly place: number; readonly weight: number }

/**
 * The heaviest pairs whose old places rise, by their indices: as little text as can be counts as moved. Sums of all
 * places up to one are kept in a Fenwick tree, so that n pairs take n log n steps.
 */
export const inPlace = (pairs: readonly Placed[]): ReadonlySet<number> => {
  const size = pairs.reduce((most, { place }) => Math.max(most, place + 1), 0)
  const best: number[] = Array.from({ length: size + 1 }, () => -1)
  const total: number[] = []
  const previous: number[] = []
  const better = (a: number, b: number): number =>
    b >= 0 && (a < 0 || total[b]! > total[a]!) ? b : a
  pairs.forEach(({ place, weight }, i) => {
    let last = -1
    for (let at = place; at > 0; at -= at & -at) last = better(last, best[at]!)
    previous.push(last)
    total.push((total[last] ?? 0) + weight)
    for (let at = place + 1; at <= size; at += at & -at) best[at] = better(best[at]!, i)
  })
  const kept = new Set<number>()
  for (let i = pairs.reduce((a, _, b) => better(a, b), -1); i >= 0; i = previous[i]!) kept.add(i)
  return kept
}
