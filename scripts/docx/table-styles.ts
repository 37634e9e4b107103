/** Styles of tables. */
import type { Flow, Stroke, TableLook } from '../flow/model.ts'
import { shading } from './panels.ts'
import { known, styleElement } from './style-element.ts'
import { overviewStyle, tableStyle } from './style-names.ts'
import { eighths, hex, twips } from './units.ts'
import { element } from './xml.ts'

export const tableNormal = styleElement(
  'table',
  known('TableNormal', 'Normal Table'),
  { priority: 99, isDefault: true, isHidden: true },
  element(
    'w:tblPr',
    {},
    element('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }),
    element(
      'w:tblCellMar',
      {},
      ...(['top', 'left', 'bottom', 'right'] as const).map((side) =>
        element(`w:${side}`, {
          'w:w': side === 'left' || side === 'right' ? 108 : 0,
          'w:type': 'dxa',
        }),
      ),
    ),
  ),
)

/** The table style: three rules, hairlines between rows, and the head's own rule (三线表). */
export const memoTable = ({ table }: Flow): string => styleOf(tableStyle, table)

/** The style of the overview, in a flow that has one. */
export const overviewTable = ({ body }: Flow): string => {
  const look = body.flatMap((piece) => (piece.type === 'table' && piece.look) || [])[0]
  return look ? styleOf(overviewStyle, look) : ''
}

const styleOf = (
  style: typeof tableStyle | typeof overviewStyle,
  { top, head, row, bottom, padding, banding }: TableLook,
): string => {
  const margin = (side: string, points: number) =>
    element(`w:${side}`, { 'w:w': twips(points), 'w:type': 'dxa' })
  return styleElement(
    'table',
    { ...style, isBuiltIn: false },
    { basedOn: 'TableNormal', priority: 59 },
    element(
      'w:tblPr',
      {},
      element('w:tblStyleRowBandSize', { 'w:val': 1 }),
      element(
        'w:tblBorders',
        {},
        stroke('w:top', top),
        stroke('w:bottom', bottom),
        stroke('w:insideH', row),
      ),
      element(
        'w:tblCellMar',
        {},
        margin('top', padding.y),
        margin('left', padding.x),
        margin('bottom', padding.y),
        margin('right', padding.x),
      ),
    ),
    conditional(
      'firstRow',
      element('w:tcBorders', {}, stroke('w:bottom', head)) +
        element('w:vAlign', { 'w:val': 'bottom' }),
    ),
    // The text of the outer columns stands on the measure's edges.
    conditional('firstCol', element('w:tcMar', {}, margin('left', 0))),
    conditional('lastCol', element('w:tcMar', {}, margin('right', 0))),
    banding === null ? '' : conditional('band2Horz', shading(banding)),
  )
}

const stroke = (name: string, { color, weight }: Stroke): string =>
  element(name, {
    'w:val': weight > 0 ? 'single' : 'nil',
    'w:sz': eighths(weight),
    'w:space': 0,
    'w:color': hex(color),
  })

const conditional = (type: string, cell: string): string =>
  element('w:tblStylePr', { 'w:type': type }, element('w:tcPr', {}, cell))
