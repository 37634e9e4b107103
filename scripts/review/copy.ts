/** A review copy as it is compared: its paragraphs in order, with the names of units whose bookmarks they carry. */
import type {
  ForeignBlock,
  ForeignComment,
  ForeignDocument,
  ForeignParagraph,
  ForeignRun,
  ForeignTable,
} from '../readers/foreign/model.ts'
import { noteSign, pictureSign } from './signs.ts'

export type CopyParagraph = {
  /** Names of bookmarks that begin in it, without `_b_`: its unit's, and those of paragraphs joined to it. */
  readonly names: readonly string[]
  readonly text: string
  readonly runs: readonly CopyRun[]
  readonly style: string
  /** Level of the list, from 0, whose item it is; null for other text. */
  readonly depth: number | null
  /** Of a heading. */
  readonly level: number | null
  readonly comments: readonly ForeignComment[]
  /** Of a cell: its table and row, counted through the copy. */
  readonly cell: Cell | null
  /** Note that it is in; null for the body. */
  readonly note: string | null
  /** Notes that it refers to, in order. */
  readonly notes: readonly string[]
}

export type Cell = { readonly table: number; readonly row: number; readonly column: number }

/** Characters with one look. */
export type CopyRun = Omit<ForeignRun, 'note' | 'picture'>

/** Bookmarks of units in a review copy, whose ids they name. */
const bookmark = /^_b_(.+)$/

export const copyOf = ({ blocks, notes }: ForeignDocument): CopyParagraph[] => {
  let tables = 0
  const inTable = ({ rows }: ForeignTable, note: string | null): CopyParagraph[] => {
    const table = tables++
    return rows.flatMap((cells, row) =>
      cells.flatMap(({ blocks: own }, column) => [
        cellOf(own, { table, row, column }, note),
        ...own.filter(({ type }) => type === 'table').flatMap((inner) => paragraphs(inner, note)),
      ]),
    )
  }
  const paragraphs = (block: ForeignBlock, note: string | null): CopyParagraph[] =>
    block.type === 'table' ? inTable(block, note) : [paragraphOf(block, note)]
  return [
    ...blocks.flatMap((block) => paragraphs(block, null)),
    ...[...notes].flatMap(([note, own]) => own.flatMap((block) => paragraphs(block, note))),
  ]
}

const paragraphOf = (
  { runs, bookmarks, style, list, outline, comments }: ForeignParagraph,
  note: string | null,
): CopyParagraph => {
  // A tab that leads a paragraph of the template is none of its text.
  const own = withoutLead(runs.map(signed))
  return {
    names: bookmarks.flatMap((name) => bookmark.exec(name)?.[1] ?? []),
    text: own.map(({ text }) => text).join(''),
    runs: own,
    style,
    depth: outline === null ? (list?.level ?? null) : null,
    level: outline,
    comments,
    cell: null,
    note,
    notes: runs.flatMap((run) => run.note ?? []),
  }
}

/** Its paragraphs are lines of one. */
const cellOf = (
  blocks: readonly ForeignBlock[],
  cell: Cell,
  note: string | null,
): CopyParagraph => {
  const lines = blocks.flatMap((block) =>
    block.type === 'table' ? [] : [paragraphOf(block, note)],
  )
  const runs = lines.flatMap((line, at) => [...(at > 0 ? [{ text: '\n' }] : []), ...line.runs])
  return {
    names: lines.flatMap(({ names }) => names),
    text: runs.map(({ text }) => text).join(''),
    runs,
    style: lines[0]?.style ?? '',
    depth: null,
    level: null,
    comments: lines.flatMap(({ comments }) => comments),
    cell,
    note,
    notes: lines.flatMap(({ notes }) => notes),
  }
}

const signed = ({ note, picture, ...run }: ForeignRun): CopyRun => {
  if (note !== undefined) return { ...run, text: noteSign }
  return picture === undefined ? run : { ...run, text: pictureSign }
}

const withoutLead = ([first, ...others]: readonly CopyRun[]): CopyRun[] => {
  if (!first) return []
  const text = first.text.replace(/^\t+/, '')
  return text === '' ? withoutLead(others) : [{ ...first, text }, ...others]
}
