/** Flat headings → title, lead and a tree of sections. */
import type { Heading, RootContent } from 'mdast'
import type { Report } from '../message.ts'
import { only, picturesBeside, toMarkedRuns, unnamed } from './paragraphs.ts'
import { toContent } from './blocks.ts'
import type { Draft } from './paragraphs.ts'
import { contentMessages } from './content-messages.ts'
import { levelsOf, textOfHeading, titleAmong } from './levels.ts'
import { at } from './markdown.ts'
import type { Block, Role, Section } from '../memo/model.ts'
import { isBlank, type Reading } from './runs.ts'
import { structureMessages } from './structure-messages.ts'
import { textOf } from '../memo/walk.ts'

/** The outermost nodes of a memo, cut at its headings. */
export type Outline = {
  /** The heading that is the title; there is none when only the front matter names it. */
  readonly title?: Heading
  readonly lead: readonly RootContent[]
  readonly parts: readonly Part[]
}

/** A heading with its level, and the nodes up to the next one. */
type Part = {
  readonly heading: Heading
  readonly depth: number
  readonly nodes: readonly RootContent[]
}

/**
 * Cuts a memo at its headings that have words; those without are no headings. `declared` is the title of the
 * front matter: without one the first heading is the title.
 */
export const toOutline = (
  nodes: readonly RootContent[],
  declared: string | null,
  report: Report,
): Outline => {
  const starts = nodes.flatMap((node, i) => (isNamed(node) ? [i] : []))
  const headings = starts.map((start) => nodes[start] as Heading)
  const before = nodes.slice(0, starts[0] ?? nodes.length)
  const text = before.find((node) => node.type !== 'html' && node.type !== 'definition')
  const title = titleAmong(headings, declared, text === undefined)
  const rest = title ? headings.slice(1) : headings
  const depths = levelsOf(rest, { heading: title, isDeclared: declared !== null }, report)
  const own = starts.map((start, i) => nodes.slice(start + 1, starts[i + 1]))
  if (title && text) report({ ...structureMessages.textBeforeTitle(), ...at(text) })
  return {
    ...(title ? { title } : {}),
    lead: title ? [...before, ...own[0]!] : before,
    parts: rest.map((heading, i) => ({
      heading,
      depth: depths[i]!,
      nodes: own[title ? i + 1 : i]!,
    })),
  }
}

/** True for a heading with words. */
const isNamed = (node: RootContent): boolean =>
  node.type === 'heading' && textOfHeading(node) !== ''

/** The tree of sections, not yet named. A subsection of a participants section is one too. */
export const toSections = (
  parts: readonly Part[],
  roleOf: (heading: string) => Role,
  reading: Reading,
): Draft<Section>[] =>
  nest(
    parts.map((part) => toSection(part, roleOf, reading)),
    'body',
  )

const toSection = (
  { heading, depth, nodes }: Part,
  roleOf: (heading: string) => Role,
  reading: Reading,
): Draft<Section> => {
  const { runs, markers } = toMarkedRuns(heading.children, reading)
  if (isBlank(runs)) reading.report({ ...contentMessages.blankParagraph(), ...at(heading) })
  const content = toContent(nodes, 'section', reading)
  return {
    ...unnamed(heading),
    depth,
    role: roleOf(textOf(runs)),
    title: runs,
    blocks: [...picturesBeside(heading, reading), ...content.blocks] as readonly Block[],
    sections: [],
    ...only([...markers, ...content.markers], reading.report),
  }
}

/** Puts each section into the last one above it of a lesser depth. */
const nest = (flat: readonly Draft<Section>[], inherited: Role): Draft<Section>[] => {
  const tree: Draft<Section>[] = []
  for (let i = 0; i < flat.length;) {
    const section = flat[i]!
    let end = i + 1
    while (end < flat.length && flat[end]!.depth > section.depth) end++
    const role = section.role === 'body' ? inherited : section.role
    tree.push({ ...section, role, sections: nest(flat.slice(i + 1, end), role) })
    i = end
  }
  return tree
}
