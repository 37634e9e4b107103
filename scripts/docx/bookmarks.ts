/** Names of the places that links, contents and reviews refer to. */
import type { StyleName } from '../flow/styles.ts'
import type { Contents, Inline, Paragraph, Piece, Table } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import { isPageOf } from '../flow/pages.ts'
import type { Id } from '../memo/model.ts'

/** Word cuts longer names and then finds them no more. */
const longest = 40

/** `ai-track` → `ai_track`: Word's names have no hyphen, ids have no underscore. */
export const anchorName = (id: Id): string => id.replaceAll('-', '_')

/** Names at each place, in the order of the flow. A place is a paragraph, a figure or a divider. */
export type Bookmarks = {
  readonly names: ReadonlyMap<Piece, readonly string[]>
  /** Anchor of each unit that can be linked to. */
  readonly anchors: ReadonlyMap<Id, string>
  /** Anchor of each heading of the contents. */
  readonly headings: ReadonlyMap<Paragraph, string>
}

/** A piece is named for its unit where the unit first stands. */
export const toBookmarks = (flow: Flow, contents: readonly Inline[]): Bookmarks => {
  const targets = new Set([
    ...contents.flatMap(targetOf),
    ...cellsIn(flow).flatMap(({ leadsTo }) => leadsTo ?? []),
  ])
  const places = [...flow.body, ...flow.notes.flatMap((note) => note.body)].flatMap(placesOf)
  const seen = new Set<string>()
  const isNew = (name: string) => name.length <= longest && !seen.has(name) && seen.add(name)
  const listed = listedHeadings(flow)
  const headings = new Map<Paragraph, string>()
  const anchors = new Map<Id, string>()
  const names = new Map<Piece, string[]>()
  for (const { piece, id, cell } of places) {
    const all: string[] = []
    const add = (name: string) => isNew(name) && all.push(name) > 0
    if (id !== undefined && targets.has(id) && add(anchorName(id))) anchors.set(id, anchorName(id))
    const own = flow.review ? reviewName({ piece, id, cell }) : undefined
    if (own !== undefined) add(`_b_${own}`)
    if (piece.type === 'paragraph' && listed.has(piece)) {
      const name = `_Toc_${id === undefined ? `h${headings.size + 1}` : anchorName(id)}`
      if (add(name)) headings.set(piece, name)
    }
    if (all.length > 0) names.set(piece, all)
  }
  return { names, anchors, headings }
}

const targetOf = (inline: Inline): Id[] => {
  if (isPageOf(inline)) return [inline.of]
  return 'ref' in inline ? [inline.ref] : []
}

const cellsIn = ({ body }: Flow): Paragraph[] =>
  body.flatMap((piece) => (piece.type === 'table' ? piece.rows.flat() : []))

/** Paragraphs of no unit whose text is of the front matter, by their styles. */
const parts: Readonly<Record<StyleName, string>> = {
  title: '_title',
  'cover-title': '_title',
  subtitle: '_subtitle',
  byline: '_byline',
  provenance: '_provenance',
  colophon: '_colophon',
}

/** The name that a review copy has for a place: that of its unit, cell or part, or of the caption of its unit. */
const reviewName = ({ piece, id, cell }: Place): string | undefined => {
  if (cell !== undefined) return cell
  const style = piece.type === 'paragraph' ? piece.style : ''
  if (id === undefined) return parts[style]
  return style === 'caption' ? `${anchorName(id)}__caption` : anchorName(id)
}

/** `cell` names a cell: its table, then row and column, counted from 0 with the head's row. */
type Place = {
  readonly piece: Piece
  readonly id: Id | undefined
  readonly cell?: string | undefined
}

/** Where units, and cells of tables, stand. */
export const placesOf = (piece: Piece): Place[] => {
  if (piece.type === 'contents' || piece.type === 'pictures') return []
  return piece.type === 'table' ? cellsOf(piece) : [{ piece, id: piece.id }]
}

const cellsOf = ({ id, rows }: Table): Place[] =>
  id === undefined
    ? rows.flatMap(unitOfRow)
    : rows.flatMap((row, r) =>
        row.map((piece, c) => ({
          piece,
          id: r === 0 && c === 0 ? id : undefined,
          cell: `${anchorName(id)}__${r}_${c}`,
        })),
      )

/** A unit whose text a row holds begins where the row does: with its number. */
const unitOfRow = (row: readonly Paragraph[]): Place[] => {
  const piece = row.find(({ content }) => content.length > 0)
  const id = row.find((cell) => cell.id !== undefined)?.id
  return piece && id !== undefined ? [{ piece, id }] : []
}

/** Headings that some contents list. */
const listedHeadings = ({ body }: Flow): ReadonlySet<Paragraph> => {
  const ranges = body.filter((piece): piece is Contents => piece.type === 'contents')
  return new Set(
    body.filter(
      (piece): piece is Paragraph =>
        piece.type === 'paragraph' &&
        ranges.some(({ levels: [from, to] }) => isWithin(piece.outline, from, to)),
    ),
  )
}

/** Is the outline level one of a contents' levels? */
export const isWithin = (outline: number | undefined, from: number, to: number): boolean =>
  outline !== undefined && outline >= from && outline <= to
