/** Rows of tables as lines of the Markdown (GFM 4.10). */
import type { SourceUnit } from './source-texts.ts'
import { lineEnd, lineStart, typedText, type NoteLabels, type Splice } from './splices.ts'

export type SourceRow = { readonly cells: readonly SourceUnit[] }

/** The line of a row, with its end. */
const lineOf = (
  { cells }: SourceRow,
  source: string,
): { readonly from: number; readonly to: number } => {
  const at = cells[0]!.node.position!.start.offset!
  return { from: lineStart(at, source), to: lineEnd(at, source) }
}

export const rowDeletion = (row: SourceRow, source: string): Splice => {
  const { from, to } = lineOf(row, source)
  // The last line of a file has no end.
  return to < source.length
    ? { from, to: to + 1, text: '' }
    : { from: Math.max(0, from - 1), to, text: '' }
}

export const rowLine = (row: SourceRow, source: string): string => {
  const { from, to } = lineOf(row, source)
  return source.slice(from, to)
}

/** A line for new cells; null where they are more or fewer than the table has `columns` then, or cannot be typed. */
export const newRowLine = (
  cells: readonly string[],
  { cells: beside }: SourceRow,
  {
    source,
    labels,
    columns,
  }: { readonly source: string; readonly labels: NoteLabels; readonly columns: number },
): string | null => {
  const typed = cells.map((text) => typedText(text.trim(), { isCell: true, labels }))
  if (cells.length !== columns || typed.some((text) => text === null)) return null
  const prefix = /^[ \t>]*/.exec(rowLine({ cells: beside }, source))![0]
  return `${prefix}| ${typed.join(' | ')} |`
}

/** The lines of a new table; null where it has a head only, or a cell that cannot be typed. */
export const tableLines = (
  rows: readonly (readonly string[])[],
  labels: NoteLabels,
): string[] | null => {
  const columns = rows[0]?.length ?? 0
  const lines = rows.map((row) =>
    row.map((text) => typedText(text.trim(), { isCell: true, labels })),
  )
  const isWhole = lines.every((row) => row.length === columns && row.every((text) => text !== null))
  if (!isWhole || lines.length < 2 || columns === 0) return null
  const [head, ...body] = lines.map((row) => `| ${row.join(' | ')} |`)
  return [head!, `|${' --- |'.repeat(columns)}`, ...body]
}

/** Lines behind a row; behind the head's they stand below the line of hyphens. */
export const rowInsertion = (row: SourceRow, lines: readonly string[], source: string): Splice => {
  const { to } = lineOf(row, source)
  const at = row.cells[0]!.cell!.row === 0 ? lineEnd(to + 1, source) : to
  return { from: at, to: at, text: lines.map((line) => `\n${line}`).join('') }
}
