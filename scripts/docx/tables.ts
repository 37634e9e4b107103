/** Tables with fixed columns, a head that repeats and rows that never split. */
import type { FileChild, XmlComponent } from 'docx'
import type { Paragraph, Table } from '../flow/pieces.ts'
import type { Change } from '../memo/model.ts'
import { trackedRow, type Tracker } from './changes.ts'
import { block, node } from './nodes.ts'
import { overviewStyle, tableStyle } from './style-names.ts'
import { twips } from './units.ts'

/**
 * The table at `measure` points, its cells by `cell`, its changes by whom `tracker` says. Elements in the order of CT_Tbl. A row that
 * is no head must not say so: readers take the mere presence of `w:tblHeader` for a head.
 */
export const toTable = (
  { look: own, columns, rows, headRows, rowHeads, caption, rowChanges }: Table,
  { measure, tracker }: { readonly measure: number; readonly tracker: Tracker },
  cell: (paragraph: Paragraph, column: number) => XmlComponent,
): FileChild => {
  const widths = columns.map(({ share }) => twips(share * measure))
  const properties = node(
    'w:tblPr',
    {},
    node('w:tblStyle', { 'w:val': (own ? overviewStyle : tableStyle).id }),
    node('w:tblW', { 'w:w': widths.reduce((sum, width) => sum + width, 0), 'w:type': 'dxa' }),
    node('w:tblLayout', { 'w:type': 'fixed' }),
    node(
      'w:tblLook',
      lookOf({
        hasHead: headRows > 0,
        hasRowHeads: rowHeads.includes(0),
        hasStripes: Boolean(own?.stripes),
      }),
    ),
    node('w:tblCaption', { 'w:val': caption }),
  )
  const grid = node('w:tblGrid', {}, ...widths.map((width) => node('w:gridCol', { 'w:w': width })))
  const body = rows.map((row, r) =>
    node(
      'w:tr',
      {},
      rowProperties(r < headRows, changeOf(rowChanges?.[r], tracker)),
      ...row.map((paragraph, c) =>
        node('w:tc', {}, cellProperties(widths[c] ?? 0), cell(paragraph, c)),
      ),
    ),
  )
  return block(node('w:tbl', {}, properties, grid, ...body))
}

type Parts = {
  readonly hasHead: boolean
  readonly hasRowHeads: boolean
  readonly hasStripes: boolean
}

/** Which parts of the style's look a table takes. */
const lookOf = ({
  hasHead,
  hasRowHeads,
  hasStripes,
}: Parts): Readonly<Record<string, string | number>> => ({
  'w:val': ((hasStripes ? 0 : 0x0400) | (hasHead ? 0x20 : 0) | 0x0100 | (hasRowHeads ? 0x80 : 0))
    .toString(16)
    .toUpperCase()
    .padStart(4, '0'),
  'w:firstRow': Number(hasHead),
  'w:lastRow': 0,
  'w:firstColumn': Number(hasRowHeads),
  'w:lastColumn': 1,
  'w:noHBand': 0,
  'w:noVBand': Number(!hasStripes),
})

const changeOf = (change: Change | null | undefined, tracker: Tracker): readonly XmlComponent[] =>
  change ? [trackedRow(change, tracker)] : []

const rowProperties = (isHead: boolean, change: readonly XmlComponent[]): XmlComponent =>
  node('w:trPr', {}, node('w:cantSplit'), ...(isHead ? [node('w:tblHeader')] : []), ...change)

const cellProperties = (width: number): XmlComponent =>
  node('w:tcPr', {}, node('w:tcW', { 'w:w': width, 'w:type': 'dxa' }))
