/** Blanks as wide as a character, by which people set names apart: how many of them stand in a row at most. */
import type { Flow } from '../flow/model.ts'
import type { Content, Piece } from '../flow/pieces.ts'

const contentsOf = (piece: Piece): readonly Content[] => {
  if (piece.type === 'paragraph') return [piece.content]
  return piece.type === 'table' ? piece.rows.flat().map(({ content }) => content) : []
}

const textOf = (content: Content): string =>
  content.map((each) => ('text' in each ? each.text : '')).join('')

export const mostWideBlanks = ({ body, notes }: Flow): number => {
  const pieces = [...body, ...notes.flatMap((note) => note.body)]
  const rows = pieces.flatMap(contentsOf).flatMap((content) => textOf(content).match(/\s+/g) ?? [])
  return rows.reduce((most, row) => Math.max(most, row.split('\u3000').length - 1), 0)
}
