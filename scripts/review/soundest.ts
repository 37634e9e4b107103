import { limits } from '../limits.ts'

type IsSound<T> = (kept: readonly T[]) => boolean

/**
 * As many of some things as can be kept together, where some spoil all: found by halves (Zeller 2002). After
 * `limits.mergeReadings` looks, what is not yet known to fit counts as spoiling.
 */
export const soundest = <T>(all: readonly T[], isSound: IsSound<T>): readonly T[] => {
  let looks = 0
  const isSeen: IsSound<T> = (kept) => looks++ < limits.mergeReadings && isSound(kept)
  return all.length === 0 ? all : keep([], all, isSeen)
}

const keep = <T>(kept: readonly T[], open: readonly T[], isSound: IsSound<T>): readonly T[] => {
  const all = [...kept, ...open]
  return isSound(all) ? all : keepSome(kept, open, isSound)
}

/** What can be kept of some that cannot all be: once one half is, the other cannot all be either. */
const keepSome = <T>(kept: readonly T[], open: readonly T[], isSound: IsSound<T>): readonly T[] => {
  if (open.length === 1) return kept
  const middle = open.length >> 1
  const first = keep(kept, open.slice(0, middle), isSound)
  const isAll = first.length === kept.length + middle
  return (isAll ? keepSome : keep)(first, open.slice(middle), isSound)
}
