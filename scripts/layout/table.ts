/** A table → slabs, one a row; its head is repeated on every page it reaches. */
import type { Stroke } from '../flow/styles.ts'
import type { Table } from '../flow/pieces.ts'
import { barred } from './changes.ts'
import type { Mark } from './model.ts'
import { titleOf, type Column, type LayoutContext } from './line-marks.ts'
import { moved, never, slab, type Slab } from './slabs.ts'
import { fillsOf } from './table-fills.ts'
import { type Anchors, type Strip, cutRow, lookOf, rowsOf } from './table-rows.ts'

/** A row taller than this part of the page's column is cut between lines rather than moved whole. */
const tallestWholeRow = 0.5

/** A head taller than this part is cut like any row and not shown again. */
const tallestHead = 0.25

/**
 * What a page break costs inside a table that fits on a page, in squared lines of blank: it moves as a whole
 * when that leaves four lines at most. More would look like a hole, and no page is added for it.
 */
const cutCost = 16

/**
 * Cost of a row that is alone on its page, below the head or above the foot of a table: as bad as forty lines of
 * blank, so that it stands alone only where no other page would hold it.
 */
const aloneCost = 1600

/** Slabs of a table's rows, the head's first. `height` is that of the page's column. */
export const tableSlabs = (
  table: Table,
  column: Column,
  { height, anchors }: { readonly height: number; readonly anchors: Anchors },
  context: LayoutContext,
): Slab[] => {
  const rows = rowsOf(table, column, context, anchors)
  const headHeight = rows.slice(0, table.headRows).reduce((sum, row) => sum + row.height, 0)
  const headRows = headHeight > height * tallestHead ? 0 : table.headRows
  const head = rows.slice(0, headRows)
  const body = rows.slice(headRows)
  const look = lookOf(table, context)
  const { top, head: underHead, row: between, bottom } = look
  const headSlab = stack(
    head.map((row, index) => ({
      ...row,
      marks: [
        ...fillsOf({ index, height: row.height }, table, look, column),
        ...barred(row.marks, column.x, row.height, context.flow),
      ],
    })),
    column,
    top,
    underHead,
  )
  const isWhole = rows.reduce((sum, row) => sum + row.height, 0) <= height
  const costs = (index: number, part: number): number => {
    if (part > 0) return 0
    if (body[index - 1]?.keepNext) return never
    const isAlone = index === 1 || index === body.length - 1
    return (isWhole ? cutCost : 0) + (isAlone ? aloneCost : 0)
  }
  const bodySlabs = body.flatMap((row, index) => {
    const at = headRows + index
    const under = at === rows.length - 1 ? bottom : at < table.headRows ? underHead : between
    const tall = row.height > height * tallestWholeRow
    return (tall ? cutRow(row) : [row]).map((strip: Strip, part, strips): Slab =>
      slab({
        height: strip.height,
        notes: strip.notes,
        piece: column.piece,
        marks: [
          ...fillsOf({ index: at, height: strip.height }, table, look, column),
          ...barred(strip.marks, column.x, strip.height, context.flow),
          ...(part === strips.length - 1 ? rulesAt(strip.height, under, column) : []),
        ],
        breakCost: at > 0 && index === 0 && part === 0 ? never : costs(index, part),
        repeat: headSlab,
        ...(part === 0 && begunIn(table, at)),
      }),
    )
  })
  if (headSlab) return [begun(headSlab, table, context), ...bodySlabs]
  return bodySlabs.map((strip, at) =>
    at > 0
      ? strip
      : begun({ ...strip, marks: [...rulesAt(0, top, column), ...strip.marks] }, table, context),
  )
}

/** The slab a table begins with. */
const begun = (first: Slab, { id }: Table, { flow }: LayoutContext): Slab => ({
  ...first,
  snaps: true,
  before: flow.page.grid / 2,
  ids: id === undefined ? [] : [id],
})

/** What begins in a row of a table that the template makes: the unit whose text it holds, which may be a heading. */
const begunIn = ({ id, rows }: Table, at: number): Partial<Pick<Slab, 'ids' | 'outline'>> => {
  const cell = id === undefined ? rows[at]!.find((own) => own.id !== undefined) : undefined
  if (!cell) return {}
  const { outline } = cell
  return {
    ids: [cell.id!],
    ...(outline !== undefined && { outline: { level: outline, title: titleOf(cell) } }),
  }
}

/** A rule across a column; none where it has no weight. */
const rulesAt = (y: number, { weight, color }: Stroke, { x, width }: Column): Mark[] =>
  weight === 0 ? [] : [{ type: 'stroke', x1: x, x2: x + width, y, weight, color }]

/** Rows of the head as one slab between its rules. */
const stack = (
  rows: readonly Strip[],
  column: Column,
  over: Stroke,
  under: Stroke,
): Slab | null => {
  if (rows.length === 0) return null
  let height = 0
  const marks: Mark[] = []
  for (const row of rows) {
    for (const mark of row.marks) marks.push(moved(mark, 0, height))
    height += row.height
  }
  return slab({
    height,
    piece: column.piece,
    marks: [...rulesAt(0, over, column), ...marks, ...rulesAt(height, under, column)],
    notes: rows.flatMap((row) => row.notes),
  })
}
