/** Link and note definitions of a memo. */
import type { Definition, FootnoteDefinition, Nodes, Root } from 'mdast'
import type { Report } from '../message.ts'
import { contentMessages } from './content-messages.ts'
import { at, descendants } from './markdown.ts'

export type Definitions = {
  readonly links: ReadonlyMap<string, Definition>
  readonly notes: ReadonlyMap<string, FootnoteDefinition>
}

/** All definitions by identifier. Markdown ignores a second one in silence; the text of a note would be lost. */
export const definitionsOf = (tree: Root, report: Report): Definitions => {
  const links = new Map<string, Definition>()
  const notes = new Map<string, FootnoteDefinition>()
  for (const { node } of descendants(tree)) {
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') continue
    const found: Map<string, Nodes> = node.type === 'definition' ? links : notes
    const repeated = node.type === 'definition' ? 'repeatedDefinition' : 'repeatedNote'
    if (found.has(node.identifier))
      report({ ...contentMessages[repeated](labelOf(node)), ...at(node) })
    else found.set(node.identifier, node)
  }
  return { links, notes }
}

/** A definition as its author wrote it: `[^1]` is `1`. */
export const labelOf = (node: Definition | FootnoteDefinition): string =>
  node.label ?? node.identifier
