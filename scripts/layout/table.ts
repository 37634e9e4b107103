/** A table → slabs, one a row; its head is repeated on every page it reaches. */
import type { Color, Paragraph, Stroke, Style, Table } from '../flow/model.ts'
import type { LineMark, Mark } from './model.ts'
import { lineMark, linesOf, notesOn, shares, type Column, type LayoutContext } from './paragraph.ts'
import { moved, never, slab, type Slab } from './slabs.ts'

/** A row taller than this part of the page's column is cut between lines rather than moved whole. */
const tallestWholeRow = 0.5
/** A head taller than this part is cut like any row and not shown again. */
const tallestHead = 0.25

/**
 * What a page break costs inside a table that fits on a page, in squared lines of blank: it moves as a whole
 * when that leaves four lines at most. More would look like a hole, and no page is added for it.
 */
const cutCost = 16
/** Cost of a row that is alone on its page, below the head or above the foot of a table. */
const aloneCost = 6

/** A line stretched by more than 0.05 em between characters, which in a narrow cell looks torn. */
const loosest = 2.5

/** The rows of a table. A column with a line too loose in it is set ragged as a whole. */
const rowsOf = (table: Table, column: Column, context: LayoutContext): Row[] => {
  const set = ({ columns }: Table) =>
    table.rows.map((row, index) => rowOf({ ...table, columns }, row, index, column, context))
  const rows = set(table)
  const isLoose = table.columns.map((_, at) => rows.some(({ ratios }) => ratios[at]! > loosest))
  if (!isLoose.includes(true)) return rows
  const columns = table.columns.map((each, at) =>
    isLoose[at] ? { ...each, align: each.align ?? ('left' as const) } : each,
  )
  return set({ ...table, columns })
}

/** Slabs of a table's rows, the head's first. `height` is that of the page's column. */
export const tableSlabs = (
  table: Table,
  column: Column,
  height: number,
  context: LayoutContext,
): Slab[] => {
  const rows = rowsOf(table, column, context)
  const headHeight = rows.slice(0, table.headRows).reduce((sum, row) => sum + row.height, 0)
  const headRows = headHeight > height * tallestHead ? 0 : table.headRows
  const head = rows.slice(0, headRows)
  const body = rows.slice(headRows)
  const { top, head: underHead, row: between, bottom, banding } = context.flow.table
  const headSlab = stack(head, column, top, underHead)
  const isWhole = rows.reduce((sum, row) => sum + row.height, 0) <= height
  const costs = (index: number, part: number): number => {
    if (part > 0) return 0
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
          ...(banding && isBanded(at, table) ? [bandMark(strip.height, banding, column)] : []),
          ...strip.marks,
          ...(part === strips.length - 1 ? [ruleAt(strip.height, under, column)] : []),
        ],
        breakCost: at > 0 && index === 0 && part === 0 ? never : costs(index, part),
        repeat: headSlab,
      }),
    )
  })
  if (headSlab) return [begun(headSlab, table, context), ...bodySlabs]
  return bodySlabs.map((strip, at) =>
    at > 0
      ? strip
      : begun({ ...strip, marks: [ruleAt(0, top, column), ...strip.marks] }, table, context),
  )
}

/** The slab a table begins with. */
const begun = (first: Slab, { id }: Table, { flow }: LayoutContext): Slab => ({
  ...first,
  snaps: true,
  before: flow.page.grid / 2,
  ids: [id],
})

type Strip = {
  readonly height: number
  readonly marks: readonly Mark[]
  readonly notes: readonly number[]
}
/** A row, with the ratio of the loosest line of each cell. */
type Row = Strip & { readonly ratios: readonly number[] }

const ruleAt = (y: number, { weight, color }: Stroke, { x, width }: Column): Mark => ({
  type: 'stroke',
  x1: x,
  x2: x + width,
  y,
  weight,
  color,
})

/** Every second row of the body, as Word's `band2Horz` (ISO 29500-1 17.18.89). */
const isBanded = (row: number, { headRows }: Table): boolean =>
  row >= headRows && (row - headRows) % 2 === 1

const bandMark = (height: number, color: Color, { x, width }: Column): Mark => ({
  type: 'rect',
  x,
  y: 0,
  width,
  height,
  color,
})

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
    marks: [ruleAt(0, over, column), ...marks, ruleAt(height, under, column)],
    notes: rows.flatMap((row) => row.notes),
  })
}

const rowOf = (
  table: Table,
  cells: readonly Paragraph[],
  index: number,
  column: Column,
  context: LayoutContext,
): Row => {
  const { x: padX, y: padY } = context.flow.table.padding
  const marks: Mark[] = []
  const notes = new Set<number>()
  const ratios: number[] = []
  let height = 0
  let left = 0
  cells.forEach((cell, at) => {
    const { share, align } = table.columns[at]!
    const width = share * column.width
    const own = context.flow.styles[cell.style]!
    const style: Style = { ...own, align: align ?? own.align }
    // The outer edges of a three-rule table are open: text begins where its rules begin.
    const padLeft = at === 0 ? 0 : padX
    const padRight = at === cells.length - 1 ? 0 : padX
    const inner = width - padLeft - padRight
    const { runs, lines } = linesOf(cell.content, style, inner, context)
    lines.forEach((line, n) => {
      const x = column.x + left + padLeft + (inner - line.width) * shares[style.align]
      marks.push(
        lineMark(line, runs, style, x, `${column.owner}/${index}/${at}`, padY + n * style.leading),
      )
      for (const note of notesOn(line, runs, context)) notes.add(note)
    })
    ratios.push(Math.max(0, ...lines.map(({ ratio }) => ratio)))
    height = Math.max(height, Math.max(1, lines.length) * style.leading + 2 * padY)
    left += width
  })
  return { height, marks, notes: [...notes], ratios }
}

/**
 * A row as one strip for each height of line, so that it can continue on the next page: stock pdfmake
 * drops such a row without a word.
 */
const cutRow = (row: Strip): Strip[] => {
  const tops = [...new Set(row.marks.map((mark) => (mark as LineMark).top))].sort((a, b) => a - b)
  return tops.map((top, index) => {
    const from = index === 0 ? 0 : top
    const to = tops[index + 1] ?? row.height
    return {
      height: to - from,
      marks: row.marks
        .filter((mark) => (mark as LineMark).top === top)
        .map((mark) => moved(mark, 0, -from)),
      notes: index === 0 ? row.notes : [],
    }
  })
}
