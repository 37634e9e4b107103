/** The recommendations of a memo, by the sections that hold them. */
import type { Memo, Section } from './model.ts'
import { numberNotes } from './notes.ts'

/** The memo with nothing but its recommendations sections and the headings above them; numbers stay. */
export const digest = (memo: Memo): Memo =>
  numberNotes({
    ...memo,
    edition: { type: 'digest' },
    lead: [],
    sections: memo.sections.flatMap(keepSection),
  })

const keepSection = (section: Section): Section[] => {
  if (section.role === 'recommendations') return [section]
  const sections = section.sections.flatMap(keepSection)
  return sections.length > 0 ? [{ ...section, blocks: [], sections }] : []
}
