/** Running heads and feet. */
import type { ComposedLine } from '../compose/model.ts'
import type { Style } from '../flow/styles.ts'
import type { Content, Field, Picture, RunningField } from '../flow/pieces.ts'
import type { Band, Page } from '../flow/page-setup.ts'
import type { Flow } from '../flow/model.ts'
import { bandOn } from '../flow/running.ts'
import type { Run } from '../memo/model.ts'
import { memoize } from '../memoize.ts'
import type { FaceRun, Mark } from './model.ts'
import { imageMark, inRow } from './pictures.ts'
import { baselineIn, lineMark, linesOf, type LayoutContext } from './line-marks.ts'

/** Values of the fields on some page. */
type FieldValues = Readonly<Record<RunningField['field'], string>>

/** Running lines name no page but their own. */
const valueOf = (inline: Field, fields: FieldValues): string =>
  inline.field === 'page-of' ? '' : fields[inline.field]

/** Position and look of a running head or foot. */
type Place = {
  readonly page: Page
  readonly style: Style
  readonly styles: Flow['styles']
  /** In points from the page's top. */
  readonly baseline: number
  readonly setterOf: (style: Style) => Setter
}

/** Em between the middle part and those beside it, so that a draft or embargo mark is not read as part of them. */
const clear = 2

const bandMarks = (band: Band, fields: FieldValues, place: Place): Mark[] => {
  const { page, style, styles, baseline, setterOf } = place
  const width = page.width - page.margin.left - page.margin.right
  const top = baseline - baselineIn(style.leading, style.size)
  const part = (content: Content, room: number, look = style): Whole | null =>
    oneLine(
      content.map((inline) => ('field' in inline ? { text: valueOf(inline, fields) } : inline)),
      look,
      room,
      setterOf(look),
    )
  const middle = band.centerStyle === undefined ? style : styles[band.centerStyle]!
  const center = part(band.center, width, middle)
  const room = center ? (width - center.width) / 2 - clear * style.size : (width - style.size) / 2
  const left = part(band.left, room)
  const right = part(band.right, room)
  const markAt = (whole: Whole | null, share: number, look = style): Mark[] => {
    if (!whole) return []
    const x = page.margin.left + (width - whole.width) * share
    const head = baseline - baselineIn(look.leading, look.size)
    return [lineMark(whole.line, whole.runs, look, x, null, head)]
  }
  const marks = [
    ...logoMarks(band.logos ?? [], place),
    ...markAt(left, 0),
    ...markAt(center, 0.5, middle),
    ...markAt(right, 1),
  ]
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

/** Logos of a running head, upon its baseline. */
const logoMarks = (logos: readonly Picture[], { page, styles, baseline }: Place): Mark[] => {
  if (logos.length === 0) return []
  const gap = styles['logos']!.size
  return inRow(logos, page.margin.left, gap).map(({ picture, x }) =>
    imageMark(picture, null, x, baseline - picture.height),
  )
}

/** Width of the narrowest characters, in em. */
const narrowest = 0.15

/** A line as wide as it gets, or null when there is nothing on it. */
type Whole = {
  readonly runs: readonly FaceRun[]
  readonly line: ComposedLine
  readonly width: number
}
type Setter = (content: readonly Run[]) => Whole | null

/** Sets lines in a style; most are the same on every page, so each is composed once. */
const setterOf = (style: Style, context: LayoutContext): Setter => {
  const look: Style = { ...style, align: 'left' }
  return memoize(
    (content) => {
      const { runs, lines } = linesOf(content, look, Number.MAX_SAFE_INTEGER, context)
      const line = lines[0]
      return line && line.pieces.length > 0 ? { runs, line, width: line.width } : null
    },
    (content) => JSON.stringify(content),
  )
}

/** Content on one line; a running line that is too long for its part ends in an ellipsis. */
const oneLine = (
  content: readonly Run[],
  { size }: Style,
  room: number,
  set: Setter,
): Whole | null => {
  const characters = content.flatMap(({ text }) => [...text])
  // No more characters than this fit; setting thousands of them to find that out takes time.
  const most = Math.ceil(room / (narrowest * size))
  const whole = characters.length <= most ? set(content) : null
  if (characters.length <= most && (!whole || whole.width <= room)) return whole
  let cut: Whole | null = null
  let [fits, tooLong] = [0, Math.min(characters.length, most)]
  while (tooLong - fits > 1) {
    const count = (fits + tooLong) >> 1
    const tried = set([{ text: `${characters.slice(0, count).join('').trimEnd()}…` }])
    if (tried && tried.width <= room) [fits, cut] = [count, tried]
    else tooLong = count
  }
  return cut
}

/** Heads and feet of `count` pages: from a page, its number and its running section to its marks. */
export const bandsOf = (
  context: LayoutContext,
  count: number,
): ((page: Page, number: number, section: string) => Mark[]) => {
  const { header, footer, styles } = context.flow
  const setters = memoize((style: Style) => setterOf(style, context))
  return (page, number, section) => {
    const fields = { page: String(number), pages: String(count), section }
    const placeOf = (style: Style, baseline: number): Place => ({
      page,
      style,
      styles,
      baseline,
      setterOf: setters,
    })
    const head = placeOf(styles['header']!, page.head)
    const foot = placeOf(styles['footer']!, page.height - page.foot)
    return [
      ...bandMarks(bandOn(header, number), fields, head),
      ...bandMarks(bandOn(footer, number), fields, foot),
    ]
  }
}
