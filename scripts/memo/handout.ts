/** A handout: one domain of a memo in the order in which it is read, recommendations first. */
import { extract } from './extract.ts'
import type { Memo, Section, Slug } from './model.ts'
import { numberNotes, textsIn, withoutReferences } from './notes.ts'

/**
 * The extract of a domain with its sections taken apart: the domain's own recommendations, those of other sections
 * (which have `from`), what else is in its own section, and what else is in the others. Each group keeps the order
 * of the source, the sections of recommendations stand at the top, and the lead is read before what others say.
 */
export const handout = (memo: Memo, slug: Slug): Memo => {
  const kept = extract(memo, slug)
  const isHome = ({ domain }: Section): boolean => domain === slug
  const own = kept.sections.flatMap((section) => outermost(section, isHome))
  const others = kept.sections.flatMap((section) => without(section, isHome, slug))
  const groups = {
    recommendations: [
      ...own.flatMap((section) => outermost(section, recommends)),
      ...others.flatMap((section) => outermost(section, recommends)).map(withoutOwnNotes),
    ],
    own: own.flatMap((section) => without(section, recommends, slug)),
    others: others
      .flatMap((section) => without(section, recommends, slug))
      .map((section) => withoutFrameNotes(section, slug)),
  }
  const arranged: Memo = {
    ...kept,
    sections: [...groups.recommendations, ...groups.own, ...groups.others],
  }
  const home = groups.own.find(isHome)
  return numberNotes(arranged, [
    home?.title ?? kept.title,
    ...textsIn({ lead: [], sections: [...groups.recommendations, ...groups.own] }),
    ...textsIn({ lead: kept.lead, sections: groups.others }),
  ])
}

/** A section whose heading is not printed: notes to it are left out. */
const withoutOwnNotes = (section: Section): Section => ({
  ...section,
  title: withoutReferences(section.title),
})

/** A section of which only headings of the domain itself are printed. */
const withoutFrameNotes = (section: Section, slug: Slug): Section => ({
  ...(section.domains.includes(slug) ? section : withoutOwnNotes(section)),
  sections: section.sections.map((inner) => withoutFrameNotes(inner, slug)),
})

const recommends = ({ role }: Section): boolean => role === 'recommendations'

/** The outermost sections of a kind in a section, which may be one itself. */
const outermost = (section: Section, isOne: (section: Section) => boolean): Section[] =>
  isOne(section) ? [section] : section.sections.flatMap((inner) => outermost(inner, isOne))

/** A section without those of a kind; nothing of one that only stood around them. */
const without = (section: Section, isOut: (section: Section) => boolean, slug: Slug): Section[] => {
  if (isOut(section)) return []
  const sections = section.sections.flatMap((inner) => without(inner, isOut, slug))
  const stays = section.blocks.length > 0 || sections.length > 0 || section.domains.includes(slug)
  return stays ? [{ ...section, sections }] : []
}
