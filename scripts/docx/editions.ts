/** Paragraphs of a redline as each of its editions has them. */
import type { EditionName } from '../flow/contents-in.ts'
import { standingAmong, type Standing } from '../flow/editions.ts'
import type { Paragraph } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'

/** Paragraphs of an edition, in the order of the document. Of a flow that is no redline all, as they are. */
export const standingIn = (edition: EditionName, flow: Flow): Standing[] =>
  storiesOf(flow).flatMap((story) => standingAmong(edition, story))

/** Paragraphs that can be joined: neighbours of the body, the one of a cell, those of a note. */
const storiesOf = ({ body, notes }: Flow): (readonly Paragraph[])[] => {
  const stories: Paragraph[][] = [[]]
  for (const piece of body) {
    if (piece.type === 'paragraph') stories.at(-1)!.push(piece)
    else
      stories.push(...(piece.type === 'table' ? piece.rows.flat().map((cell) => [cell]) : []), [])
  }
  return [...stories, ...notes.map((note) => note.body)]
}
