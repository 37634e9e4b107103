/** Notes that texts of a flow refer to, in the order in which a page shows them. */
import type { Content } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import type { Id } from '../memo/model.ts'

/** Each note is followed by those that it refers to, on one page. */
export const notesInOrder = (flow: Flow): Flow['notes'][number][] => {
  const notes = new Map(flow.notes.map((note) => [note.id, note]))
  const order = new Set<Id>()
  const add = (id: Id): void => {
    if (order.has(id)) return
    order.add(id)
    const body = notes.get(id)?.body ?? []
    for (const { content } of body) for (const inner of notesIn(content)) add(inner)
  }
  for (const id of [...referencesIn(flow), ...notes.keys()]) add(id)
  return [...order].flatMap((id) => notes.get(id) ?? [])
}

export const referencesIn = ({ body }: Flow): Id[] =>
  body
    .flatMap((piece) =>
      piece.type === 'paragraph'
        ? [piece.content]
        : piece.type === 'table'
          ? piece.rows.flat().map(({ content }) => content)
          : [],
    )
    .flatMap(notesIn)

const notesIn = (content: Content): Id[] =>
  content.flatMap((inline) => ('text' in inline && inline.note !== undefined ? [inline.note] : []))
