/** Changes of a redline, handed down from units to what they print: runs, marks of paragraphs, rows. */
import type { Change, EndChange, Run, Unit } from '../memo/model.ts'
import type { Dress } from './block-context.ts'
import type { Content, Inline, Paragraph, Piece } from './pieces.ts'

/** Is it in the old edition only? */
export const isGone = (change: Change | null | undefined): boolean =>
  change?.kind === 'deleted' || change?.kind === 'movedFrom'

/** Is it in the new edition only? */
export const isNew = (change: Change | null | undefined): boolean =>
  change?.kind === 'inserted' || change?.kind === 'movedTo'

export const changeOf = (inline: Inline): Change | undefined =>
  'text' in inline ? inline.change : undefined

/** Content as the new edition has it, such as what a list of contents says. */
export const current = (content: Content): Content =>
  content.filter((inline) => !isGone(changeOf(inline)))

/** Runs in a unit that changed as a whole: a run that says otherwise of itself is right. */
const changedRuns = <T extends Inline>(content: readonly T[], change: Change): readonly T[] =>
  content.map((inline) =>
    'text' in inline ? { ...inline, change: inline.change ?? change } : inline,
  )

/** Pieces of a unit that changed as a whole, with everything in them; what is inside may say otherwise of itself. */
export const changedPieces = (
  pieces: readonly Piece[],
  change: Change | undefined,
): readonly Piece[] =>
  change === undefined
    ? pieces
    : pieces.map((piece) => (handlers[piece.type] as Handler<Piece>)(piece, change))

/** The pieces of a unit, with what became of it. Where it moved is said once, of its first paragraph. */
export const changedUnit = (
  pieces: readonly Piece[],
  { change }: Pick<Unit, 'change'>,
  { movedOf }: Pick<Dress, 'movedOf'>,
): readonly Piece[] => {
  if (change === undefined) return pieces
  const trace = movedOf(change)
  const first = pieces.findIndex(({ type }) => type === 'paragraph')
  return changedPieces(pieces, change).map((piece, at) =>
    trace && at === first && piece.type === 'paragraph' ? { ...piece, trace } : piece,
  )
}

type Handler<P extends Piece> = (piece: P, change: Change) => P

const paragraph: Handler<Paragraph> = (piece, change) => ({
  ...piece,
  content: changedRuns(piece.content, change),
  mark: piece.mark ?? change,
})

/** Cells of a row that changed as a whole. */
export const changedCells = (
  cells: readonly Paragraph[],
  change: Change | undefined,
): readonly Paragraph[] => (change ? cells.map((cell) => paragraph(cell, change)) : cells)

const handlers: {
  readonly [T in Piece['type']]: Handler<Extract<Piece, { type: T }>>
} = {
  paragraph,
  table: (table, change) => ({
    ...table,
    rows: table.rows.map((row) => changedCells(row, change)),
    rowChanges: table.rows.map((_, at) => table.rowChanges?.[at] ?? change),
  }),
  figure: (figure, change) => ({ ...figure, change: figure.change ?? change }),
  divider: (divider, change) => ({ ...divider, change: divider.change ?? change }),
  pictures: (pictures) => pictures,
  contents: (contents) => contents,
}

/** Pieces of which the last one, a paragraph, has a mark that is in one edition only. */
export const endedBy = (pieces: readonly Piece[], { endChange }: EndChange): readonly Piece[] => {
  const last = pieces.at(-1)
  if (endChange === undefined || last?.type !== 'paragraph') return pieces
  return [...pieces.slice(0, -1), { ...last, mark: last.mark ?? { kind: endChange } }]
}

/** Has a paragraph changed as a whole, text and mark? */
export const isWhole = ({ content, mark }: Pick<Paragraph, 'content' | 'mark'>): boolean =>
  mark !== undefined && content.every((inline) => changeOf(inline) !== undefined)

/** A link that leads elsewhere than it did is struck and set anew: no change of looks says so. */
export const relinked = (runs: readonly Run[]): readonly Run[] =>
  runs.flatMap((each): Run[] => {
    const { was, ...run } = each
    if (!was || (was.href === run.href && was.ref === run.ref)) return [each]
    return [
      { ...asItWas(each), change: { kind: 'deleted' } },
      { ...run, change: { kind: 'inserted' } },
    ]
  })

/** What is printed of a paragraph on pages: a mark that is in one edition only is shown. */
export const printed = ({ content, mark }: Pick<Paragraph, 'content' | 'mark'>): Content =>
  mark && !isWhole({ content, mark }) ? [...content, { text: '¶', change: mark }] : content

/** What became of a piece as a whole, its mark and all its rows. */
export const wholeChange = (piece: Piece): Change | undefined => {
  if (piece.type === 'paragraph') return isWhole(piece) ? piece.mark : undefined
  if (piece.type === 'figure' || piece.type === 'divider') return piece.change
  if (piece.type !== 'table') return undefined
  // Of a table that moved, some rows may not have come along, or are new.
  const rows = piece.rowChanges ?? []
  if (!rows.every(isGone) && !rows.every(isNew)) return undefined
  return rows.find((change) => change && 'move' in change) ?? rows[0] ?? undefined
}

/** The marks that words had in the old edition, on the words. */
export const asItWas = ({ was, change: _, ...run }: Run): Run =>
  was === undefined ? run : { text: run.text, ...(run.note && { note: run.note }), ...was }
