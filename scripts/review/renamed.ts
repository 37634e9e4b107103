/** Units of today's text under the names they were issued with: those derived from a text change with it. */
import type { Text } from './model.ts'
import { likeness } from './pairs.ts'
import type { SourceUnit } from './source-texts.ts'

/** A unit, a table with its cells, or a picture with its caption. */
type Group = { readonly name: string; readonly kind: string; readonly text: string }

/** Units with less of their text in common are two. */
const leastAlike = { oneByOne: 0.3, others: 0.5 }

/** Between two units of one name in both texts, those of other names are paired by their texts. */
export const renamed = (base: Text, today: Text): Text => {
  if (base === today) return today
  const [old, own] = [groupsOf(base.units), groupsOf(today.units)]
  const names = new Map<string, string>()
  for (const gap of gapsBetween(old, own))
    for (const [before, now] of pairsIn(gap)) names.set(now.name, before.name)
  if (names.size === 0) return today
  const units = today.units.map((unit) => {
    const group = groupOf(unit)
    return { ...unit, name: (names.get(group) ?? group) + unit.name.slice(group.length) }
  })
  return { ...today, units }
}

/** `data__1_0` → `data`. */
const groupOf = ({ name }: SourceUnit): string => name.replace(/__(?:\d+_\d+|caption)$/, '')

const groupsOf = (units: readonly SourceUnit[]): Group[] => {
  const groups = new Map<string, Group>()
  for (const unit of units) {
    const name = groupOf(unit)
    const text = (groups.get(name)?.text ?? '') + unit.text
    groups.set(name, { name, text, kind: `${unit.type} ${unit.isNote}` })
  }
  return [...groups.values()]
}

type Gap = { readonly old: readonly Group[]; readonly own: readonly Group[] }

const gapsBetween = (old: readonly Group[], own: readonly Group[]): Gap[] => {
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

/** Those that are alike, in order; where there are as many of the same kinds, less is enough. */
const pairsIn = ({ old, own }: Gap): (readonly [Group, Group])[] => {
  const isOneByOne = old.length === own.length && old.every(({ kind }, at) => kind === own[at]!.kind) // prettier-ignore
  const least = isOneByOne ? leastAlike.oneByOne : leastAlike.others
  let next = 0
  return own.flatMap((now) => {
    const isLike = (before: Group, at: number): boolean =>
      at >= next && before.kind === now.kind && likeness(before.text, now.text) >= least
    const at = old.findIndex(isLike)
    if (at < 0) return []
    next = at + 1
    return [[old[at]!, now] as const]
  })
}
