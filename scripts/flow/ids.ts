/** A flow whose units have other ids, as those of an old edition had. */
import type { Id } from '../memo/model.ts'
import type { Content, Paragraph, Piece } from './pieces.ts'
import type { Flow } from './model.ts'

type Ids = ReadonlyMap<Id, Id>

/** The flow with its units and notes under other ids, in text that refers to them as well. */
export const withIds = (flow: Flow, ids: Ids): Flow =>
  ids.size === 0
    ? flow
    : {
        ...flow,
        body: flow.body.map((piece) => pieceWith(piece, ids)),
        notes: flow.notes.map((note) => ({
          ...note,
          id: ids.get(note.id) ?? note.id,
          body: note.body.map((paragraph) => paragraphWith(paragraph, ids)),
        })),
      }

const pieceWith = (piece: Piece, ids: Ids): Piece => {
  if (piece.type === 'paragraph') return paragraphWith(piece, ids)
  if (!('id' in piece) || piece.id === undefined) return piece
  const id = ids.get(piece.id) ?? piece.id
  if (piece.type !== 'table') return { ...piece, id }
  const cell = (own: Paragraph): Paragraph => {
    const place = own.id?.slice(piece.id!.length)
    return { ...paragraphWith(own, ids), ...(place !== undefined && { id: id + place }) }
  }
  return { ...piece, id, rows: piece.rows.map((row) => row.map(cell)) }
}

const paragraphWith = (paragraph: Paragraph, ids: Ids): Paragraph => ({
  ...paragraph,
  ...(paragraph.id !== undefined && { id: ids.get(paragraph.id) ?? paragraph.id }),
  content: contentWith(paragraph.content, ids),
})

const contentWith = (content: Content, ids: Ids): Content =>
  content.map((inline) => {
    if (!('text' in inline)) return inline
    const { ref, note } = inline
    return {
      ...inline,
      ...(ref !== undefined && { ref: ids.get(ref) ?? ref }),
      ...(note !== undefined && { note: ids.get(note) ?? note }),
    }
  })
