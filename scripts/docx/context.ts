/** The context of the pieces of a document. */
import { Bookmark, type ParagraphChild } from 'docx'
import type { Paragraph, Piece } from '../flow/pieces.ts'
import type { Assets } from '../flow/assets.ts'
import type { Change } from '../memo/model.ts'
import type { NumberedCaption } from './caption-numbers.ts'
import { stoodBefore, tracked, type Place } from './changes.ts'
import type { ContentsContext } from './contents.ts'
import type { Standing } from '../flow/editions.ts'
import { commented, type Comments } from './comments.ts'
import { isCounted } from './list-labels.ts'
import type { More } from './nodes.ts'
import type { Num } from './lists.ts'
import { wordStyle, type Variant, type WordStyle } from './style-names.ts'

/** A document's flow and files, and what its paragraphs are called and numbered. */
export type Context = ContentsContext & {
  readonly assets: Pick<Assets, 'images'>
  readonly nums: ReadonlyMap<Paragraph, Num>
  /** Numbers in the old edition of a redline. */
  readonly before: ReadonlyMap<Paragraph, Num>
  /** What paragraphs stand for in either edition of a redline, where they are in it. */
  readonly standing: Readonly<Record<'new' | 'old', ReadonlyMap<Paragraph, Paragraph>>>
  readonly names: ReadonlyMap<Piece, readonly string[]>
  readonly comments: Comments
  readonly captions: ReadonlyMap<Paragraph, NumberedCaption>
  readonly variants: ReadonlyMap<Piece, readonly Variant[]>
}

/** The children inside the bookmarks of their piece, with the comments on it. */
export const marked = (
  piece: Piece,
  children: readonly ParagraphChild[],
  { names, comments }: Context,
): readonly ParagraphChild[] =>
  (names.get(piece) ?? []).reduce<readonly ParagraphChild[]>(
    (inner, id) => [new Bookmark({ id, children: inner })],
    commented(children, comments.get(piece)),
  )

/** The style of Word for a piece in its place, and what is added to it. */
export const placedStyle = (
  piece: Extract<Piece, { style: string }>,
  { variants }: Context,
  ...more: readonly Variant[]
): WordStyle => wordStyle(piece.style, ...(variants.get(piece) ?? []), ...more)

/** The style of a paragraph of the file, where it stands for another, and what became of it. */
export const placeOf = (
  piece: Paragraph,
  styleIn: (as: Paragraph) => string,
  context: Context,
): { readonly style: string; readonly more: More } => {
  const { standing, nums, before: numsBefore, flow } = context
  const [now, old] = [standing.new.get(piece), standing.old.get(piece)]
  const own: Place = {
    style: styleIn(now ?? old ?? piece),
    num: now ? nums.get(piece) : numsBefore.get(piece),
  }
  const was: Place | undefined = old && { style: styleIn(old), num: numsBefore.get(piece) }
  const isOther =
    now &&
    was &&
    (own.style !== was.style || own.num?.id !== was.num?.id || own.num?.level !== was.num?.level)
  return {
    style: own.style,
    more: {
      num: own.num,
      mark: markOf(piece.mark, context),
      before: isOther ? stoodBefore(was, flow.redline) : undefined,
    },
  }
}

/** The change of a paragraph's mark. */
export const markOf = (mark: Change | null | undefined, { flow }: Context): More['mark'] =>
  mark ? tracked(mark, flow.redline) : undefined

/** The style of Word for what a paragraph of the body stands for: its label counts, or does not. */
export const styleStanding =
  (piece: Paragraph, { variants }: Context) =>
  (as: Paragraph): string => {
    const others = (variants.get(piece) ?? []).filter((variant) => variant !== 'numbered')
    const counted = isCounted(as.label) ? (['numbered'] as const) : []
    return wordStyle(as.style, ...counted, ...others).id
  }

/** Paragraphs by what they stand for. */
export const standingOf = (all: readonly Standing[]): ReadonlyMap<Paragraph, Paragraph> =>
  new Map(all.map(({ paragraph, as }) => [paragraph, as]))
