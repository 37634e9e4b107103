/** The context of the pieces of a document. */
import { Bookmark, type ParagraphChild } from 'docx'
import type { Assets, Paragraph, Piece } from '../flow/model.ts'
import type { NumberedCaption } from './caption-numbers.ts'
import type { ContentsContext } from './contents.ts'
import type { Num } from './numbering.ts'
import { wordStyle, type Variant, type WordStyle } from './style-names.ts'

/** A document's flow and files, and what its paragraphs are called and numbered. */
export type Context = ContentsContext & {
  readonly assets: Pick<Assets, 'images'>
  readonly nums: ReadonlyMap<Paragraph, Num>
  readonly names: ReadonlyMap<Piece, readonly string[]>
  readonly captions: ReadonlyMap<Paragraph, NumberedCaption>
  readonly variants: ReadonlyMap<Piece, readonly Variant[]>
}

/** The children inside the bookmarks of their piece. */
export const marked = (
  piece: Piece,
  children: readonly ParagraphChild[],
  { names }: Context,
): readonly ParagraphChild[] =>
  (names.get(piece) ?? []).reduce<readonly ParagraphChild[]>(
    (inner, id) => [new Bookmark({ id, children: inner })],
    children,
  )

/** The style of Word for a piece in its place, and what is added to it. */
export const placedStyle = (
  piece: Extract<Piece, { style: string }>,
  { variants }: Context,
  ...more: readonly Variant[]
): WordStyle => wordStyle(piece.style, ...(variants.get(piece) ?? []), ...more)
