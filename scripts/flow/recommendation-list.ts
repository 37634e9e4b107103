/** All recommendations of a memo, one below the other. */
import type { Section } from '../memo/model.ts'
import type { Dress } from './block-context.ts'
import { toPieces } from './blocks.ts'
import { changedPieces } from './changes.ts'
import type { Context } from './context.ts'
import type { Piece } from './pieces.ts'
import { atOf, headingPiece } from './sections.ts'

export const recommendationList = ({ memo, dress }: Context): Piece[] =>
  memo.sections.flatMap((section) => [
    headingPiece(section, dress, 2),
    ...recommendationPieces(section, dress),
  ])

/** A heading between recommendations says for whom they are, or of what: it is printed. */
const recommendationPieces = (section: Section, dress: Dress): readonly Piece[] => {
  const isPanel = section.role === 'recommendations'
  const pieces = [
    ...(isPanel ? toPieces(section.blocks, atOf(section), dress) : []),
    ...section.sections.flatMap((inner) => [
      ...(isPanel ? [headingPiece(inner, dress, 3)] : []),
      ...recommendationPieces(inner, dress),
    ]),
  ]
  return changedPieces(pieces, section.change)
}
