/** Styles of tables. */
import type { Stroke, StyleName, TableLook } from '../flow/styles.ts'
import type { Flow } from '../flow/model.ts'
import { shading } from './panels.ts'
import { bodyStyle } from './base-styles.ts'
import { lookXml, type Properties } from './properties.ts'
import { known, styleElement } from './style-element.ts'
import { defaultLook, lookOf } from './style-looks.ts'
import { overviewStyle, tableStyle } from './style-names.ts'
import { strokeColor } from './theme.ts'
import { eighths, twips } from './units.ts'
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
export const memoTable = (flow: Flow): string => styleOf(flow, tableStyle, 'table-cell', flow.table)

/** The style of the overview, in a flow that has one. */
export const overviewTable = (flow: Flow): string => {
  const look = flow.body.flatMap((piece) => (piece.type === 'table' && piece.look) || [])[0]
  return look ? styleOf(flow, overviewStyle, 'overview-cell', look) : ''
}

const styleOf = (
  flow: Flow,
  style: typeof tableStyle | typeof overviewStyle,
  cell: StyleName,
  { top, head, row, bottom, padding, banding, stripes }: TableLook,
): string => {
  const margin = (side: string, points: number) =>
    element(`w:${side}`, { 'w:w': twips(points), 'w:type': 'dxa' })
  return styleElement(
    'table',
    { ...style, isBuiltIn: false },
    { basedOn: 'TableNormal', priority: 59, isQuick: false },
    textOf(flow, cell),
    element(
      'w:tblPr',
      {},
      element('w:tblStyleRowBandSize', { 'w:val': 1 }),
      ...(stripes === null ? [] : [element('w:tblStyleColBandSize', { 'w:val': 1 })]),
      element(
        'w:tblBorders',
        {},
        stroke(flow, 'w:top', top),
        stroke(flow, 'w:bottom', bottom),
        stroke(flow, 'w:insideH', row),
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
      element('w:tcBorders', {}, stroke(flow, 'w:bottom', head)) +
        element('w:vAlign', { 'w:val': 'bottom' }),
    ),
    // The text of the outer columns stands on the measure's edges.
    conditional('firstCol', element('w:tcMar', {}, margin('left', 0))),
    conditional('lastCol', element('w:tcMar', {}, margin('right', 0))),
    banding === null
      ? ''
      : conditional('band2Horz', element('w:shd', shading(flow, banding)['w:shd'])),
    stripes === null
      ? ''
      : conditional('band2Vert', element('w:shd', shading(flow, stripes)['w:shd'])),
  )
}

/**
 * The look of the text of cells, for paragraphs in no style but Normal: those that python-docx puts in a new row.
 * Every style of a cell says of these properties what it has itself.
 */
const textOf = (flow: Flow, cell: StyleName): string => {
  const style = flow.styles[cell]
  if (!style) return ''
  const { paragraph, run } = lookOf(flow, cell, style, undefined)
  const base = defaultLook(flow, bodyStyle(flow))
  return lookXml(
    { paragraph: only(paragraph, 'w:spacing', 'w:jc'), run },
    { paragraph: only(base.paragraph, 'w:spacing', 'w:jc'), run: base.run },
  )
}

const only = (all: Properties, ...names: readonly string[]): Properties =>
  Object.fromEntries(names.flatMap((name) => (all[name] ? [[name, all[name]]] : [])))

const stroke = (flow: Flow, name: string, { color, weight }: Stroke): string =>
  element(name, {
    'w:val': weight > 0 ? 'single' : 'nil',
    'w:sz': eighths(weight),
    'w:space': 0,
    ...strokeColor(flow, color),
  })

const conditional = (type: string, cell: string): string =>
  element('w:tblStylePr', { 'w:type': type }, element('w:tcPr', {}, cell))
