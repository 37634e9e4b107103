/** Levels of headings: what is the title, and what a section's heading counts as. */
import type { Heading } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Report } from '../message.ts'
import { at } from './markdown.ts'
import { structureMessages } from './structure-messages.ts'

/** Words of a heading, without comments and pictures. */
export const textOfHeading = (heading: Heading): string =>
  toString(heading, { includeHtml: false, includeImageAlt: false }).trim()

/** Levels of HTML, tagged PDF and Word; the title has the first. */
const deepest = 6

/**
 * The level of each heading below the title, from 2. Chapters written as `#` move down by one, with all below
 * them; where even the highest heading is lower than `##`, all move up. A skipped level is asked about and
 * looks as it is typed.
 */
export const levelsOf = (headings: readonly Heading[], title: Title, report: Report): number[] => {
  const by = shiftOf(headings, title, report)
  const levels = headings.map((heading) => {
    const level = heading.depth + by
    if (level > deepest) report({ ...structureMessages.deepHeading(level), ...at(heading) })
    return Math.min(level, deepest)
  })
  for (const [i, level] of levels.entries()) {
    const most = (levels[i - 1] ?? 1) + 1
    if (level > most)
      report({ ...structureMessages.headingJump(level - by, most - by), ...at(headings[i]!) })
  }
  return levels
}

/** The source of the memo's title: a heading, the front matter, or both. */
export type Title = { readonly heading: Heading | undefined; readonly isDeclared: boolean }

/** How far all headings move down. A `#` below a `##`, in a memo whose title is a `#` too, is a mistake. */
const shiftOf = (headings: readonly Heading[], title: Title, report: Report): number => {
  const [first] = headings
  if (!first) return 0
  const highest = headings.reduce((least, { depth }) => Math.min(least, depth), deepest)
  if (highest > 2) report({ ...structureMessages.lowHeadings(highest), ...at(first) })
  if (highest > 1 || !title.heading) return 2 - highest
  if (first.depth === 1) {
    if (!title.isDeclared) report({ ...structureMessages.chapters(), ...at(first) })
    return 1
  }
  for (const heading of headings)
    if (heading.depth === 1) report({ ...structureMessages.secondTitle(), ...at(heading) })
  return 0
}

/**
 * The heading that is the title: the first, where the front matter names none. Else a first `#` that says the
 * same, or that stands by itself above everything: a second spelling, which its reader reports.
 */
export const titleAmong = (
  headings: readonly Heading[],
  declared: string | null,
  isFirst: boolean,
): Heading | undefined => {
  const [first, ...others] = headings
  if (!first || declared === null) return first
  if (first.depth > 1) return undefined
  const isOnly = isFirst && others.every(({ depth }) => depth > 1)
  return isOnly || textOfHeading(first) === declared ? first : undefined
}
