/** Which pieces of a flow name pages, so that they are known only when pages are laid out. */
import type { Inline, PageOf, Piece } from './pieces.ts'

/** The units whose pages a piece names in fields, in order; those of contents are all headings it lists. */
export const pagesNamed = (piece: Piece): PageOf[] =>
  piece.type === 'table' ? piece.rows.flat().flatMap(({ content }) => content.filter(isPageOf)) : []

export const isPageOf = (inline: Inline): inline is PageOf =>
  'field' in inline && inline.field === 'page-of'

/** Whether a piece names pages. */
export const namesPages = (piece: Piece): boolean =>
  piece.type === 'contents' || pagesNamed(piece).length > 0
