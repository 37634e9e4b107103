/** The recommendations of a memo, by the sections that hold them. */
import type { Memo, Section } from './model.ts'
import { numberNotes, withoutReferences } from './notes.ts'

/**
 * The memo with nothing but its recommendations sections and the headings above them; numbers stay. Of the headings
 * the outermost ones are printed, and those between recommendations: notes to others are left out.
 */
export const digest = (memo: Memo): Memo =>
  numberNotes({
    ...memo,
    edition: { type: 'digest' },
    lead: [],
    sections: memo.sections.flatMap(keepSection).map(withoutNotes),
  })

/** A section without the notes to headings that are not printed. */
const withoutNotes = (section: Section): Section => ({
  ...section,
  sections: section.sections.map((inner) =>
    withoutNotes(
      section.role === 'recommendations'
        ? inner
        : { ...inner, title: withoutReferences(inner.title) },
    ),
  ),
})

const keepSection = (section: Section): Section[] => {
  if (section.role === 'recommendations') return [section]
  const sections = section.sections.flatMap(keepSection)
  return sections.length > 0 ? [{ ...section, blocks: [], sections }] : []
}
