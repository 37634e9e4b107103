/** Headings of recommendations that say nothing but what they are, which a template may say in its own way. */
import type { Id, Memo, Section } from '../memo/model.ts'
import { textOf, textsOf, unitsOf } from '../memo/walk.ts'

/** Whether a heading is a word, a colon after it apart, and none of the units that links lead to. */
export const saysOnly = (section: Section, word: string, linked: ReadonlySet<Id>): boolean => {
  const written = textOf(section.title).replace(/[:：]\s*$/, '')
  return written.toLowerCase() === word.toLowerCase() && !linked.has(section.id)
}

/** The units that links of an edition lead to, whose headings then have to be there. */
export const linkedIn = (memo: Memo): ReadonlySet<Id> =>
  new Set(
    [...unitsOf(memo)].flatMap((visit) =>
      textsOf(visit).flatMap((runs) => runs.flatMap(({ ref }) => ref ?? [])),
    ),
  )
