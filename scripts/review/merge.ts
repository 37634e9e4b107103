/** Changes of copies that came back, in today's source: one merged text, and what became of every change. */
import { land, type Landed } from './landing.ts'
import type { Change } from './changes.ts'
import { withMarks } from './marking.ts'
import { soundest } from './soundest.ts'
import type { Answered, Asked, Fate, Text } from './model.ts'
import { textsIn } from './wanted.ts'

export type Merged = { readonly source: string; readonly answers: readonly Answered[] }

export type Texts = { readonly base: Text; readonly today: Text }
export type ReadAgain = (source: string) => Text | null

const isLeft: ReadonlySet<Change['kind']> = new Set([
  'template',
  'unplaced',
  'restyled',
  'formatted',
])

/** Changes that are never brought in have no part in it. */
const isOpen = ({ change }: Asked): boolean => !isLeft.has(change.kind)

/**
 * The merged source is read again: it has to say the new texts, and all others as they were. Where it does not, those
 * changes are looked for by halves that it would not say as they are, and they are listed.
 */
export const merge = ({ base, today }: Texts, asked: readonly Asked[], read: ReadAgain): Merged => {
  const open = asked.filter(isOpen)
  const attempt = (all: readonly Asked[]): Landed => land(base, today, all)
  const kept = soundest(open, (all) => isWhole(attempt(all), read))
  const { source, answers } = attempt(kept)
  const fates = new Map(kept.map((each, at) => [each, answers[at]!.fate]))
  const merged = source === today.source ? today : read(source)
  const marks = asked.filter(({ change }) => change.kind === 'formatted')
  const marked = merged && marks.length > 0 ? withMarks(merged, marks, read) : null
  const fateOf = (each: Asked): Fate => (marked?.landed.has(each) ? 'landed' : (fates.get(each) ?? 'listed')) // prettier-ignore
  return {
    source: marked?.source ?? source,
    answers: asked
      .filter((each) => !marked?.idle.has(each))
      .map((each): Answered => ({ ...each, fate: fateOf(each) })),
  }
}

const isWhole = ({ source, wanted }: Landed, read: ReadAgain): boolean => {
  const got = wanted && read(source)
  return got !== null && JSON.stringify(textsIn(got)) === JSON.stringify(wanted)
}
