/** Running heads and feet. */
import type { Band, Flow } from '../flow/model.ts'
import type { FieldValues } from './faces.ts'
import type { Mark } from './model.ts'
import { baselineIn, lineMark, linesOf, type Press } from './paragraph.ts'

/** Marks of one band, its baseline at `baseline` points from the page's top. */
const bandMarks = (
  band: Band,
  styleName: 'header' | 'footer',
  baseline: number,
  fields: FieldValues,
  press: Press,
): Mark[] => {
  const { page, styles } = press.flow
  const style = styles[styleName]!
  const width = page.width - page.margin.left - page.margin.right
  const top = baseline - baselineIn(style.leading, style.size)
  const set = (content: Band['left'], share: number): Mark[] => {
    const { runs, lines } = linesOf(content, { ...style, align: 'left' }, width, press, { fields })
    // A running line is one line: what does not fit is left to the part beside it.
    const line = lines[0]
    return line && line.pieces.length > 0
      ? [lineMark(line, runs, style, page.margin.left + (width - line.width) * share, null, top)]
      : []
  }
  const marks = [...set(band.left, 0), ...set(band.center, 0.5), ...set(band.right, 1)]
  const rule = style.ruleBelow
  if (!rule || marks.length === 0) return marks
  const y = top + style.leading + rule.gap
  return [
    ...marks,
    {
      type: 'stroke',
      x1: page.margin.left,
      x2: page.width - page.margin.right,
      y,
      weight: rule.weight,
      color: rule.color,
    },
  ]
}

/** Head and foot of page `number` of `count`, whose running section is `section`. */
export const bandsOf = (
  flow: Flow,
  number: number,
  count: number,
  section: string,
  press: Press,
): Mark[] => {
  const which = number === 1 ? 'first' : 'other'
  const fields = { page: String(number), pages: String(count), section }
  return [
    ...bandMarks(flow.header[which], 'header', flow.page.head, fields, press),
    ...bandMarks(flow.footer[which], 'footer', flow.page.height - flow.page.foot, fields, press),
  ]
}
