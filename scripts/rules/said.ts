/** What a memo says, text by text, and where in its source each character stands. */
import { placeAt } from '../markdown/code-points.ts'
import type { SourceText } from '../markdown/from-markdown.ts'
import { nodesOfTexts, offsetsOf, textNodesIn } from '../markdown/offsets.ts'
import type { Memo } from '../memo/model.ts'
import { textOf, textsOf, unitsOf, type Visit } from '../memo/walk.ts'
import type { Place } from '../message.ts'

/** A text of the memo and the unit that it is of. */
export type Said = Visit & {
  readonly text: string
  /** Where the character at a UTF-16 index of the text stands in the source. */
  readonly placeOf: (index: number) => Place | undefined
}

/** Every text of a memo: of a table its cells by row. */
export const textsIn = ({ memo, tree, source }: SourceText & { readonly memo: Memo }): Said[] => {
  const nodes = textNodesIn(tree)
  return [...unitsOf(memo)].flatMap((visit) => {
    const { place } = visit.unit
    const node = nodes.get(place?.offset ?? -1)
    const own = node && hasNode(visit) ? nodesOfTexts(node) : []
    return textsOf(visit).map((runs, i): Said => {
      let offsets: readonly number[] | undefined
      return {
        ...visit,
        text: textOf(runs),
        placeOf: (index) => {
          if (!own[i]) return place && { line: place.line, column: place.column }
          offsets ??= offsetsOf(runs, own[i], source)
          return placeAt(source, offsets[index] ?? own[i].position!.end.offset!)
        },
      }
    })
  })
}

/** Code and the words of a picture are read from no text of Markdown. */
const hasNode = ({ type }: Visit): boolean => type !== 'code' && type !== 'figure'
