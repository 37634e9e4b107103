/** What paragraphs of a Word file are: its title, headings, or text. */
import type { ForeignBlock, ForeignDocument } from '../readers/foreign/model.ts'
import { lookedHeadings, styledHeadings } from './headings.ts'
import type { Role } from './model.ts'
import { titleIn } from './title.ts'

/** The role of each block, by its place; tables have none. */
export const rolesOf = ({ blocks }: ForeignDocument): ReadonlyMap<ForeignBlock, Role> => {
  const paragraphs = blocks.filter((block) => block.type === 'paragraph')
  const titled = titleIn(paragraphs)
  // What stands above the title is the head of an official document.
  const rest = paragraphs
    .slice(titled[0] ? paragraphs.indexOf(titled[0]) : 0)
    .filter((each) => !titled.includes(each))
  const isStyled = rest.some(({ outline }) => outline !== null)
  const headings = isStyled ? styledHeadings(rest) : lookedHeadings(rest)
  return new Map<ForeignBlock, Role>([
    ...titled.map((each) => [each, { type: 'title' }] as const),
    ...headings,
  ])
}
