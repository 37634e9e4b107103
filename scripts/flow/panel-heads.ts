/** Headings of recommendations that say nothing but what they are, which a template may say in its own way. */
import type { Memo, Section } from '../memo/model.ts'
import { textOf, textsOf, unitsOf } from '../memo/walk.ts'

/** Whether a heading is a word, a colon after it apart, and no link of the memo leads to it. */
export const saysOnly = (section: Section, word: string, memo: Memo): boolean => {
  const written = textOf(section.title).replace(/[:：]\s*$/, '')
  return written.toLowerCase() === word.toLowerCase() && !isLinkedTo(section, memo)
}

/** Whether a link of an edition leads to a section, whose heading then has to be there. */
const isLinkedTo = ({ id }: Section, memo: Memo): boolean =>
  [...unitsOf(memo)].some((visit) =>
    textsOf(visit).some((runs) => runs.some(({ ref }) => ref === id)),
  )
