/** A flow is flat; its structure is not. Pieces in a row → the lists and quotations they stand in. */
import type { Piece, Within } from '../flow/pieces.ts'

/** Pieces `from` (included) to `to` (not) that belong together. */
export type Group = {
  readonly type: 'list' | 'quote' | 'piece'
  readonly from: number
  readonly to: number
}

/** Groups of pieces that stand in `depth` lists and quotations already. */
export const groupsOf = (pieces: readonly Piece[], depth: number): Group[] => {
  const groups: Group[] = []
  for (let from = 0; from < pieces.length;) {
    const piece = pieces[from]!
    const type = isQuoted(piece, depth) ? 'quote' : itemOf(piece) ? 'list' : 'piece'
    const to = ends[type](pieces, from, depth)
    groups.push({ type, from, to })
    from = to
  }
  return groups
}

/** Where each item of a list begins; what stands before a first label is an item of its own. */
export const itemStarts = (pieces: readonly Piece[]): number[] => {
  const { list } = itemOf(pieces[0]!)!
  return pieces.flatMap((piece, at) =>
    at === 0 || (piece.type === 'paragraph' && piece.label?.list === list) ? [at] : [],
  )
}

/** The list a piece is an item of, or belongs to an item of. */
export const itemOf = (piece: Piece): Within | undefined => {
  // The number of a heading counts sections, and makes no list of them.
  if (piece.type === 'paragraph')
    return (piece.outline === undefined ? piece.label : undefined) ?? piece.within
  return 'within' in piece ? piece.within : undefined
}

/** Name of a style without its place: `quote-2` is a `quote`, `note-code` a `code`. */
export const rootOf = (style: string): string =>
  style.replace(/(?:-\d+)?(?:-first)?$/, '').replace(/^(?:note-)?(?:quote-)?/, '')

/** Does a quotation begin around the piece, inside `depth` lists and quotations? */
const isQuoted = (piece: Piece, depth: number): boolean =>
  'quoted' in piece && (piece.quoted?.includes(depth) ?? false)

const isQuotedBelow = (piece: Piece, depth: number): boolean =>
  'quoted' in piece && (piece.quoted?.some((level) => level > depth) ?? false)

type End = (pieces: readonly Piece[], from: number, depth: number) => number

const endOfQuote: End = (pieces, from, depth) => {
  let to = from + 1
  while (to < pieces.length && isQuoted(pieces[to]!, depth)) to++
  return to
}

/**
 * A list ends with the last piece that names it, and what stands deeper after that. Dividers name no
 * list: one between two pieces of a list is in it.
 */
const endOfList: End = (pieces, from, depth) => {
  const { list, level } = itemOf(pieces[from]!)!
  const isHeading = (piece: Piece) => piece.type === 'paragraph' && piece.outline !== undefined
  let to = from + 1
  for (let at = to; at < pieces.length && !isHeading(pieces[at]!); at++) {
    const item = itemOf(pieces[at]!)
    const isInside = item
      ? item.list === list || item.level > level
      : isQuotedBelow(pieces[at]!, depth)
    if (item?.list === list || (isInside && at === to)) to = at + 1
  }
  return to
}

const ends: Readonly<Record<Group['type'], End>> = {
  quote: endOfQuote,
  list: endOfList,
  piece: (_, from) => from + 1,
}
