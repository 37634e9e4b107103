/** Link and note definitions of a memo, and the references that lack one. */
import type { Definition, FootnoteDefinition, Nodes, Root } from 'mdast'
import type { Place, Report } from '../message.ts'
import { placeAt } from './code-points.ts'
import { contentMessages } from './content-messages.ts'
import type { Finding } from './content-messages.ts'
import { at, descendants } from './markdown.ts'
import { isTableRule } from './table-rule.ts'

export type Definitions = {
  readonly links: ReadonlyMap<string, Definition>
  readonly notes: ReadonlyMap<string, FootnoteDefinition>
}

/** All definitions by identifier. Markdown ignores a second one in silence; here it is an error. */
export const definitionsOf = (tree: Root, report: Report): Definitions => {
  const links = new Map<string, Definition>()
  const notes = new Map<string, FootnoteDefinition>()
  for (const { node } of descendants(tree)) {
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') continue
    const found: Map<string, Nodes> = node.type === 'definition' ? links : notes
    if (found.has(node.identifier))
      report({ ...contentMessages.repeatedDefinition(labelOf(node)), ...at(node) })
    else found.set(node.identifier, node)
  }
  return { links, notes }
}

/** A definition as its author wrote it: `[^1]` is `1`. */
export const labelOf = (node: Definition | FootnoteDefinition): string =>
  node.label ?? node.identifier

/** Asks about link definitions that nothing refers to: `[//]: # (a note)` is often one. */
export const reportUnused = (tree: Root, { links }: Definitions, report: Report): void => {
  const used = new Set<string>()
  for (const { node } of descendants(tree))
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier)
  for (const [identifier, node] of links)
    if (!used.has(identifier))
      report({ ...contentMessages.unusedDefinition(labelOf(node)), ...at(node) })
}

type Suspect = {
  readonly in: 'text' | 'paragraph'
  readonly pattern: RegExp
  readonly finding: (match: RegExpExecArray) => Finding | null
}

/** What Markdown prints as plain text although its author meant more. */
const suspects: readonly Suspect[] = [
  {
    in: 'text',
    pattern: /(?<!\\)\[\^([^\]\s]+)\]/g,
    finding: (match) => contentMessages.undefinedNote(match[1]!),
  },
  {
    in: 'text',
    pattern: /(?<!\\)\[[^[\]^]+\]\[([^[\]]+)\]/g,
    finding: (match) => contentMessages.undefinedReference(match[1]!),
  },
  { in: 'paragraph', pattern: /^:{3,}/gm, finding: contentMessages.directive },
  {
    in: 'paragraph',
    pattern: /^[ \t>|:-]+$/gm,
    finding: ([line]) => (isTableRule(line) ? contentMessages.lostTable() : null),
  },
]

/** Reports what looks like Markdown and was read as text. */
export const reportSuspects = (tree: Root, source: string, report: Report): void => {
  for (const { node } of descendants(tree)) {
    const { start, end } = node.position ?? {}
    const text = start && end ? source.slice(start.offset, end.offset) : ''
    for (const suspect of suspects.filter((each) => each.in === node.type))
      for (const match of text.matchAll(suspect.pattern)) {
        const finding = suspect.finding(match)
        if (finding) report({ ...finding, place: below(start!, placeAt(text, match.index)) })
      }
  }
}

/** A place inside a node as a place in the file. */
const below = (start: Place, inside: Place): Place => ({
  line: start.line + inside.line - 1,
  column: inside.line === 1 ? start.column + inside.column - 1 : inside.column,
})
