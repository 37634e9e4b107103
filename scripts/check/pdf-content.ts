/** A page of a PDF → the texts drawn on it, and the marked content they stand in (ISO 32000-1 9.4 and 14.6). */
import { fontOf, type PdfFont } from './pdf-fonts.ts'
import type { Objects } from './pdf-objects.ts'
import { eachOperator, isDictionary, isList, isName, isRef } from './pdf-values.ts'
import type { Dictionary, Ref, Value } from './pdf-values.ts'

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

type Matrix = readonly number[]
const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** The first, then the second (8.3.4). */
const times = (first: Matrix, second: Matrix): Matrix => {
  const [a, b, c, d, e, f] = first as [number, number, number, number, number, number]
  const [g, h, i, j, k, l] = second as [number, number, number, number, number, number]
  return [
    a * g + b * i,
    a * h + b * j,
    c * g + d * i,
    c * h + d * j,
    e * g + f * i + k,
    e * h + f * j + l,
  ]
}

/** What of the state of graphics a text depends on (8.4, 9.3). */
type State = { readonly matrix: Matrix; readonly font: PdfFont | null; readonly size: number }

type Page = {
  readonly objects: Objects
  readonly fonts: Fonts
  readonly box: Matrix
  readonly drawn: Drawn[]
  readonly kept: State[]
  resources: Dictionary
  state: State
  /** Moves with each glyph (9.4.2). */
  textMatrix: Matrix
  /** The last text, of whatever content. */
  last: Box | null
}

/** Gap in em that a reader takes for a space, and height in em at which a text stands on another line. */
const spaceFrom = 0.1
const lineFrom = 0.6

/** Everything drawn on a page. Throws for what is not drawn here, so that nothing is passed over. */
export const drawnOn = (page: Dictionary, objects: Objects, fonts: Fonts): Drawn[] => {
  const box = objects.at(page.get('MediaBox'))
  const state: Page = {
    objects,
    resources: objects.dictionaryAt(page.get('Resources')),
    fonts,
    box: isList(box) ? box.map(Number) : [],
    drawn: [],
    kept: [],
    state: { matrix: identity, font: null, size: 0 },
    textMatrix: identity,
    last: null,
  }
  const contents = objects.at(page.get('Contents'))
  const streams = isList(contents) ? contents : [page.get('Contents')]
  draw(streams.map(objects.contentAt).join('\n'), state)
  return state.drawn
}

const draw = (content: string, page: Page): void =>
  eachOperator(content, (operator, operands) => {
    const act = acts.get(operator)
    if (act) act(page, operands)
    else if (!painting.has(operator)) throw new Error(`“${operator}” is never drawn here`)
  })

type Act = (page: Page, operands: readonly Value[]) => void

/** Operators that texts depend on. */
const acting: Readonly<Record<string, Act>> = {
  q: (page) => {
    page.kept.push(page.state)
  },
  Q: (page) => {
    page.state = page.kept.pop() ?? page.state
  },
  cm: (page, operands) => {
    page.state = { ...page.state, matrix: times(operands.map(Number), page.state.matrix) }
  },
  BT: (page) => {
    page.textMatrix = identity
  },
  Tm: (page, operands) => {
    page.textMatrix = operands.map(Number)
  },
  Tf: (page, [font, size]) => {
    page.state = { ...page.state, font: fontNamed(font, page), size: Number(size) }
  },
  TJ: (page, [row]) => show(isList(row) ? row : [], page),
  BDC: ({ drawn }, [tag, properties]) => {
    const id = isDictionary(properties) ? properties.get('MCID') : null
    const name = isName(tag) ? tag.name : ''
    drawn.push({ type: 'begin', tag: name, id: typeof id === 'number' ? id : null })
  },
  EMC: ({ drawn }) => {
    drawn.push({ type: 'end' })
  },
  Do: (page, [name]) => drawPicture(resource('XObject', name, page), page),
}
const acts = new Map(Object.entries(acting))

/** Operators of lines, areas, colours and clipping, which say nothing (8.4 to 8.7), and the end of a text. */
const painting = new Set(
  [
    ['w', 'J', 'j', 'M', 'd', 'ri', 'i', 'gs'],
    ['m', 'l', 'c', 'v', 'y', 'h', 're', 'W', 'W*'],
    ['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'n', 'sh'],
    ['CS', 'cs', 'SC', 'SCN', 'sc', 'scn', 'G', 'g', 'RG', 'rg', 'K', 'k'],
    ['ET'],
  ].flat(),
)

/** A picture of dots says nothing; one of operators is drawn as a page is, with resources of its own (8.10). */
const drawPicture = (ref: Value | undefined, page: Page): void => {
  const { objects, state, resources } = page
  const picture = objects.dictionaryAt(ref)
  const kind = picture.get('Subtype')
  if (isName(kind) && kind.name === 'Image') return
  if (!isName(kind) || kind.name !== 'Form') throw new Error('a picture of unknown making')
  const matrix = objects.at(picture.get('Matrix'))
  const own = isList(matrix) ? matrix.map(Number) : identity
  page.state = { ...state, matrix: times(own, state.matrix) }
  page.resources = objects.dictionaryAt(picture.get('Resources'))
  draw(objects.contentAt(ref), page)
  Object.assign(page, { state, resources })
}

const resource = (kind: string, name: Value | undefined, { objects, resources }: Page) =>
  isName(name) ? objects.dictionaryAt(resources.get(kind)).get(name.name) : undefined

const fontNamed = (name: Value | undefined, page: Page): PdfFont => {
  const ref = resource('Font', name, page)
  if (!isRef(ref)) throw new Error('a font that is not in the file')
  const known = page.fonts.get(ref.ref)
  if (known) return known
  const font = fontOf(page.objects.dictionaryAt(ref as Ref), page.objects)
  page.fonts.set(ref.ref, font)
  return font
}

/** Draws codes of two bytes, moved by numbers between them, in thousandths of an em backwards (9.4.3). */
const show = (row: readonly Value[], page: Page): void => {
  const { matrix, font, size } = page.state
  if (!font) throw new Error('a text without a font')
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = times(page.textMatrix, matrix)
  const em = size * Math.hypot(c, d)
  const [left = 0, bottom = 0, right = 0, top = 0] = page.box
  let moved = 0
  let text = ''
  let start: number | null = null
  let { last } = page
  for (const item of row) {
    if (typeof item === 'number') {
      moved -= (item / 1000) * size
      continue
    }
    const codes = String(item)
    for (let at = 0; at + 1 < codes.length; at += 2) {
      const code = (codes.charCodeAt(at) << 8) | codes.charCodeAt(at + 1)
      const [x, y] = [e + moved * a, f + moved * b]
      moved += (font.widthOf(code) / 1000) * size
      const ink = font.textOf(code) ?? '\ufffd'
      // A space is the gap it leaves, drawn or not; and nobody sees what stands beside the page.
      if (ink.trim() === '' || x < left || x > right || y < bottom || y > top) continue
      if (last && isGap(x - last.end, y - last.y, Math.max(em, last.size))) text += ' '
      text += ink
      start ??= x
      last = { x: start, y, end: e + moved * a, size: em }
    }
  }
  page.textMatrix = times([1, 0, 0, 1, moved, 0], page.textMatrix)
  if (!last || text === '') return
  page.last = last
  page.drawn.push({ type: 'text', text, box: last })
}

const isGap = (across: number, up: number, em: number): boolean =>
  across >= spaceFrom * em && Math.abs(up) <= lineFrom * em
