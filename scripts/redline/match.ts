/**
 * Which of a sequence's members are which of another's, whatever their order: those of one text first (Heckel 1978),
 * then those most alike, looked up by the words that few of them have. Linear in their number.
 */
import { groupBy } from '../collections/group-by.ts'
import { likeness, partsOf, type Parts } from './likeness.ts'

export type Pair<M> = readonly [old: M, own: M]

export type Matching<M> = {
  /** Members with other keys are never one. */
  readonly keyOf: (member: M) => string
  readonly textOf: (member: M) => string
  /** How alike two texts have to be, from 0 to 1. */
  readonly least: number
}

/** Pairs of members of the same key, each in one pair at most. */
export const matched = <M>(
  old: readonly M[],
  own: readonly M[],
  { keyOf, textOf, least }: Matching<M>,
): Pair<M>[] => {
  const same = sameTexts(old, own, (member) => `${keyOf(member)} ${textOf(member)}`)
  const oldTaken = new Set(same.map(([member]) => member))
  const ownTaken = new Set(same.map(([, member]) => member))
  const oldLeft = old.filter((member) => !oldTaken.has(member))
  const ownLeft = own.filter((member) => !ownTaken.has(member))
  return [...same, ...alike(oldLeft, ownLeft, { keyOf, textOf, least })]
}

/** Of one text: those that are once in each, then their neighbours on both sides, then the others as they come. */
const sameTexts = <M>(
  old: readonly M[],
  own: readonly M[],
  keyOf: (member: M) => string,
): Pair<M>[] => {
  const [oldKeys, ownKeys] = [old.map(keyOf), own.map(keyOf)]
  const [oldPlaces, ownPlaces] = [placesOf(oldKeys), placesOf(ownKeys)]
  const partner = new Map<number, number>()
  const taken = new Set<number>()
  const join = (i: number, j: number): void => {
    if (i < 0 || j < 0 || partner.has(i) || taken.has(j)) return
    if (oldKeys[i] === undefined || oldKeys[i] !== ownKeys[j]) return
    partner.set(i, j)
    taken.add(j)
  }
  for (const [key, [i, ...more]] of oldPlaces) {
    const [j, ...others] = ownPlaces.get(key) ?? []
    if (j !== undefined && more.length === 0 && others.length === 0) join(i!, j)
  }
  for (let i = 0; i < old.length; i++) join(i + 1, (partner.get(i) ?? -2) + 1)
  for (let i = old.length; i > 0; i--) join(i - 1, (partner.get(i) ?? 0) - 1)
  for (const [key, places] of oldPlaces) {
    const free = (ownPlaces.get(key) ?? []).filter((j) => !taken.has(j))
    places.filter((i) => !partner.has(i)).forEach((i, nth) => join(i, free[nth] ?? -1))
  }
  return [...partner].map(([i, j]) => [old[i]!, own[j]!])
}

const placesOf = (keys: readonly string[]): ReadonlyMap<string, readonly number[]> =>
  groupBy(keys.keys(), (i) => keys[i]!)

/** Words of more members than these tell nothing of any. */
const common = 40

/** Members that share most rare words are looked at, and no more. */
const candidates = 6

type Found<M> = {
  readonly old: M
  readonly own: M
  readonly score: number
  readonly distance: number
}

const alike = <M>(
  old: readonly M[],
  own: readonly M[],
  { keyOf, textOf, least }: Matching<M>,
): Pair<M>[] => {
  const oldParts = old.map((member) => partsOf(textOf(member)))
  const index = indexOf(oldParts)
  const found = own.flatMap((member, j): Found<M>[] => {
    const parts = partsOf(textOf(member))
    return nearest(parts, index)
      .filter((i) => keyOf(old[i]!) === keyOf(member))
      .map((i) => ({
        old: old[i]!,
        own: member,
        score: likeness(oldParts[i]!, parts),
        distance: Math.abs(i / old.length - j / own.length),
      }))
      .filter(({ score }) => score >= least)
  })
  found.sort((a, b) => b.score - a.score || a.distance - b.distance)
  const taken = new Set<M>()
  return found.flatMap((each): Pair<M>[] => {
    if (taken.has(each.old) || taken.has(each.own)) return []
    taken.add(each.old).add(each.own)
    return [[each.old, each.own]]
  })
}

type Index = ReadonlyMap<string, readonly number[]>

const indexOf = (texts: readonly Parts[]): Index => {
  const index = new Map<string, number[]>()
  texts.forEach((parts, i) => {
    for (const part of parts.keys()) {
      const places = index.get(part)
      if (!places) index.set(part, [i])
      else if (places.length <= common) places.push(i)
    }
  })
  return index
}

const nearest = (parts: Parts, index: Index): number[] => {
  const votes = new Map<number, number>()
  for (const part of parts.keys()) {
    const places = index.get(part) ?? []
    if (places.length <= common)
      for (const i of places) votes.set(i, (votes.get(i) ?? 0) + 1 / places.length)
  }
  return [...votes]
    .sort(([i, a], [j, b]) => b - a || i - j)
    .slice(0, candidates)
    .map(([i]) => i)
}
