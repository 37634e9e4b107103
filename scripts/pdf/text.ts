/** A composed line → the operators that draw it: one BT … ET, one TJ for all that is set in one font. */
import type { LinePiece } from '../compose/model.ts'
import type { FaceRun, LineMark } from '../layout/model.ts'
import { memoize } from '../memoize.ts'
import type { FontStore, ShapedGlyph } from '../fonts/open-fonts.ts'
import type { Subset } from './subset.ts'

/** pdfkit's font object, as far as a glyph needs it to be in the subset. */
export type EmbeddedFont = {
  readonly id: string
  readonly subset: Subset
  readonly widths: (number | undefined)[]
  readonly unicode: (readonly number[] | undefined)[]
  ref(): unknown
}

/** Rounded to a thousandth, without a trailing zero: more no device shows. */
export const decimal = (value: number): string => String(Math.round(value * 1000) / 1000 || 0)

/** `#RRGGBB` → three components for `rg`. */
export const components = (color: string): string =>
  [1, 3, 5].map((at) => decimal(parseInt(color.slice(at, at + 2), 16) / 255)).join(' ')

/** The end of the preceding text on the page, and the number of TJ operators it took. */
export type Pen = { readonly x: number; readonly shows: number }

/** Glyphs of one font, size, height and colour, and where each stands, in points from the page's left edge. */
type Show = { readonly run: FaceRun; readonly glyphs: ShapedGlyph[]; readonly places: number[] }

/**
 * Operators for some pieces of a line, in order, and where they end. `embed` gives the document's
 * font of a face; `before` is the text that the same line began with.
 */
export const textOperators = (
  pieces: readonly LinePiece[],
  mark: LineMark,
  before: Pen | null,
  fonts: FontStore,
  embed: (run: FaceRun) => EmbeddedFont,
): { readonly operators: string; readonly pen: Pen } => {
  const shows = showsOf(pieces, mark, fonts)
  if (before && shows[0]) bridge(shows[0], before, fonts)
  const operators = ['BT']
  let color = ''
  for (const show of shows) {
    const { run, places } = show
    const embedded = embed(run)
    if (run.color !== color) operators.push(`${components((color = run.color))} rg`)
    operators.push(`/${embedded.id} ${decimal(run.size)} Tf`)
    // The page is drawn with y downwards (pdfkit); text is turned upright again.
    operators.push(`1 0 0 -1 ${decimal(places[0]!)} ${decimal(mark.baseline - run.rise)} Tm`)
    operators.push(showOperator(show, embedded))
  }
  const last = shows.at(-1)
  const end = last ? endOf(last) : 0
  return { operators: [...operators, 'ET'].join('\n'), pen: { x: end, shows: shows.length } }
}

const endOf = ({ run, glyphs, places }: Show): number =>
  places.at(-1)! + glyphs.at(-1)!.natural * run.size

const showsOf = (pieces: readonly LinePiece[], mark: LineMark, fonts: FontStore): Show[] => {
  const shows: Show[] = []
  for (const piece of pieces) {
    const run = mark.runs[piece.run]!
    const glyphs = fonts(run.face).shape(piece.text, piece.features)
    if (glyphs.length === 0) continue
    const last = shows.at(-1)
    const show = last && looksAs(last.run, run) ? last : { run, glyphs: [], places: [] }
    if (show !== last) shows.push(show)
    place(glyphs, show, mark.x + piece.x, piece.spacing)
  }
  return shows
}

const looksAs = (a: FaceRun, b: FaceRun): boolean =>
  a.face === b.face && a.size === b.size && a.rise === b.rise && a.color === b.color

/** Adds glyphs to a show, the first one at `x`, `spacing` apart. */
const place = (glyphs: readonly ShapedGlyph[], show: Show, x: number, spacing: number): void => {
  const { size } = show.run
  let pen = x
  for (const glyph of glyphs) {
    show.glyphs.push(glyph)
    show.places.push(pen + glyph.x * size)
    pen += glyph.advance * size + spacing
  }
}

/** A gap or overlap that readers may take for a space or the end of a line, and one they do not; in em. */
const noticed = 0.05
const forgiven = 0.15

/**
 * A space from where the text before ends, so that no reader takes what is between for one. From the last
 * glyph of one ActualText to the first of the next, Poppler adds a space to a copy at a gap and a line
 * end at an overlap; PDFium adds a space, and measures from the first TJ before; neither does before a space.
 */
const bridge = ({ run, glyphs, places }: Show, before: Pen, fonts: FontStore): void => {
  const x = places[0]!
  const { face, shape } = fonts(run.face)
  const [space] = face.has(0x20) ? shape(' ', []) : []
  const isClose = Math.abs(x - before.x) < noticed * run.size
  if (!space || (isClose && before.shows === 1)) return
  const start = Math.min(before.x, Math.max(x, before.x - forgiven * run.size))
  glyphs.unshift(space)
  places.unshift(start)
}

/**
 * One TJ: glyphs in hexadecimal, and between them, in thousandths of the size, how far the next glyph's
 * place differs from where the pen would be. What rounding loses is carried to the next number.
 */
const showOperator = ({ run: { size }, glyphs, places }: Show, font: EmbeddedFont): string => {
  const codes = codesIn(font)
  let array = ''
  let shown = ''
  let pen = places[0]!
  for (let at = 0; at < glyphs.length; at++) {
    const glyph = glyphs[at]!
    const shift = Math.round(((pen - places[at]!) / size) * 1000)
    if (shift !== 0) {
      array += shown === '' ? `${shift} ` : `<${shown}> ${shift} `
      shown = ''
      pen -= (shift / 1000) * size
    }
    shown += codes(glyph)
    pen += glyph.natural * size
  }
  return `[${array}<${shown}>] TJ`
}

const codesOf = new WeakMap<EmbeddedFont, (glyph: ShapedGlyph) => string>()

/** Codes of glyphs in a document's font, each glyph put into its subset once. */
const codesIn = (font: EmbeddedFont): ((glyph: ShapedGlyph) => string) => {
  const codes = codesOf.get(font) ?? memoize((glyph: ShapedGlyph) => include(glyph, font))
  codesOf.set(font, codes)
  return codes
}

/** The glyph's code in the subset; records its width and text, as pdfkit's own `encode` does. */
const include = ({ id, natural, codePoints }: ShapedGlyph, font: EmbeddedFont): string => {
  const code = font.subset.includeGlyph(id)
  font.widths[code] ??= natural * 1000
  font.unicode[code] ??= codePoints
  return code.toString(16).padStart(4, '0')
}
