/** Pages → pdfmake's own vocabulary of lines, vectors and pictures, with what each one is. */
import type { Assets } from '../flow/assets.ts'
import type { Change } from '../memo/model.ts'
import type {
  FaceRun,
  ImageMark,
  LaidPage,
  LineMark,
  Mark,
  RectMark,
  StrokeMark,
} from '../layout/model.ts'

/** Kind of artifact (ISO 32000-1 14.8.2.2): part of a running line, or of the page's look. */
export type Artifact = 'Header' | 'Footer' | 'Layout'

export type Vector = {
  readonly type: 'rect' | 'line' | 'ellipse'
  readonly [key: string]: unknown
}
export type Picture = {
  readonly owner: string | null
  /** Its name in `Assets.images`. */
  readonly key: string
  readonly x: number
  readonly y: number
  readonly _width: number
  readonly _height: number
  readonly image?: Buffer
  readonly svg?: string
  readonly font: string
  readonly artifact: Artifact
}
export type DrawingItem =
  | { readonly type: 'line'; readonly item: LineMark & { readonly artifact: Artifact } }
  | { readonly type: 'vector'; readonly item: Vector & { readonly artifact: Artifact } }
  | { readonly type: 'image' | 'svg'; readonly item: Picture }

type Handlers = {
  readonly [T in Mark['type']]: (
    mark: Extract<Mark, { type: T }>,
    artifact: Artifact,
    assets: Assets,
  ) => DrawingItem[]
}

const rect = ({ x, y, width, height, color }: RectMark): Vector => ({
  type: 'rect',
  x,
  y,
  w: width,
  h: height,
  color,
  lineWidth: 0,
})

/** Dots are dashes of no length with round ends. */
const stroke = ({ x1, x2, y, weight, color, dots }: StrokeMark): Vector => ({
  type: 'line',
  x1,
  y1: y,
  x2,
  y2: y,
  lineWidth: weight,
  lineColor: color,
  ...(dots !== undefined && { dash: { length: 0.001, space: dots - 0.001 }, lineCap: 'round' }),
})

const handlers: Handlers = {
  line: (mark, artifact) => [
    { type: 'line', item: { ...mark, artifact } },
    ...decorations(mark).map((item): DrawingItem => ({
      type: 'vector',
      item: { ...item, artifact },
    })),
  ],
  rect: (mark, artifact) => [{ type: 'vector', item: { ...rect(mark), artifact } }],
  stroke: (mark, artifact) => [{ type: 'vector', item: { ...stroke(mark), artifact } }],
  image: (mark, artifact, assets) => [picture(mark, artifact, assets)],
}

/** Items of a page, in order of drawing. */
export const drawingOf = ({ bands, marks, height }: LaidPage, assets: Assets): DrawingItem[] => {
  const draw = (mark: Mark, artifact: Artifact): DrawingItem[] =>
    (handlers[mark.type] as Handlers['line'])(mark as LineMark, artifact, assets)
  return [
    ...bands.flatMap((mark) => draw(mark, topOf(mark) < height / 2 ? 'Header' : 'Footer')),
    ...marks.flatMap((mark) => draw(mark, 'Layout')),
  ]
}

const topOf = (mark: Mark): number => (mark.type === 'line' ? mark.top : mark.y)

const picture = (
  { owner, image, x, y, width, height }: ImageMark,
  artifact: Artifact,
  assets: Assets,
): DrawingItem => {
  const { type, bytes } = assets.images[image]!
  const place = { owner, key: image, x, y, _width: width, _height: height, font: '', artifact }
  return type === 'svg'
    ? { type: 'svg', item: { ...place, svg: Buffer.from(bytes).toString('utf8') } }
    : { type: 'image', item: { ...place, image: Buffer.from(bytes) } }
}

/** Lines and dots that go with text, in em of it, measured from the baseline up. */
const look = { deleted: 0.3, underline: -0.18, weight: 0.05, dot: -0.28, dotRadius: 0.06 }
/** Lines of changes: one for what is new or gone, two for what moved. */
const changeLines: Readonly<Record<Change['kind'], readonly number[]>> = {
  inserted: [-0.18],
  deleted: [0.33],
  movedTo: [-0.15, -0.25],
  movedFrom: [0.24, 0.44],
}
/** Of two lines each is thinner, so that what is between them can be read. */
const thin = 0.035

const decorations = (mark: LineMark): Vector[] => {
  if (!mark.runs.some(isDecorated)) return []
  return mark.line.pieces.flatMap((piece, at, pieces): Vector[] => {
    const run = mark.runs[piece.run]!
    const x = mark.x + piece.x
    // A line under a run does not stop at the gaps inside it.
    const next = pieces[at + 1]
    const end = next?.run === piece.run ? next.x : piece.x + piece.width
    // A line through a note's mark is as high as that; one below stands under all of the text.
    const heightOf = (rise: number, { size, rise: own }: FaceRun): number =>
      mark.baseline - rise * size - (rise > 0 ? own : 0)
    const line = (rise: number, weight = look.weight): Vector => ({
      type: 'line',
      x1: x,
      x2: mark.x + end,
      y1: heightOf(rise, run),
      y2: heightOf(rise, run),
      lineWidth: weight * run.size,
      lineColor: run.color,
    })
    return [
      ...(run.deleted ? [line(look.deleted)] : []),
      ...(run.href !== undefined || run.underline ? [line(look.underline)] : []),
      ...(run.change
        ? changeLines[run.change].map((rise, _, all) =>
            line(rise, all.length > 1 ? thin : look.weight),
          )
        : []),
      ...(run.dotted ? dots(piece.text, x, piece.spacing, mark.baseline, run.size, run.color) : []),
    ]
  })
}

const isDecorated = ({ deleted, href, underline, dotted, change }: FaceRun): boolean =>
  change !== undefined ||
  deleted === true ||
  href !== undefined ||
  underline === true ||
  dotted === true

/** 着重号: a dot under each character (CLREQ, emphasis dots). */
const dots = (
  text: string,
  x: number,
  spacing: number,
  baseline: number,
  size: number,
  color: string,
): Vector[] =>
  Array.from(text, (_, at): Vector => ({
    type: 'ellipse',
    x: x + at * (size + spacing) + size / 2,
    y: baseline - look.dot * size,
    r1: look.dotRadius * size,
    r2: look.dotRadius * size,
    color,
  }))
