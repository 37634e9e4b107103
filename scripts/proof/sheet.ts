/** A sheet: the page of a flow with all columns that it may be set in, and where a text may stand on it. */
import { columnWidth, measureOf } from '../flow/measure.ts'
import type { Columns, Page } from '../flow/page-setup.ts'
import type { Flow } from '../flow/model.ts'
import { mostWideBlanks } from './wide-blanks.ts'
import type { Box } from '../readers/reading.ts'

export type Sheet = Page & {
  readonly columns: readonly Columns[]
  /** The widest step inside a line, in em. */
  readonly widest: number
}

/** How far a text may reach back over the one before it, in em of the larger: marks hang, and lines are narrowed. */
export const overlap = 0.75

/** The widest step between words, in em: stretched gaps are narrower. */
export const widest = 3

/** With the widest step inside a line of the flow: typed blanks are as wide as they are. */
export const sheetsOf = (pages: readonly Page[], flow: Flow): Sheet[] => {
  const own = { columns: columnsOf(flow), widest: widest + mostWideBlanks(flow) }
  return pages.map((page) => ({ ...page, ...own }))
}

/** Columns that a flow may be set in, by whatever rung of its ladder. */
export const columnsOf = ({ columns, ladder = [] }: Flow): Columns[] =>
  [columns, ...ladder.map((rung) => rung.columns)].flatMap((each) => each ?? [])

/** Whether a text stands inside the margins, beyond which marks hang by less than an em. */
export const isInside = ({ x, y, end, size }: Box, { width, height, margin }: Sheet): boolean =>
  x >= margin.left - size &&
  end <= width - margin.right + size &&
  y >= margin.bottom - 0.5 * size &&
  y + 0.4 * size <= height - margin.top + 0.5 * size

/** Whether a text stands after another: on its line and further right, or further down, or in the next column. */
export const follows = (box: Box, last: Box, sheet: Sheet): boolean => {
  if (isInNextColumn(box, last, sheet)) return true
  const size = Math.max(box.size, last.size)
  // An index and the exponent behind it are farther apart than a mark is from its text, yet nearer than two lines.
  const apart = Math.max(0.6 * size, Math.min(box.size, last.size))
  return Math.abs(box.y - last.y) <= apart ? box.x >= last.end - overlap * size : box.y < last.y
}

/** Whether a text begins the column after that of another, which may be as short as one line of other type. */
const isInNextColumn = (box: Box, last: Box, sheet: Sheet): boolean =>
  sheet.columns.some((columns) => {
    const step = columnWidth(columns, measureOf({ page: sheet })) + columns.gap
    const columnOf = ({ x, size }: Box) => Math.floor((x - sheet.margin.left + size) / step)
    const isAtTop = box.y > last.y - Math.max(box.size, last.size)
    return columnOf(box) === columnOf(last) + 1 && isAtTop
  })
