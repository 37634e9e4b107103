/** Changes of copies that came back, in today's source: one merged text, and what became of every change. */
import { groupBy } from '../collections/group-by.ts'
import { afterOf, type Change } from './changes.ts'
import { metIn, partsOf, withEdits, type Met, type Part } from './conflicts.ts'
import { fatesIn, groundOf, land, type Landed } from './landing.ts'
import { withMarks } from './marking.ts'
import { soundest } from './soundest.ts'
import type { Answered, Asked, Fate, Ground, Rival, Text } from './model.ts'
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
  const ground = groundOf(base, today)
  const fatesOf = (all: readonly Asked[]): Fate[] => fatesIn(ground, all)
  const parts = partsOf(asked.filter(isOpen), ground.lang, fatesOf)
  const met = metIn(parts, fatesOf)
  const open = parts.filter((part) => !met.has(part)).map((part) => part.asked)
  const attempt = (all: readonly Asked[]): Landed => land(ground, all)
  const kept = soundest(open, (all) => isWhole(attempt(all), read))
  const { source, answers } = attempt(kept)
  const fates = new Map(kept.map((each, at) => [each, answers[at]!.fate]))
  const merged = source === today.source ? today : read(source)
  const marks = asked.filter(({ change }) => change.kind === 'formatted')
  const marked = merged && marks.length > 0 ? withMarks(merged, marks, read) : null
  const fateOf = (part: Part): Fate =>
    met.has(part) ? 'conflict' : (fates.get(part.asked) ?? 'listed')
  const partsBy = groupBy(parts, ({ of }) => of)
  return {
    source: marked?.source ?? source,
    answers: asked
      .filter((each) => !marked?.idle.has(each))
      .flatMap((each): Answered[] => {
        const own = partsBy.get(each)
        if (own) return answersOf(own, fateOf, { ground, met })
        return [{ ...each, fate: marked?.landed.has(each) ? 'landed' : 'listed' }]
      }),
  }
}

type Known = { readonly ground: Ground; readonly met: Met }

/** What is left to the editor comes last. */
const inOrder: readonly Fate[] = ['landed', 'made', 'listed', 'conflict']

/** One answer for a change, or one for each fate that parts of it met. */
const answersOf = (
  parts: readonly Part[],
  fateOf: (part: Part) => Fate,
  { ground, met }: Known,
): Answered[] => {
  const byFate = groupBy(parts, fateOf)
  return inOrder.flatMap((fate): Answered[] => {
    const own = byFate.get(fate)
    if (!own) return []
    const { of } = own[0]!
    const against = fate === 'conflict' && { against: rivalsOf(own, of, { ground, met }) }
    if (byFate.size === 1) return [{ ...of, fate, ...against }]
    const edits = own.flatMap((part) => part.edits)
    return [{ ...withEdits(of, edits), fate, of: of.change, ...against }]
  })
}

/** What other copies say of the same words; where none does, it is the memo. */
const rivalsOf = (
  own: readonly Part[],
  { change }: Asked,
  { ground: { named, today }, met }: Known,
): Rival[] => {
  const others = [...new Set(own.flatMap((part) => met.get(part) ?? []).map(({ of }) => of))]
  if (others.length > 0)
    return others.map(({ change: other, file, tracked }) => ({
      file,
      author: tracked?.author ?? null,
      text: afterOf(other),
    }))
  const name = 'unit' in change ? change.unit : null
  const value = today.front.find((each) => each.name === name)
  return [{ file: null, author: null, text: (named.get(name ?? '') ?? value)?.text ?? '' }]
}

const isWhole = ({ source, wanted }: Landed, read: ReadAgain): boolean => {
  const got = wanted && read(source)
  return got !== null && JSON.stringify(textsIn(got)) === JSON.stringify(wanted)
}
