/** Flat headings → title, lead and a tree of sections. */
import type { Heading, RootContent } from 'mdast'
import type { Report } from '../message.ts'
import { only, toContent, toMarkedRuns, unnamed } from './blocks.ts'
import type { Draft } from './blocks.ts'
import { at } from './markdown.ts'
import type { Block, Role, Section } from '../memo/model.ts'
import type { Reading } from './runs.ts'
import { structureMessages } from './structure-messages.ts'
import { textOf } from '../memo/walk.ts'

/** The outermost nodes of a memo, cut at its headings. */
export type Outline = {
  /** The heading that is the title; there is none when only the front matter names it. */
  readonly title?: Heading
  readonly lead: readonly RootContent[]
  readonly parts: readonly Part[]
}

/** A heading and the nodes up to the next one. */
type Part = { readonly heading: Heading; readonly nodes: readonly RootContent[] }

/** Cuts a memo at its headings. Without a title in the front matter the first heading is it. */
export const toOutline = (
  nodes: readonly RootContent[],
  hasTitle: boolean,
  report: Report,
): Outline => {
  const starts = nodes.flatMap((node, i) => (node.type === 'heading' ? [i] : []))
  const before = nodes.slice(0, starts[0] ?? nodes.length)
  const parts = starts.map((start, i) => ({
    heading: nodes[start] as Heading,
    nodes: nodes.slice(start + 1, starts[i + 1]),
  }))
  const [first, ...rest] = parts
  if (!first || (hasTitle && first.heading.depth > 1)) return { lead: before, parts }
  const text = before.find((node) => node.type !== 'html' && node.type !== 'definition')
  if (text) report({ ...structureMessages.textBeforeTitle(), ...at(text) })
  return { title: first.heading, lead: [...before, ...first.nodes], parts: rest }
}

/** The tree of sections, not yet named. A subsection of a participants section is one too. */
export const toSections = (
  parts: readonly Part[],
  roleOf: (heading: string) => Role,
  reading: Reading,
): Draft<Section>[] => {
  checkLevels(parts, reading.report)
  return nest(
    parts.map((part) => toSection(part, roleOf, reading)),
    'body',
  )
}

const checkLevels = (parts: readonly Part[], report: Report): void => {
  let previous = 1
  for (const { heading } of parts) {
    const { depth } = heading
    if (depth === 1) report({ ...structureMessages.secondTitle(), ...at(heading) })
    else if (depth > 4) report({ ...structureMessages.deepHeading(depth), ...at(heading) })
    else if (depth > previous + 1)
      report({ ...structureMessages.headingJump(depth, previous + 1), ...at(heading) })
    previous = depth
  }
}

const toSection = (
  { heading, nodes }: Part,
  roleOf: (heading: string) => Role,
  reading: Reading,
): Draft<Section> => {
  const { runs, markers } = toMarkedRuns(heading.children, reading)
  const content = toContent(nodes, 'section', reading)
  if (runs.length === 0) reading.report({ ...structureMessages.emptyHeading(), ...at(heading) })
  return {
    ...unnamed(heading),
    depth: heading.depth,
    role: roleOf(textOf(runs)),
    title: runs,
    blocks: content.blocks as readonly Block[],
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
