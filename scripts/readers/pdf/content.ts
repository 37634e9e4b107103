/** A page of a PDF → the texts drawn on it, and the marked content they stand in (ISO 32000-1 9.4 and 14.6). */
import { fontOf, type PdfFont } from './fonts.ts'
import type { Objects } from './objects.ts'
import { eachOperator, isDictionary, isList, isName, isRef, textOf } from './values.ts'
import type { Dictionary, Value } from './values.ts'

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
  | {
      readonly type: 'begin'
      readonly tag: string
      readonly id: number | null
      /** What a copy of it says, where that is written down (14.9.4). */
      readonly copy: string | null
    }
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

/** `a b c d e f` of a transformation (8.3.3). */
type Matrix = Readonly<Record<'a' | 'b' | 'c' | 'd' | 'e' | 'f', number>>
const identity: Matrix = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 }

/** The first, then the second (8.3.4). */
const times = (one: Matrix, two: Matrix): Matrix => ({
  a: one.a * two.a + one.b * two.c,
  b: one.a * two.b + one.b * two.d,
  c: one.c * two.a + one.d * two.c,
  d: one.c * two.b + one.d * two.d,
  e: one.e * two.a + one.f * two.c + two.e,
  f: one.e * two.b + one.f * two.d + two.f,
})

const numbersIn = (values: Value | undefined, count: number): readonly number[] => {
  if (!isList(values) || values.length !== count || values.some((n) => typeof n !== 'number'))
    throw new Error(`no ${count} numbers where they should be`)
  return values as readonly number[]
}
const matrixIn = (values: Value | undefined): Matrix => {
  const [a, b, c, d, e, f] = numbersIn(values, 6) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return { a, b, c, d, e, f }
}

/** Of a page. */
type Edges = Readonly<Record<'left' | 'bottom' | 'right' | 'top', number>>
const edgesIn = (values: Value): Edges => {
  const [left, bottom, right, top] = numbersIn(values, 4) as [number, number, number, number]
  return { left, bottom, right, top }
}

/** What of the state of graphics a text depends on (8.4, 9.3). */
type State = { readonly matrix: Matrix; readonly font: PdfFont | null; readonly size: number }

/** What draws: a page, or a picture on it. */
type Canvas = {
  readonly objects: Objects
  readonly resources: Dictionary
  readonly fonts: Fonts
  readonly edges: Edges
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
    edges: edgesIn(objects.at(page.get('MediaBox'))),
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
  TJ: (canvas, operands) => show(operands[0], canvas),
  BDC: (canvas, [tag, properties]) => {
    if (!isName(tag) || !isDictionary(properties)) throw new Error('content marked in another way')
    const id = properties.get('MCID')
    // That of a picture would be another page's, or its own (14.7.4.2).
    if (typeof id === 'number' && !canvas.isPage) throw new Error('content inside a picture')
    canvas.open++
    const copy = properties.get('ActualText')
    canvas.drawn.push({
      type: 'begin',
      tag: tag.name,
      id: typeof id === 'number' ? id : null,
      copy: copy === undefined ? null : textOf(String(copy)),
    })
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

/** A glyph without width is a mark over the one before it, which the text still ends with. */
const overMark = (mark: Box, last: Box | null): Box =>
  last && isOnLine(mark, last) ? { ...mark, end: Math.max(mark.end, last.end) } : mark

/** Codes of two bytes, moved by numbers between them, in thousandths of an em backwards (9.4.3). */
const show = (row: Value | undefined, canvas: Canvas): void => {
  const { font, size } = canvas.state
  if (!font) throw new Error('a text without a font')
  if (!isList(row)) throw new Error('a text that is no list')
  const { a, b, c, d, e, f } = times(canvas.textMatrix, canvas.state.matrix)
  const step = size / 1000
  const em = size * Math.hypot(c, d)
  const { left, bottom, right, top } = canvas.edges
  let { last, isSpaced } = canvas
  let moved = 0
  let text = ''
  let start = 0
  for (const item of row) {
    if (typeof item === 'number') {
      moved -= item
      continue
    }
    if (typeof item !== 'string' || item.length % 2 !== 0)
      throw new Error('a text not of codes of two bytes')
    for (let at = 0; at < item.length; at += 2) {
      const code = (item.charCodeAt(at) << 8) | item.charCodeAt(at + 1)
      const glyph = font(code)
      const x = e + moved * step * a
      const y = f + moved * step * b
      moved += glyph.width
      // A space is the gap it leaves; and nobody sees what stands beside the page.
      isSpaced ||= glyph.isBlank
      if (glyph.isBlank || x < left || x > right || y < bottom || y > top) continue
      if (text === '') start = x
      const place = { x: start, y, end: e + moved * step * a, size: em }
      const box = glyph.width === 0 ? overMark(place, last) : place
      const across = last ? (x - last.end) / Math.max(em, last.size) : 0
      if (across >= (isSpaced ? spaceFrom.drawn : spaceFrom.moved) && isOnLine(box, last!))
        text += ' '
      text += glyph.text
      last = box
      isSpaced = false
    }
  }
  canvas.textMatrix = times({ ...identity, e: moved * step }, canvas.textMatrix)
  canvas.last = last
  canvas.isSpaced = isSpaced
  if (text !== '') canvas.drawn.push({ type: 'text', text, box: last! })
}
