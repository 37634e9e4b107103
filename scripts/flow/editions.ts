/** The two editions that the flow of a redline holds, as flows of their own. */
import type { Id } from '../memo/model.ts'
import { isWhole } from './changes.ts'
import { contentIn, lacks, runsIn, type EditionName } from './contents-in.ts'
import type { Content, Inline, Paragraph, Piece, Remark, Table } from './pieces.ts'
import type { Flow } from './model.ts'
import type { Bands } from './page-setup.ts'
import { bandIn, mapBands } from './running.ts'

/**
 * A paragraph of a redline, and the one it stands for: where marks of paragraphs before it are not of the edition, all
 * of them are one, which begins as the first does and ends with the mark of the last.
 */
export type Standing = {
  readonly paragraph: Paragraph
  readonly as: Paragraph
  /** What all of them say. */
  readonly content: Content
}

/** Paragraphs in a row, as an edition has them. */
export const standingAmong = (edition: EditionName, row: readonly Paragraph[]): Standing[] => {
  const all: Standing[] = []
  let first: Paragraph | null = null
  let content: readonly Inline[] = []
  for (const paragraph of row) {
    const isLacking = lacks[edition](paragraph.mark)
    if (isLacking && isWhole(paragraph)) continue
    first ??= paragraph
    content = [...content, ...paragraph.content]
    if (isLacking) continue
    all.push({ paragraph, as: edition === 'old' ? asBefore(first) : first, content })
    first = null
    content = []
  }
  return all
}

/** A paragraph as it was in the old edition: itself where it was the same. */
const asBefore = (paragraph: Paragraph): Paragraph => {
  const { was } = paragraph
  if (!was) return paragraph
  const { label: own, ...rest } = paragraph
  const label = was.label === undefined ? own : was.label
  const id = was.id ?? paragraph.id
  return {
    ...rest,
    ...(id !== undefined && { id }),
    ...(label && { label }),
    style: was.style ?? paragraph.style,
  }
}

/** The flow of one edition, without any changes. A flow that is no redline is what it is. */
export const flowIn = (edition: EditionName, flow: Flow): Flow => {
  if (!flow.redline) return flow
  const { redline: _, ...own } = flow
  const notes = flow.notes
    .filter(({ change }) => !lacks[edition](change))
    .map(({ change: __, ...note }) => ({ ...note, body: joined(edition, note.body) }))
  const running = (bands: Bands): Bands => mapBands(bands, (band) => bandIn(edition, band))
  const lines = { header: running(flow.header), footer: running(flow.footer) }
  return renumbered({ ...own, ...lines, body: bodyIn(edition, flow.body), notes })
}

const bodyIn = (edition: EditionName, body: readonly Piece[]): Piece[] => {
  const pieces: Piece[] = []
  let row: Paragraph[] = []
  const close = (): void => {
    pieces.push(...joined(edition, row))
    row = []
  }
  for (const piece of body) {
    if (piece.type === 'paragraph') {
      if (!piece.onPages) row.push(piece)
      continue
    }
    close()
    pieces.push(...pieceIn(edition, piece))
  }
  close()
  return pieces
}

const joined = (edition: EditionName, row: readonly Paragraph[]): Paragraph[] =>
  standingAmong(edition, row).map(
    ({ as: { mark: _, was: __, trace: ___, remark, ...own }, content }) => ({
      ...own,
      content: contentIn(edition, content),
      ...remarkIn(edition, remark),
    }),
  )

const remarkIn = (edition: EditionName, remark: Remark | undefined): Pick<Paragraph, 'remark'> => {
  const content = runsIn(edition, remark?.content ?? [])
  return remark && content.length > 0 ? { remark: { ...remark, content } } : {}
}

const pieceIn = (edition: EditionName, piece: Exclude<Piece, Paragraph>): Piece[] => {
  if (piece.type === 'table') return tableIn(edition, piece)
  if (!('change' in piece)) return [piece]
  const { change, ...own } = piece
  return lacks[edition](change) ? [] : [own]
}

/** A table without rows is none. */
const tableIn = (edition: EditionName, { rowChanges, ...table }: Table): Table[] => {
  const rows = table.rows
    .filter((_, at) => !lacks[edition](rowChanges?.[at]))
    .map((row, r) =>
      row
        .flatMap((cell) => joined(edition, [cell]))
        .map((cell, c) => ({
          ...cell,
          ...(cell.id !== undefined && { id: `${table.id}-${r}-${c}` }),
        })),
    )
  return rows.length > 0 ? [{ ...table, rows }] : []
}

/** Notes in the order of their references, with their numbers: some have others than in a redline. */
const renumbered = (flow: Flow): Flow => {
  const byId = new Map(flow.notes.map((note) => [note.id, note]))
  const found = new Set<Id>(flow.body.flatMap(paragraphsIn).flatMap(referencesIn))
  for (const id of found)
    for (const paragraph of byId.get(id)?.body ?? [])
      for (const reference of referencesIn(paragraph)) found.add(reference)
  const notes = [...found].flatMap((id) => byId.get(id) ?? [])
  const numbers = new Map(notes.map(({ id }, at) => [id, String(at + 1)]))
  const numbered = <P extends Paragraph>(paragraph: P): P => ({
    ...paragraph,
    content: paragraph.content.map((inline) =>
      'text' in inline && inline.note !== undefined
        ? { ...inline, text: numbers.get(inline.note) ?? inline.text }
        : inline,
    ),
  })
  return {
    ...flow,
    body: flow.body.map((piece) => {
      if (piece.type === 'paragraph') return numbered(piece)
      return piece.type === 'table'
        ? { ...piece, rows: piece.rows.map((row) => row.map(numbered)) }
        : piece
    }),
    notes: notes.map((note) => ({
      ...note,
      number: numbers.get(note.id)!,
      body: note.body.map(numbered),
    })),
  }
}

const paragraphsIn = (piece: Piece): readonly Paragraph[] => {
  if (piece.type === 'paragraph') return [piece]
  return piece.type === 'table' ? piece.rows.flat() : []
}

const referencesIn = ({ content }: Paragraph): Id[] =>
  content.flatMap((inline) => ('text' in inline && inline.note !== undefined ? [inline.note] : []))
