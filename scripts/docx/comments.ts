/** Comments of a review copy: ranges in the text, and the part they stand in (ISO 29500-1, 17.13.4). */
import type { ParagraphChild } from 'docx'
import type { Flow } from '../flow/model.ts'
import type { Piece } from '../flow/pieces.ts'
import type { Id } from '../memo/model.ts'
import { placesOf } from './bookmarks.ts'
import { node } from './nodes.ts'
import { relationTo, withPart, type Parts } from './package-parts.ts'
import { element, escape, namespaces, part } from './xml.ts'

/** Ids of comments by the piece they are on: where its unit first stands, else the title. */
export type Comments = ReadonlyMap<Piece, readonly number[]>

export const commentsOn = ({ body, review }: Pick<Flow, 'body' | 'review'>): Comments => {
  const on = new Map<Piece, number[]>()
  if (!review || review.comments.length === 0) return on
  const places = body.flatMap(placesOf)
  const first = new Map<Id, Piece>()
  for (const { id, piece } of places) if (id !== undefined && !first.has(id)) first.set(id, piece)
  review.comments.forEach((comment, id) => {
    const piece = first.get(comment.on ?? '') ?? places[0]?.piece
    if (piece) on.set(piece, [...(on.get(piece) ?? []), id])
  })
  return on
}

/** The children with comments on them. */
export const commented = (
  children: readonly ParagraphChild[],
  ids: readonly number[] = [],
): readonly ParagraphChild[] => {
  const each = (name: string) => ids.map((id) => node(name, { 'w:id': id }))
  const references = each('w:commentReference').map((sign) => node('w:r', {}, sign))
  const [start, end] = [each('w:commentRangeStart'), [...each('w:commentRangeEnd'), ...references]]
  return [...(start as ParagraphChild[]), ...children, ...(end as ParagraphChild[])]
}

/** The parts with that of the comments, if there are any. It says no date: the same source makes the same bytes. */
export const withComments = (parts: Parts, { review }: Pick<Flow, 'review'>): Parts =>
  review && review.comments.length > 0
    ? withPart(parts, {
        path: 'word/comments.xml',
        type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml',
        relation: relationTo('comments', 'comments.xml', 'rIdComments'),
        xml: part(element('w:comments', namespaces, ...review.comments.map(commentXml))),
      })
    : parts

type Comment = NonNullable<Flow['review']>['comments'][number]

const commentXml = ({ author, text }: Comment, id: number): string =>
  element(
    'w:comment',
    { 'w:id': id, 'w:author': author, 'w:initials': Array.from(author)[0] },
    ...text
      .split('\n')
      .map((line) =>
        element('w:p', {}, element('w:r', {}, element('w:t', {}, escape(inXml(line))))),
      ),
  )

/** Without the characters that no XML may have (XML 1.0, 2.2). */
const inXml = (text: string): string => text.replace(/[^\P{Cc}\t]|[\ufffe\uffff]/gu, '')
