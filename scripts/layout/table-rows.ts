/** Rows of a table: cells side by side, each row as high as its highest. */
import type { Style, TableLook } from '../flow/styles.ts'
import type { CellAlign, Paragraph, Table } from '../flow/pieces.ts'
import { isPageOf } from '../flow/pages.ts'
import type { Id } from '../memo/model.ts'
import type { ComposedLine } from '../compose/model.ts'
import { cellContent } from './cells.ts'
import type { Anchor, FaceRun, LineMark, Mark } from './model.ts'
import {
  lineMark,
  linesOf,
  notesOn,
  shares,
  type Column,
  type LayoutContext,
} from './line-marks.ts'
import { ruleMark } from './rules.ts'
import { moved } from './slabs.ts'

/** A line stretched by more than 0.05 em between characters, which in a narrow cell looks torn. */
const loosest = 2.5

/** The pages on which units begin, once they are known. */
export type Anchors = ReadonlyMap<Id, Anchor> | null

/** The rows of a table, in whose cells no word is hyphenated. A column with a line too loose in it is set ragged as a whole. */
export const rowsOf = (
  table: Table,
  column: Column,
  context: LayoutContext,
  anchors: Anchors,
): Row[] => {
  const cellAt = (row: readonly Paragraph[], at: number, align: CellAlign): Cell =>
    cellOf({ table, row, at, align, column, anchors }, context)
  const rows = table.rows.map((row) =>
    row.map((_, at) => cellAt(row, at, table.columns[at]!.align)),
  )
  const isTorn = table.columns.map(
    ({ align }, at) => !align && rows.some((cells) => isLoose(cells[at]!)),
  )
  return rows.map((cells, index) => {
    const row = table.rows[index]!
    const set = cells.map((cell, at) => (isTorn[at] ? cellAt(row, at, 'left') : cell))
    return rowOf(set, { table, row, index, column }, context)
  })
}

const isLoose = ({ lines }: Cell): boolean => lines.some(({ ratio }) => ratio > loosest)

export const lookOf = ({ look }: Table, { flow }: LayoutContext): TableLook => look ?? flow.table

export type Strip = {
  readonly height: number
  readonly marks: readonly Mark[]
  readonly notes: readonly number[]
}

/** A row, and whether it stays with the next. */
type Row = Strip & { readonly keepNext: boolean }

/** The lines of a cell, and where they stand: the left edge of its room and its width, from that of the table. */
type Cell = {
  readonly runs: readonly FaceRun[]
  readonly lines: readonly ComposedLine[]
  readonly style: Style
  readonly x: number
  readonly width: number
}

type CellPlace = {
  readonly table: Table
  readonly row: readonly Paragraph[]
  readonly at: number
  /** Of its column; that of its style where there is none. */
  readonly align: CellAlign
  readonly column: Column
  readonly anchors: Anchors
}

const cellOf = (
  { table, row, at, align, column, anchors }: CellPlace,
  context: LayoutContext,
): Cell => {
  const { x: pad } = lookOf(table, context).padding
  const cell = row[at]!
  const own = context.flow.styles[cell.style]!
  const style: Style = { ...own, align: align ?? own.align }
  // The outer edges of a three-rule table are open: text begins where its rules begin.
  const padLeft = (at === 0 ? 0 : pad) + own.left
  const padRight = (at === row.length - 1 ? 0 : pad) + own.right
  const widthOf = (share: number): number => share * column.width
  const width = widthOf(table.columns[at]!.share) - padLeft - padRight
  const left = table.columns.slice(0, at).reduce((sum, { share }) => sum + widthOf(share), 0)
  const { runs, lines } = linesOf(cellContent(cell, anchors), style, width, context)
  return { runs, lines, style, x: left + padLeft, width }
}

/** A row of a table in its column. */
type RowPlace = {
  readonly table: Table
  readonly row: readonly Paragraph[]
  readonly index: number
  readonly column: Column
}

/** A row: its cells side by side, below the blank and above the rule of the first one's style. */
const rowOf = (
  cells: readonly Cell[],
  { table, row, index, column }: RowPlace,
  context: LayoutContext,
): Row => {
  const { y: pad } = lookOf(table, context).padding
  const first = context.flow.styles[row[0]?.style ?? '']
  const above = pad + (first?.before ?? 0)
  const heights = cells.map(
    ({ lines, style }) => above + Math.max(1, lines.length) * style.leading + pad,
  )
  const height = Math.max(0, ...heights)
  // Heads of several lines and of one stand on one line, above what they head.
  const isHead = index < table.headRows
  const marks: Mark[] = cells.flatMap(({ runs, lines, style, x, width }, at) => {
    const owner = `${column.owner}/${index}/${at}${row[at]!.content.some(isPageOf) ? '/page' : ''}`
    const top = above + (isHead ? height - heights[at]! : 0)
    return lines.map((line, n) => {
      const left = column.x + x + (width - line.width) * shares[style.align]
      return lineMark(line, runs, style, left, owner, top + n * style.leading)
    })
  })
  const notes = cells.flatMap(({ runs, lines }) =>
    lines.flatMap((line) => notesOn(line, runs, context)),
  )
  const rule = first?.ruleBelow
  if (rule) marks.push(ruleMark(rule, column.x, column.width, height + rule.gap + rule.weight / 2))
  const below = (first?.after ?? 0) + (rule ? rule.gap + rule.weight : 0)
  return {
    height: height + below,
    marks,
    notes: [...new Set(notes)],
    keepNext: first?.keepNext ?? false,
  }
}

/**
 * A row as one strip for each height of line, so that it can continue on the next page: stock pdfmake
 * drops such a row without a word.
 */
export const cutRow = (row: Strip): Strip[] => {
  const lines = row.marks.filter((mark): mark is LineMark => mark.type === 'line')
  const others = row.marks.filter(({ type }) => type !== 'line')
  const tops = [...new Set(lines.map(({ top }) => top))].sort((a, b) => a - b)
  return tops.map((top, index) => {
    const from = index === 0 ? 0 : top
    const to = tops[index + 1] ?? row.height
    return {
      height: to - from,
      marks: [
        ...lines.filter((mark) => mark.top === top),
        ...(index === tops.length - 1 ? others : []),
      ].map((mark) => moved(mark, 0, -from)),
      notes: index === 0 ? row.notes : [],
    }
  })
}
