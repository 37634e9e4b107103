/** Units of today's text under the names they were issued with: those derived from a text change with it. */
import { groupBy } from '../collections/group-by.ts'
import { gapsBetween, type Gap, type Group } from './gaps.ts'
import type { Text } from './model.ts'
import { likeness } from './pairs.ts'
import { withCellNames } from './renamed-cells.ts'
import type { SourceUnit } from './source-texts.ts'

/** Units with less of their text in common are two. */
const leastAlike = { oneByOne: 0.3, others: 0.5 }

/**
 * Units that say what one of another name said are that one, wherever they stand; between two units of one name in both
 * texts, those left are paired by what they have in common.
 */
export const renamed = (base: Text, today: Text): Text => {
  if (base === today) return today
  const [old, now] = [groupsOf(base.units), groupsOf(today.units)]
  const same = samePairs(old, now)
  const own = now.map((group) => ({ ...group, name: same.get(group.name) ?? group.name }))
  const alike = new Map(
    gapsBetween(old, own)
      .flatMap(pairsIn)
      .map(([before, after]) => [after.name, before.name]),
  )
  const units = today.units.map((unit) => {
    const group = groupOf(unit)
    const name = same.get(group) ?? alike.get(group) ?? group
    return { ...unit, name: name + unit.name.slice(group.length) }
  })
  return { ...today, units: withCellNames(base.units, units) }
}

/** Names before by names now, of units that are only under another name, in order. */
const samePairs = (old: readonly Group[], own: readonly Group[]): ReadonlyMap<string, string> => {
  const keyOf = ({ kind, text }: Group): string => `${kind} ${text}`
  const [before, now] = [old, own].map((all) => new Set(all.map(({ name }) => name))) as [
    Set<string>,
    Set<string>,
  ]
  const left = groupBy(
    old.filter(({ name }) => !now.has(name)),
    keyOf,
  )
  const open = groupBy(
    own.filter(({ name }) => !before.has(name)),
    keyOf,
  )
  return new Map(
    [...open].flatMap(([key, all]) =>
      all.flatMap(({ name }, at): [string, string][] => {
        const other = left.get(key)?.[at]
        return other ? [[name, other.name]] : []
      }),
    ),
  )
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

/** Those that are alike, in order; where there are as many of the same kinds, less is enough. */
const pairsIn = ({ old, own }: Gap): (readonly [Group, Group])[] => {
  const isOneByOne =
    old.length === own.length && old.every(({ kind }, at) => kind === own[at]!.kind)
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
