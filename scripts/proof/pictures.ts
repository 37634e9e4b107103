/** Pictures: each the one its unit shows, before the text it stands before, as large as it has to be. */
import { figureSize } from '../flow/figure-size.ts'
import { columnWidth, measureOf } from '../flow/measure.ts'
import type { Flow } from '../flow/model.ts'
import type { ExpectedTexts, Shown } from './expected.ts'
import type { Fault } from './findings.ts'
import type { Prints } from './prints.ts'
import { columnsOf } from './sheet.ts'
import type { Fragment, Picture, PicturePrint, Reading } from '../readers/reading.ts'
import { stretchAt, streamOf } from '../readers/stream.ts'
import type { FormatName } from '../template/names.ts'

/** Pictures that are lost, added, exchanged, moved or made smaller. */
export const pictureFaults = (
  { figures, body: expected }: ExpectedTexts,
  flow: Flow,
  {
    reading,
    body,
    format,
    prints,
    fold,
  }: {
    readonly reading: Reading
    readonly body: readonly Fragment[]
    readonly format: FormatName
    readonly prints: Prints
    readonly fold: (text: string) => string
  },
): Fault[] => {
  const [wanted, got] = [streamOf(expected, fold), streamOf(body, fold)]
  /** Texts before and after a picture have the same ink on both sides. */
  const placeOf = ({ before }: Picture): number => {
    const offset = got.starts[before] ?? got.ink.length
    return offset >= wanted.ink.length ? expected.length : stretchAt(wanted, offset)
  }
  const count = Math.max(figures.length, reading.pictures.length)
  return Array.from({ length: count }, (_, i) => i).flatMap((i): Fault[] => {
    const [figure, picture] = [figures[i], reading.pictures[i]]
    const isThere =
      figure &&
      picture &&
      isPrint(prints.get(figure.figure.image)?.[format], picture.print) &&
      sizesOf(figure.figure, flow).some((size) => hasSize(picture, size)) &&
      placeOf(picture) === figure.before
    return isThere
      ? []
      : [{ rule: 'wrong-picture', id: idOf(figure?.figure), wanted: figure?.figure.alt }]
  })
}

const idOf = (shown: Shown | undefined): string | undefined =>
  shown && 'id' in shown ? shown.id : undefined

/** A figure is as large as its column lets it be, a picture of the template as it says. */
const sizesOf = (shown: Shown, flow: Flow): readonly Size[] =>
  'type' in shown
    ? measuresOf(flow).map((measure) => figureSize(shown, measure, flow.page))
    : [shown]

type Size = { readonly width: number; readonly height: number }

/** The measure, and that of any columns that a flow may be set in. */
const measuresOf = (flow: Flow): number[] => {
  const measure = measureOf(flow)
  return [measure, ...columnsOf(flow).map((columns) => columnWidth(columns, measure))]
}

/** True for a picture of a size, to a point; a drawing may be smaller, as no line need reach its edges. */
export const hasSize = (
  picture: Pick<Picture, 'print' | 'width' | 'height'>,
  { width, height }: Size,
): boolean =>
  ('begins' in picture.print ? picture.width <= width + 1 : Math.abs(picture.width - width) < 1) &&
  ('begins' in picture.print ? picture.height <= height + 1 : Math.abs(picture.height - height) < 1)

/** A drawing begins most of its lines where it has to: some are drawn in other units. */
export const isPrint = (wanted: PicturePrint | undefined, got: PicturePrint): boolean => {
  if (!wanted) return false
  if ('sha256' in wanted)
    return 'sha256' in got && got.sha256 === wanted.sha256 && got.drawing === wanted.drawing
  if (!('begins' in got)) return false
  const there = [...wanted.begins].filter((begin) => got.begins.has(begin))
  return wanted.begins.size === 0 || there.length > wanted.begins.size / 2
}
