/** A table → slabs, one a row; its head is repeated on every page it reaches. */
import type { Stroke, Style, TableLook } from '../flow/styles.ts'
import type { Paragraph, Table } from '../flow/pieces.ts'
import { isPageOf } from '../flow/pages.ts'
import type { Id } from '../memo/model.ts'
import { cellContent } from './cells.ts'
import { barred } from './changes.ts'
import type { Anchor, LineMark, Mark } from './model.ts'
import {
  lineMark,
  linesOf,
  notesOn,
  shares,
  titleOf,
  type Column,
  type LayoutContext,
} from './paragraph.ts'
import { ruleMark } from './rules.ts'
import { moved, never, slab, type Slab } from './slabs.ts'
import { fillsOf } from './table-fills.ts'

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

/** A line stretched by more than 0.05 em between characters, which in a narrow cell looks torn. */
const loosest = 2.5

/** The pages on which units begin, once they are known. */
type Anchors = ReadonlyMap<Id, Anchor> | null

/** The rows of a table, in whose cells no word is hyphenated. A column with a line too loose in it is set ragged as a whole. */
const rowsOf = (table: Table, column: Column, context: LayoutContext, anchors: Anchors): Row[] => {
  const set = ({ columns }: Table) =>
    table.rows.map((row, index) =>
      rowOf({ table: { ...table, columns }, row, index, column, anchors }, context),
    )
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

const lookOf = ({ look }: Table, { flow }: LayoutContext): TableLook => look ?? flow.table

type Strip = {
  readonly height: number
  readonly marks: readonly Mark[]
  readonly notes: readonly number[]
}
/** A row, with the ratio of the loosest line of each cell; whether it stays with the next. */
type Row = Strip & { readonly ratios: readonly number[]; readonly keepNext: boolean }

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

/** A row of a table in its column. */
type RowPlace = {
  readonly table: Table
  readonly row: readonly Paragraph[]
  readonly index: number
  readonly column: Column
  readonly anchors: Anchors
}

/** A row: its cells side by side, below the blank and above the rule of the first one's style. */
const rowOf = ({ table, row, index, column, anchors }: RowPlace, context: LayoutContext): Row => {
  const { x: padX, y: padY } = lookOf(table, context).padding
  const first = context.flow.styles[row[0]?.style ?? '']
  const above = padY + (first?.before ?? 0)
  const cells: { readonly marks: readonly LineMark[]; readonly height: number }[] = []
  const notes = new Set<number>()
  const ratios: number[] = []
  let left = 0
  row.forEach((cell, at) => {
    const { share, align } = table.columns[at]!
    const width = share * column.width
    const own = context.flow.styles[cell.style]!
    const style: Style = { ...own, align: align ?? own.align }
    // The outer edges of a three-rule table are open: text begins where its rules begin.
    const padLeft = (at === 0 ? 0 : padX) + own.left
    const padRight = (at === row.length - 1 ? 0 : padX) + own.right
    const inner = width - padLeft - padRight
    const { runs, lines } = linesOf(cellContent(cell, anchors), style, inner, context)
    const owner = `${column.owner}/${index}/${at}${cell.content.some(isPageOf) ? '/page' : ''}`
    const marks = lines.map((line, n) => {
      const x = column.x + left + padLeft + (inner - line.width) * shares[style.align]
      return lineMark(line, runs, style, x, owner, above + n * style.leading)
    })
    for (const line of lines) for (const note of notesOn(line, runs, context)) notes.add(note)
    ratios.push(Math.max(0, ...lines.map(({ ratio }) => ratio)))
    cells.push({ marks, height: above + Math.max(1, lines.length) * style.leading + padY })
    left += width
  })
  const height = Math.max(0, ...cells.map((cell) => cell.height))
  // Heads of several lines and of one stand on one line, above what they head.
  const isHead = index < table.headRows
  const marks: Mark[] = cells.flatMap((cell) =>
    cell.marks.map((mark) => moved(mark, 0, isHead ? height - cell.height : 0)),
  )
  const rule = first?.ruleBelow
  if (rule) marks.push(ruleMark(rule, column.x, column.width, height + rule.gap + rule.weight / 2))
  const below = (first?.after ?? 0) + (rule ? rule.gap + rule.weight : 0)
  return {
    height: height + below,
    marks,
    notes: [...notes],
    ratios,
    keepNext: first?.keepNext ?? false,
  }
}

/**
 * A row as one strip for each height of line, so that it can continue on the next page: stock pdfmake
 * drops such a row without a word.
 */
const cutRow = (row: Strip): Strip[] => {
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
