/** A review copy as it is compared: its paragraphs in order, each with the unit whose bookmark it carries. */
import type { ForeignBlock, ForeignComment, ForeignDocument } from '../readers/foreign/model.ts'

export type CopyParagraph = {
  /** Name of its unit's bookmark without `_b_`; null for one of no unit: ours, or new. */
  readonly unit: string | null
  readonly text: string
  readonly isItem: boolean
  /** Of a heading. */
  readonly level: number | null
  readonly comments: readonly ForeignComment[]
}

/** Bookmarks of units in a review copy, whose ids they name. */
const bookmark = /^_b_(.+)$/

export const copyOf = ({ blocks, notes }: ForeignDocument): CopyParagraph[] => [
  ...blocks.flatMap(paragraphsOf),
  ...[...notes.values()].flat().flatMap(paragraphsOf),
]

const paragraphsOf = (block: ForeignBlock): CopyParagraph[] => {
  if (block.type === 'table')
    return block.rows.flat().flatMap(({ blocks }) => blocks.flatMap(paragraphsOf))
  // A second one is of a paragraph that was joined to it, which is then gone.
  const [unit = null] = block.bookmarks.flatMap((name) => bookmark.exec(name)?.[1] ?? [])
  // Notes and pictures are compared by themselves.
  const text = block.runs
    .map(({ text: own, picture }) => (picture === undefined ? own : ''))
    .join('')
  return [
    {
      unit,
      text,
      isItem: block.list !== null && block.outline === null,
      level: block.outline,
      comments: block.comments,
    },
  ]
}
