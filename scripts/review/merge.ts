/** Changes of copies that came back, in today's source: one merged text, and what became of every change. */
import { land, type Landed } from './landing.ts'
import type { Answered, Asked, Text } from './model.ts'
import { textsIn } from './wanted.ts'

export type Merged = { readonly source: string; readonly answers: readonly Answered[] }

export type Texts = { readonly base: Text; readonly today: Text }
export type ReadAgain = (source: string) => Text | null

/** Changes that are never brought in have no part in it. */
const isOpen = ({ change }: Asked): boolean => change.kind !== 'template' && change.kind !== 'unplaced' // prettier-ignore

/**
 * The merged source is read again: it has to say the new texts, and all others as they were. Where it does not, those
 * changes are looked for by halves that it would not say as they are, and they are listed.
 */
export const merge = ({ base, today }: Texts, asked: readonly Asked[], read: ReadAgain): Merged => {
  const open = asked.filter(isOpen)
  const attempt = (all: readonly Asked[]): Landed => land(base, today, all)
  const kept = open.length === 0 || isWhole(attempt(open), read) ? open : keep([], open, (all) => isWhole(attempt(all), read)) // prettier-ignore
  const { source, answers } = attempt(kept)
  const fates = new Map(kept.map((each, at) => [each, answers[at]!.fate]))
  return {
    source,
    answers: asked.map((each): Answered => ({ ...each, fate: fates.get(each) ?? 'listed' })),
  }
}

/** As many of some changes, beside others, as can be kept together. */
const keep = (
  kept: readonly Asked[],
  open: readonly Asked[],
  isSound: (all: readonly Asked[]) => boolean,
): readonly Asked[] => {
  if (isSound([...kept, ...open])) return [...kept, ...open]
  if (open.length === 1) return kept
  const middle = open.length >> 1
  return keep(keep(kept, open.slice(0, middle), isSound), open.slice(middle), isSound)
}

const isWhole = ({ source, wanted }: Landed, read: ReadAgain): boolean => {
  const got = wanted && read(source)
  return got !== null && JSON.stringify(textsIn(got)) === JSON.stringify(wanted)
}
