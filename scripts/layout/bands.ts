/** Running heads and feet. */
import type { Band, Flow, Style } from '../flow/model.ts'
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
  const set = (content: Band['left'], room: number) => oneLine(content, style, room, press, fields)
  const center = set(band.center, width)
  const room = center ? (width - center.width) / 2 - style.size : (width - style.size) / 2
  const left = set(band.left, room)
  const right = set(band.right, room)
  const place = (part: ReturnType<typeof set>, share: number): Mark[] =>
    part
      ? [
          lineMark(
            part.line,
            part.runs,
            style,
            page.margin.left + (width - part.width) * share,
            null,
            top,
          ),
        ]
      : []
  const marks = [...place(left, 0), ...place(center, 0.5), ...place(right, 1)]
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

/** Width of the narrowest characters, in em. */
const narrowest = 0.15

/** Content on one line; a running line that is too long for its part ends in an ellipsis. */
const oneLine = (
  content: Band['left'],
  style: Style,
  room: number,
  press: Press,
  fields: FieldValues,
) => {
  const set = (part: Band['left']) => {
    const { runs, lines } = linesOf(
      part,
      { ...style, align: 'left' },
      Number.MAX_SAFE_INTEGER,
      press,
      { fields },
    )
    const line = lines[0]
    return line && line.pieces.length > 0 ? { runs, line, width: line.width } : null
  }
  const characters = [...textOf(content, fields)]
  // No more characters than this fit; setting thousands of them to find that out takes time.
  const most = Math.ceil(room / (narrowest * style.size))
  const whole = characters.length <= most ? set(content) : null
  if (characters.length <= most && (!whole || whole.width <= room)) return whole
  let cut: ReturnType<typeof set> = null
  let [fits, tooLong] = [0, Math.min(characters.length, most)]
  while (tooLong - fits > 1) {
    const count = (fits + tooLong) >> 1
    const tried = set([{ text: `${characters.slice(0, count).join('').trimEnd()}…` }])
    if (tried && tried.width <= room) [fits, cut] = [count, tried]
    else tooLong = count
  }
  return cut
}

const textOf = (content: Band['left'], fields: FieldValues): string =>
  content.map((inline) => ('field' in inline ? fields[inline.field] : inline.text)).join('')

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
