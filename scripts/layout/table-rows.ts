/** Rows of a table: cells side by side, each row as high as its highest. */
import type { Style, TableLook } from '../flow/styles.ts'
import type { Paragraph, Table } from '../flow/pieces.ts'
import { isPageOf } from '../flow/pages.ts'
import type { Id } from '../memo/model.ts'
import { cellContent } from './cells.ts'
import type { Anchor, LineMark, Mark } from './model.ts'
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

export const lookOf = ({ look }: Table, { flow }: LayoutContext): TableLook => look ?? flow.table

export type Strip = {
  readonly height: number
  readonly marks: readonly Mark[]
  readonly notes: readonly number[]
}

/** A row, with the ratio of the loosest line of each cell; whether it stays with the next. */
type Row = Strip & { readonly ratios: readonly number[]; readonly keepNext: boolean }

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
