/** What stayed in its place, where things were moved about. */

/**
 * Indices of a longest rising subsequence (Fredman 1975): of paragraphs by their places before, those that stay when as
 * few as possible are said to be moved.
 */
export const staying = (places: readonly number[]): ReadonlySet<number> => {
  const ends: number[] = []
  const previous: (number | undefined)[] = []
  places.forEach((place, at) => {
    let [from, to] = [0, ends.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if (places[ends[middle]!]! < place) from = middle + 1
      else to = middle
    }
    previous[at] = ends[from - 1]
    ends[from] = at
  })
  const kept = new Set<number>()
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) kept.add(at)
  return kept
}
