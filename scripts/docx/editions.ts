/** Paragraphs of a redline as each of its editions has them. */
import { isGone, isNew, isWhole } from '../flow/changes.ts'
import type { Flow, Paragraph } from '../flow/model.ts'

export type EditionName = 'new' | 'old'

/**
 * A paragraph of the file, and the one it stands for: where marks of paragraphs before it are not of the edition, all
 * of them are one, which begins as the first does and ends with the mark of the last.
 */
export type Standing = { readonly paragraph: Paragraph; readonly as: Paragraph }

const lacks = { new: isGone, old: isNew } as const

/** Paragraphs of an edition, in the order of the document. Of a flow that is no redline all, as they are. */
export const standingIn = (edition: EditionName, flow: Flow): Standing[] =>
  storiesOf(flow).flatMap((story) => {
    const all: Standing[] = []
    let first: Paragraph | null = null
    for (const paragraph of story) {
      const isLacking = lacks[edition](paragraph.mark)
      if (isLacking && isWhole(paragraph)) continue
      first ??= paragraph
      if (isLacking) continue
      all.push({ paragraph, as: edition === 'old' ? asBefore(first) : first })
      first = null
    }
    return all
  })

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

/** A paragraph as it was in the old edition: itself where it was the same. */
const asBefore = (paragraph: Paragraph): Paragraph => {
  const { was } = paragraph
  if (!was) return paragraph
  const { label: own, ...rest } = paragraph
  const label = was.label === undefined ? own : was.label
  return { ...rest, ...(label && { label }), style: was.style ?? paragraph.style }
}
