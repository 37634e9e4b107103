/** Tables of a memo → tables of a flow. */
import type { Cell, Table as MemoTable } from '../memo/model.ts'
import type { Dress } from './block-context.ts'
import { changedCells } from './changes.ts'
import type { Paragraph, Table } from './pieces.ts'
import type { StyleName } from './styles.ts'

/** A table whose columns have the shares that its cells ask for. */
export const tablePiece = (table: MemoTable, dress: Dress): Table => {
  const { id, align, head, rows, rowChanges } = table
  const { shares, isSmall, isWide } = dress.columns(table)
  const styleOf = (style: StyleName): StyleName => (isSmall ? `${style}-small` : style)
  const cells = (row: readonly Cell[], style: StyleName, n: number): Paragraph[] =>
    row.map((content, column) => ({
      type: 'paragraph',
      style: styleOf(style),
      content,
      id: `${id}-${n}-${column}`,
    }))
  return {
    type: 'table',
    id,
    style: 'table',
    columns: shares.map((share, i) => ({ share, align: align[i] ?? null })),
    ...(isWide && { isWide: true }),
    headRows: 1,
    rowHeads: [0],
    caption: head.map((cell) => cell.map((run) => run.text).join('')).join(' / '),
    rows: [
      cells(head, 'table-head', 0),
      ...rows.map((row, i) =>
        changedCells(cells(row, 'table-cell', i + 1), rowChanges?.[i] ?? undefined),
      ),
    ],
    ...(rowChanges && { rowChanges: [null, ...rowChanges] }),
  }
}
