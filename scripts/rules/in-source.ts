/** Places of a pattern in the source of nodes. */
import type { Nodes } from 'mdast'
import type { SourceText } from '../markdown/from-markdown.ts'
import { placeAt } from '../markdown/code-points.ts'
import { descendants } from '../markdown/markdown.ts'
import type { Place } from '../message.ts'

export type Match = {
  readonly match: RegExpExecArray
  readonly place: Place
  readonly parent: Nodes
}

/** Every match of a global pattern in the source of the nodes of a type, as it was written. */
export function* matchesIn(
  { tree, source }: SourceText,
  type: Nodes['type'],
  pattern: RegExp,
): Generator<Match> {
  for (const { node, parent } of descendants(tree)) {
    const { start, end } = node.position ?? {}
    if (node.type !== type || !start || !end) continue
    const text = source.slice(start.offset, end.offset)
    for (const match of text.matchAll(pattern))
      yield { match, parent, place: below(start, placeAt(text, match.index)) }
  }
}

/** A place inside a node as a place in the file. */
const below = (start: Place, inside: Place): Place => ({
  line: start.line + inside.line - 1,
  column: inside.line === 1 ? start.column + inside.column - 1 : inside.column,
})
