/** Fills under the rows of a table: bands across it and stripes down it, as Word's table styles have them. */
import type { Color, TableLook } from '../flow/styles.ts'
import type { Table } from '../flow/pieces.ts'
import type { RectMark } from './model.ts'
import type { Column } from './line-marks.ts'

/** Fills of a row, or of the part of one that a page holds, from its top; `index` counts the rows of the table. */
export const fillsOf = (
  { index, height }: { readonly index: number; readonly height: number },
  table: Table,
  { banding, stripes }: Pick<TableLook, 'banding' | 'stripes'>,
  column: Pick<Column, 'x' | 'width'>,
): RectMark[] => [
  ...(banding && isBanded(index, table) ? [rect(height, banding, column)] : []),
  ...(stripes ? stripesOf(table, column).map((own) => rect(height, stripes, own)) : []),
]

/** Every second row of the body, as Word's `band2Horz` (ISO 29500-1 17.18.89). */
const isBanded = (row: number, { headRows }: Table): boolean =>
  row >= headRows && (row - headRows) % 2 === 1

/** Every second column, as Word's `band2Vert` in a table whose first column heads its rows. */
const stripesOf = ({ columns }: Table, { x, width }: Pick<Column, 'x' | 'width'>) =>
  columns.flatMap(({ share }, at) => {
    const left = columns.slice(0, at).reduce((sum, column) => sum + column.share, 0)
    return at > 0 && at % 2 === 0 ? [{ x: x + left * width, width: share * width }] : []
  })

const rect = (
  height: number,
  color: Color,
  { x, width }: Pick<Column, 'x' | 'width'>,
): RectMark => ({ type: 'rect', x, y: 0, width, height, color })
