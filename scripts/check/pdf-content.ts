/** A page of a PDF → the texts drawn on it, and the marked content they stand in (ISO 32000-1 9.4 and 14.6). */
import { fontOf, type PdfFont } from './pdf-fonts.ts'
import type { Objects } from './pdf-objects.ts'
import { eachOperator, isDictionary, isList, isName, isRef } from './pdf-values.ts'
import type { Dictionary, Value } from './pdf-values.ts'

/** Where a text stands on its page, in points from the bottom left. */
export type Box = {
  readonly x: number
  readonly y: number
  readonly end: number
  readonly size: number
}

/** In the order of drawing: texts, and where marked content begins, under what tag and number, and ends. */
export type Drawn =
  | { readonly type: 'text'; readonly text: string; readonly box: Box }
  | { readonly type: 'begin'; readonly tag: string; readonly id: number | null }
  | { readonly type: 'end' }

/** Fonts by their references: pages share them. */
export type Fonts = Map<string, PdfFont>

/**
 * Gaps that count as a space, in em. One that a space was drawn in says so unless it was taken back, as in
 * pdf.js (`NOT_A_SPACE_FACTOR` of its evaluator); any other has to be as wide as a narrow space between words,
 * for pairs such as `f)` are kerned apart by up to 0.134 em in the fonts here.
 */
const spaceFrom = { drawn: 0.03, moved: 0.2 }

/** Whether two texts stand on one line: neither is further up than a note's mark is raised, 0.6 em. */
export const isOnLine = (a: Box, b: Box): boolean =>
  Math.abs(a.y - b.y) <= 0.6 * Math.max(a.size, b.size)

type Matrix = readonly [number, number, number, number, number, number]
const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** The first, then the second (8.3.4). */
const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + b * i,
  a * h + b * j,
  c * g + d * i,
  c * h + d * j,
  e * g + f * i + k,
  e * h + f * j + l,
]

const numbersIn = (values: Value | undefined, count: number): readonly number[] => {
  if (!isList(values) || values.length !== count || values.some((n) => typeof n !== 'number'))
    throw new Error(`no ${count} numbers where they should be`)
  return values as readonly number[]
}
const matrixIn = (values: Value | undefined): Matrix => numbersIn(values, 6) as unknown as Matrix

/** What of the state of graphics a text depends on (8.4, 9.3). */
type State = { readonly matrix: Matrix; readonly font: PdfFont | null; readonly size: number }

/** What draws: a page, or a picture on it. */
type Canvas = {
  readonly objects: Objects
  readonly resources: Dictionary
  readonly fonts: Fonts
  /** Left, bottom, right and top of the page. */
  readonly edges: readonly number[]
  readonly isPage: boolean
  readonly drawn: Drawn[]
  /** States that `q` has kept. */
  readonly kept: State[]
  state: State
  /** Moves with each glyph (9.4.2). */
  textMatrix: Matrix
  /** Marked content that has begun and not ended. */
  open: number
  /** The last text, of whatever content, and whether a space was drawn after it. */
  last: Box | null
  isSpaced: boolean
}

/** Everything drawn on a page. Throws for what is not drawn here, so that nothing is passed over. */
export const drawnOn = (page: Dictionary, objects: Objects, fonts: Fonts): Drawn[] => {
  const drawn: Drawn[] = []
  const contents = objects.at(page.get('Contents'))
  const streams = isList(contents) ? contents : [page.get('Contents')]
  draw(streams.map(objects.contentAt).join('\n'), {
    objects,
    resources: objects.dictionaryAt(page.get('Resources')),
    fonts,
    edges: numbersIn(objects.at(page.get('MediaBox')), 4),
    isPage: true,
    drawn,
    kept: [],
    state: { matrix: identity, font: null, size: 0 },
    textMatrix: identity,
    open: 0,
    last: null,
    isSpaced: false,
  })
  return drawn
}

const draw = (content: string, canvas: Canvas): void => {
  eachOperator(content, (operator, operands) => {
    const act = acts.get(operator)
    if (act) act(canvas, operands)
    else if (!painting.has(operator)) throw new Error(`“${operator}” is never drawn here`)
  })
  if (canvas.kept.length > 0 || canvas.open > 0) throw new Error('what begins does not end')
}

type Act = (canvas: Canvas, operands: readonly Value[]) => void

/** Operators that texts depend on. */
const acting: Readonly<Record<string, Act>> = {
  q: (canvas) => {
    canvas.kept.push(canvas.state)
  },
  Q: (canvas) => {
    const state = canvas.kept.pop()
    if (!state) throw new Error('what ends did not begin')
    canvas.state = state
  },
  cm: (canvas, operands) => {
    canvas.state = { ...canvas.state, matrix: times(matrixIn(operands), canvas.state.matrix) }
  },
  BT: (canvas) => {
    canvas.textMatrix = identity
  },
  Tm: (canvas, operands) => {
    canvas.textMatrix = matrixIn(operands)
  },
  Tf: (canvas, [name, size]) => {
    canvas.state = { ...canvas.state, font: fontNamed(name, canvas), size: Number(size) }
  },
  TJ: (canvas, [row]) => show(row, canvas),
  BDC: (canvas, [tag, properties]) => {
    if (!isName(tag) || !isDictionary(properties)) throw new Error('content marked in another way')
    const id = properties.get('MCID')
    // That of a picture would be another page's, or its own (14.7.4.2).
    if (typeof id === 'number' && !canvas.isPage) throw new Error('content inside a picture')
    canvas.open++
    canvas.drawn.push({ type: 'begin', tag: tag.name, id: typeof id === 'number' ? id : null })
  },
  EMC: (canvas) => {
    if (canvas.open-- === 0) throw new Error('what ends did not begin')
    canvas.drawn.push({ type: 'end' })
  },
  Do: (canvas, [name]) => drawPicture(resource('XObject', name, canvas), canvas),
  gs: (canvas, [name]) => {
    // It may set a font as well (8.4.5).
    if (canvas.objects.dictionaryAt(resource('ExtGState', name, canvas)).has('Font'))
      throw new Error('a font that is set in another way')
  },
}
const acts = new Map(Object.entries(acting))

/** Operators of lines, areas, colours and clipping, which say nothing (8.4 to 8.7), and the end of a text. */
const painting = new Set(
  [
    ['w', 'J', 'j', 'M', 'd', 'ri', 'i'],
    ['m', 'l', 'c', 'v', 'y', 'h', 're', 'W', 'W*'],
    ['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'n', 'sh'],
    ['CS', 'cs', 'SC', 'SCN', 'sc', 'scn', 'G', 'g', 'RG', 'rg', 'K', 'k'],
    ['ET'],
  ].flat(),
)

/** A picture of dots says nothing; one of operators is drawn as a page is, with resources of its own (8.10). */
const drawPicture = (ref: Value | undefined, canvas: Canvas): void => {
  const { objects, state } = canvas
  const picture = objects.dictionaryAt(ref)
  const kind = picture.get('Subtype')
  if (isName(kind) && kind.name === 'Image') return
  if (!isName(kind) || kind.name !== 'Form') throw new Error('a picture of unknown making')
  const own = picture.has('Matrix') ? matrixIn(objects.at(picture.get('Matrix'))) : identity
  const inner: Canvas = {
    ...canvas,
    resources: objects.dictionaryAt(picture.get('Resources')),
    isPage: false,
    kept: [],
    state: { ...state, matrix: times(own, state.matrix) },
    open: 0,
  }
  draw(objects.contentAt(ref), inner)
  Object.assign(canvas, { last: inner.last, isSpaced: inner.isSpaced })
}

const resource = (kind: string, name: Value | undefined, { objects, resources }: Canvas) =>
  isName(name) ? objects.dictionaryAt(resources.get(kind)).get(name.name) : undefined

const fontNamed = (name: Value | undefined, canvas: Canvas): PdfFont => {
  const ref = resource('Font', name, canvas)
  if (!isRef(ref)) throw new Error('a font that is not in the file')
  const known = canvas.fonts.get(ref.ref)
  if (known) return known
  const font = fontOf(canvas.objects.dictionaryAt(ref), canvas.objects)
  canvas.fonts.set(ref.ref, font)
  return font
}

/** A glyph with its text; where the pen was, in thousandths of an em, and where it is after. */
type Glyph = { readonly text: string; readonly from: number; readonly to: number }

/** Codes of two bytes, moved by numbers between them, in thousandths of an em backwards (9.4.3). */
const glyphsIn = (row: Value | undefined, font: PdfFont): { glyphs: Glyph[]; moved: number } => {
  if (!isList(row)) throw new Error('a text that is no list')
  const glyphs: Glyph[] = []
  let moved = 0
  for (const item of row) {
    if (typeof item === 'number') moved -= item
    else if (typeof item !== 'string' || item.length % 2 !== 0)
      throw new Error('a text not of codes of two bytes')
    else
      for (let at = 0; at < item.length; at += 2) {
        const code = (item.charCodeAt(at) << 8) | item.charCodeAt(at + 1)
        const from = moved
        moved += font.widthOf(code)
        glyphs.push({ text: font.textOf(code) ?? '\ufffd', from, to: moved })
      }
  }
  return { glyphs, moved }
}

const show = (row: Value | undefined, canvas: Canvas): void => {
  const { matrix, font, size } = canvas.state
  if (!font) throw new Error('a text without a font')
  const { glyphs, moved } = glyphsIn(row, font)
  const [a, b, c, d, e, f] = times(canvas.textMatrix, matrix)
  const step = size / 1000
  const em = size * Math.hypot(c, d)
  const [left, bottom, right, top] = canvas.edges as [number, number, number, number]
  let { last, isSpaced } = canvas
  let text = ''
  let start = 0
  for (const glyph of glyphs) {
    const [x, y] = [e + glyph.from * step * a, f + glyph.from * step * b]
    // A space is the gap it leaves; and nobody sees what stands beside the page.
    isSpaced ||= glyph.text.trim() === ''
    if (glyph.text.trim() === '' || x < left || x > right || y < bottom || y > top) continue
    if (text === '') start = x
    const box = { x: start, y, end: e + glyph.to * step * a, size: em }
    const across = last ? (x - last.end) / Math.max(em, last.size) : 0
    if (last && isOnLine(box, last) && across >= spaceFrom[isSpaced ? 'drawn' : 'moved'])
      text += ' '
    text += glyph.text
    last = box
    isSpaced = false
  }
  canvas.textMatrix = times([1, 0, 0, 1, moved * step, 0], canvas.textMatrix)
  Object.assign(canvas, { last, isSpaced })
  if (text !== '') canvas.drawn.push({ type: 'text', text, box: last! })
}
