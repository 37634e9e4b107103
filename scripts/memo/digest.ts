/** The recommendations of a memo, by the sections that hold them. */
import type { Memo, Section } from './model.ts'
import { numberNotes, withoutReferences } from './notes.ts'

/**
 * The memo with nothing but its recommendations sections and the headings above them; numbers stay. Of the headings
 * the outermost ones are printed: notes to others are left out.
 */
export const digest = (memo: Memo): Memo =>
  numberNotes({
    ...memo,
    edition: { type: 'digest' },
    lead: [],
    sections: memo.sections.flatMap(keepSection).map((section) => ({
      ...section,
      sections: section.sections.map(withoutNotes),
    })),
  })

const withoutNotes = (section: Section): Section => ({
  ...section,
  title: withoutReferences(section.title),
  sections: section.sections.map(withoutNotes),
})

const keepSection = (section: Section): Section[] => {
  if (section.role === 'recommendations') return [section]
  const sections = section.sections.flatMap(keepSection)
  return sections.length > 0 ? [{ ...section, blocks: [], sections }] : []
}
