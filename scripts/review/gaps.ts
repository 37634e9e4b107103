/** What stands between things that two texts have both, by their names. */

/** A unit, a table with its cells, a picture with its caption; a row or a column. */
export type Group = { readonly name: string; readonly kind: string; readonly text: string }

export type Gap = { readonly old: readonly Group[]; readonly own: readonly Group[] }

export const gapsBetween = (old: readonly Group[], own: readonly Group[]): Gap[] => {
  const places = new Map(old.map(({ name }, at) => [name, at]))
  const ends = [...own.map(({ name }) => places.get(name)), old.length]
  const issued = new Set(own.map(({ name }) => name))
  const gaps: Gap[] = []
  let [from, ownFrom] = [0, 0]
  ends.forEach((end, at) => {
    // One that moved back bounds nothing.
    if (end === undefined || end < from) return
    const left = old.slice(from, end).filter(({ name }) => !issued.has(name))
    const right = own.slice(ownFrom, at).filter(({ name }) => !places.has(name))
    if (left.length > 0 && right.length > 0) gaps.push({ old: left, own: right })
    ;[from, ownFrom] = [end + 1, at + 1]
  })
  return gaps
}
