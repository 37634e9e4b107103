/** Two editions of a memo → one memo with what changed between them marked. */
import type { Block, Memo, Meta, Note, Redline, Section } from '../memo/model.ts'
import { added, childrenOf, made, struck } from './make.ts'
import { placingOf } from './moves.ts'
import { namesOf } from './names.ts'
import { pairNotes } from './pair-notes.ts'
import { pairUnits } from './pair-units.ts'
import { redlineRuns } from './runs.ts'
import { bodyOf, notesOf } from './tree.ts'
import { mappedRuns, type Both, type Making } from './units.ts'

/**
 * The new edition with what was struck of the old one: `accept` of it is `own`, `reject` is `old`. Both are full memos
 * or the same extract of them, with their numbers.
 */
export const redline = (old: Memo, own: Memo): Memo => {
  const notes = { old: notesOf(old), own: notesOf(own) }
  const body = { old: bodyOf(old), own: bodyOf(own) }
  const notePairs = pairNotes(notes.old, notes.own)
  const { pairs, joints } = pairUnits(body.old, body.own)
  const names = namesOf([
    { ...body, pairs },
    { ...notes, pairs: notePairs },
  ])
  const { lang } = own.meta
  const making: Making = { pairs, joints, names, lang, ...placingOf(body.own, pairs) }
  const noteMaking: Making = {
    pairs: notePairs,
    joints: new Map(),
    names,
    lang,
    ...placingOf(notes.own, notePairs),
  }
  const units = childrenOf(body, 'both', making)
  return {
    ...own,
    redline: redlineOf(old.meta, own.meta),
    title: redlineRuns({ old: mappedRuns(old.title, names), own: own.title }, lang),
    lead: units.filter((unit): unit is Block => 'type' in unit),
    sections: units.filter((unit): unit is Section => 'sections' in unit),
    notes: notesOfBoth(notes, noteMaking),
  }
}

const redlineOf = (old: Meta, own: Meta): Redline => ({
  author:
    (own.authors ?? own.convenors).join(own.lang.startsWith('zh') ? '、' : ', ') || own.shortTitle,
  ...(own.isoDate !== undefined && { date: timeOf(own.isoDate) }),
  was: old,
})

/** The beginning of a day or month, in UTC. */
const timeOf = (isoDate: string): string => `${isoDate.padEnd(10, '-01')}T00:00:00Z`

/** Notes stand in the order in which the new edition refers to them: none moves. */
const notesOfBoth = ({ own }: Both, making: Making): Note[] =>
  making.steps.get(own)!.flatMap((step): Note[] => {
    const old = step.old ?? making.pairs.oldOf.get(step.own)
    if (!step.own)
      return making.pairs.ownOf.has(step.old) ? [] : [struck(step.old, making, 'deleted') as Note]
    return [
      (old
        ? made({ old, own: step.own }, 'both', making)
        : added(step.own, making, 'inserted')) as Note,
    ]
  })
