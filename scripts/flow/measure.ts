/** How wide the text of a flow is set. */
import type { Columns, Page } from './page-setup.ts'
import type { Flow } from './model.ts'
import { pageAt } from './landscape.ts'

/** The whole measure in points. */
export const measureOf = ({ page }: Pick<Flow, 'page'>): number =>
  page.width - page.margin.left - page.margin.right

/** Height of the text on a page. */
export const textHeight = ({ height, margin }: Page): number => height - margin.top - margin.bottom

/** Width of each of some columns that share a measure. */
export const columnWidth = ({ count, gap }: Pick<Columns, 'count' | 'gap'>, measure: number) =>
  (measure - (count - 1) * gap) / count

/** Whether a piece of a flow stands in its columns. */
export const isInColumns = ({ columns }: Pick<Flow, 'columns'>, piece: number): boolean =>
  columns !== undefined && piece >= columns.from && piece < columns.to

/** The measure of a piece of a flow, by its place in the body. */
export const measureAt = (
  flow: Pick<Flow, 'page' | 'columns' | 'landscape'>,
  piece: number,
): number =>
  isInColumns(flow, piece)
    ? columnWidth(flow.columns!, measureOf(flow))
    : measureOf({ page: pageAt(flow, piece) })
