/** Columns of tables: which of a table that came back is which of the one that was issued, those that are new, and those gone. */
import type { Change } from './changes.ts'
import type { CopyParagraph } from './copy.ts'
import type { Pairs } from './pairs.ts'

type Row = readonly CopyParagraph[]

/** A row that came back, and the one that it was. */
export type RowPair = { readonly own: Row; readonly other: Row; readonly row: number }

/** Of each column that came back the one that it was; null for one that is new. */
export type Columns = readonly (number | null)[]

/** Null where rows have other numbers of cells, or columns changed places: those are compared by their places. */
export const columnsOf = (rows: readonly RowPair[], pairs: Pairs): Columns | null => {
  const [now, before] = [rows[0]?.own.length ?? 0, rows[0]?.other.length ?? 0]
  if (rows.some(({ own, other }) => own.length !== now || other.length !== before)) return null
  const columns = Array.from({ length: now }, (_, at) => {
    const votes = rows.flatMap(({ own }) => pairs.get(own[at]!)?.cell?.column ?? [])
    return votes.length === 0 ? null : mostOf(votes)
  })
  const known = columns.filter((column) => column !== null)
  const isInOrder = known.every((column, at) => at === 0 || known[at - 1]! < column)
  return isInOrder && known.length > 0 ? columns : null
}

const mostOf = (votes: readonly number[]): number => {
  const counts = new Map<number, number>()
  for (const vote of votes) counts.set(vote, (counts.get(vote) ?? 0) + 1)
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0]
}

/** Cells of rows that stayed only: those of others are told with their rows. */
export const columnChanges = (
  unit: string,
  rows: readonly RowPair[],
  columns: Columns,
): Change[] => {
  let behind = -1
  const added = columns.flatMap((column, at): Change[] => {
    if (column !== null) {
      behind = column
      return []
    }
    const cells = rows.map(({ own, row }) => ({ row, text: own[at]!.text }))
    return [{ kind: 'column-added', unit, behind, after: linesOf(cells), cells }]
  })
  const kept = new Set(columns)
  const gone = (rows[0]?.other ?? []).flatMap((_, column): Change[] => {
    if (kept.has(column)) return []
    const cells = rows.map(({ other, row }) => ({ row, text: other[column]!.text }))
    return [{ kind: 'column-deleted', unit, column, before: linesOf(cells) }]
  })
  return [...added, ...gone]
}

const linesOf = (cells: readonly { readonly text: string }[]): string =>
  cells.map(({ text }) => text).join('\n')
