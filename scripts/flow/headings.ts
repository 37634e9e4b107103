/** Headings of a body, in order. */
import type { Paragraph, Piece } from './pieces.ts'

export type Heading = Paragraph & { readonly outline: number }

/** All headings, those that are rows of a table too. */
export const headingsIn = (body: readonly Piece[]): Heading[] =>
  body.flatMap(paragraphsIn).filter(isHeading)

const paragraphsIn = (piece: Piece): readonly Paragraph[] => {
  if (piece.type === 'paragraph') return [piece]
  return piece.type === 'table' ? piece.rows.flat() : []
}

const isHeading = (paragraph: Paragraph): paragraph is Heading => paragraph.outline !== undefined
