/** As many of some things as can be kept together, where some spoil all: found by halves (Zeller 2002). */
export const soundest = <T>(
  all: readonly T[],
  isSound: (kept: readonly T[]) => boolean,
): readonly T[] => (all.length === 0 || isSound(all) ? all : keep([], all, isSound))

const keep = <T>(
  kept: readonly T[],
  open: readonly T[],
  isSound: (all: readonly T[]) => boolean,
): readonly T[] => {
  if (kept.length > 0 && isSound([...kept, ...open])) return [...kept, ...open]
  if (open.length === 1) return isSound([...kept, ...open]) ? [...kept, ...open] : kept
  const middle = open.length >> 1
  return keep(keep(kept, open.slice(0, middle), isSound), open.slice(middle), isSound)
}
