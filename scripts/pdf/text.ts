/** A composed line → the operators that draw it: one BT … ET and one TJ for all that is set in one font. */
import type { FaceRun, LineMark } from '../layout/model.ts'
import { memoize } from '../memoize.ts'
import type { FontStore, ShapedGlyph } from '../fonts/open-fonts.ts'
import type { TextPiece } from './segments.ts'
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
const decimal = (value: number): string => String(Math.round(value * 1000) / 1000 || 0)

/** `#RRGGBB` → three components for `rg`. */
const components = (color: string): string =>
  [1, 3, 5].map((at) => decimal(parseInt(color.slice(at, at + 2), 16) / 255)).join(' ')

/** Glyphs of one font, size, height and colour, where each stands, in points from the page's left edge, and their text. */
export type Show = {
  readonly run: FaceRun
  readonly glyphs: ShapedGlyph[]
  readonly places: number[]
  text: string
}

/** Operators that draw a show in the document's font of its face. */
export const operatorsOf = (show: Show, mark: LineMark, font: EmbeddedFont): string => {
  const { run, places } = show
  return [
    'BT',
    `${components(run.color)} rg`,
    `/${font.id} ${decimal(run.size)} Tf`,
    // The page is drawn with y downwards (pdfkit); text is turned upright again.
    `1 0 0 -1 ${decimal(places[0]!)} ${decimal(mark.baseline - run.rise)} Tm`,
    showOperator(show, font),
    'ET',
  ].join('\n')
}

const endOf = ({ run, glyphs, places }: Show): number =>
  places.at(-1)! + glyphs.at(-1)!.natural * run.size

/** Pieces of a line, in order, as what is shown at once. */
export const showsOf = (pieces: readonly TextPiece[], mark: LineMark, fonts: FontStore): Show[] => {
  const shows: Show[] = []
  pieces.forEach(({ piece, text }, at) => {
    const run = mark.runs[piece.run]!
    const glyphs = fonts(run.face).shape(piece.text, piece.features)
    const last = shows.at(-1)
    if (glyphs.length === 0) {
      if (last) last.text += text
      return
    }
    const show = last && looksAs(last.run, run) ? last : { run, glyphs: [], places: [], text: '' }
    if (show !== last) shows.push(show)
    place(glyphs, show, mark.x + piece.x, piece.spacing)
    show.text += text
    if (at < pieces.length - 1) placeBlank(show, text.slice(piece.text.length), fonts)
  })
  return shows
}

/**
 * A glyph for a space that a gap stands for. MuPDF goes through a text and its glyphs side by side: at a character
 * without one it takes the rest of the text for this glyph, and says the glyphs after it once more.
 */
const placeBlank = (show: Show, blank: string, fonts: FontStore): void => {
  const { face, shape } = fonts(show.run.face)
  const [space] = /^\p{Zs}$/u.test(blank) && face.has(blank.charCodeAt(0)) ? shape(blank, []) : []
  if (!space) return
  const end = endOf(show)
  show.glyphs.push(space)
  show.places.push(end)
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
const noticed = 0.1
const forgiven = 0.15

/**
 * Fills what is between two shows of a line with a space at the end of the first, so that no reader takes it for one. From
 * the last glyph of one ActualText to the first of the next, Poppler adds a space to a copy at a gap and a line end at an
 * overlap, PDFium a space; before the text MuPDF would not find it in the ActualText, and say the text twice.
 */
export const bridgeGaps = (shows: readonly Show[], fonts: FontStore): void => {
  shows.forEach((show, at) => {
    const after = shows[at + 1]
    if (after) bridge(show, after.places[0]!, fonts)
  })
}

const bridge = (show: Show, x: number, fonts: FontStore): void => {
  const { size } = show.run
  const { face, shape } = fonts(show.run.face)
  const [space] = face.has(0x20) ? shape(' ', []) : []
  const end = endOf(show)
  const gap = x - end
  if (!space || Math.abs(gap) < noticed * size || gap < -forgiven * size) return
  show.glyphs.push(space)
  show.places.push(gap > 0 ? end : x - space.natural * size)
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
