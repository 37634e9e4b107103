/** A composed line → the operators that draw it: one BT … ET, one TJ a piece. */
import type { LinePiece } from '../compose/model.ts'
import type { FaceRun, LineMark } from '../layout/model.ts'
import type { FontCase, OpenFont, ShapedGlyph } from './fonts.ts'

/** pdfkit's font object, as far as a glyph needs it to be in the subset. */
export type EmbeddedFont = {
  readonly id: string
  readonly subset: { includeGlyph(glyph: number): number }
  readonly widths: (number | undefined)[]
  readonly unicode: (readonly number[] | undefined)[]
  ref(): unknown
}

/** Rounded to a thousandth, without a trailing zero: more no device shows. */
export const decimal = (value: number): string => String(Math.round(value * 1000) / 1000 || 0)

/** `#RRGGBB` → three components for `rg`. */
export const components = (color: string): string =>
  [1, 3, 5].map((at) => decimal(parseInt(color.slice(at, at + 2), 16) / 255)).join(' ')

/**
 * Operators for some pieces of a line, in order. `embed` gives the document's font of a face; `next` is
 * where the next segment of the line begins, if there is one.
 */
export const textOperators = (
  pieces: readonly LinePiece[],
  mark: LineMark,
  next: number | null,
  fonts: FontCase,
  embed: (run: FaceRun) => EmbeddedFont,
): string => {
  const operators = ['BT']
  let color = ''
  let font = ''
  for (const piece of pieces) {
    const run = mark.runs[piece.run]!
    const embedded = embed(run)
    if (run.color !== color) operators.push(`${components((color = run.color))} rg`)
    const select = `/${embedded.id} ${decimal(run.size)} Tf`
    if (select !== font) operators.push((font = select))
    // The page is drawn with y downwards (pdfkit); text is turned upright again.
    const y = mark.baseline - run.rise
    operators.push(`1 0 0 -1 ${decimal(mark.x + piece.x)} ${decimal(y)} Tm`)
    const { shape } = fonts(run.face)
    const glyphs = placed(shape(piece.text, piece.features), piece.spacing / run.size)
    const isLast = next !== null && piece === pieces.at(-1)
    const end = isLast ? bridge(glyphs, (next - piece.x) / run.size, shape) : []
    operators.push(showOperator([...glyphs, ...end], embedded))
  }
  return [...operators, 'ET'].join('\n')
}

/** A glyph and where it stands, in em from the piece's left edge. */
type Placed = { readonly glyph: ShapedGlyph; readonly at: number }

const placed = (glyphs: readonly ShapedGlyph[], spacing: number): Placed[] => {
  let place = 0
  return glyphs.map((glyph) => {
    const at = place + glyph.x
    place += glyph.advance + spacing
    return { glyph, at }
  })
}

/** A gap or overlap that readers may take for a space or the end of a line, in em. */
const noticed = 0.05

/**
 * A space that ends where the next segment begins. Poppler and PDFium measure from a segment's last glyph
 * to the next one's first: at a gap they would add a space to the copied text, at a narrowed mark a line end.
 */
const bridge = (glyphs: readonly Placed[], end: number, shape: OpenFont['shape']): Placed[] => {
  const last = glyphs.at(-1)
  const [space] = shape(' ', [])
  const isClose = !last || Math.abs(last.at + last.glyph.natural - end) < noticed
  return isClose || !space ? [] : [{ glyph: space, at: end - space.natural }]
}

/**
 * One TJ: glyphs in hexadecimal, and between them, in thousandths of the size, how far the next glyph's
 * place differs from where the pen would be. What rounding loses is carried to the next number.
 */
const showOperator = (glyphs: readonly Placed[], embedded: EmbeddedFont): string => {
  const parts: string[] = []
  let codes = ''
  let pen = 0
  for (const { glyph, at } of glyphs) {
    const shift = Math.round((pen - at) * 1000)
    if (shift !== 0) {
      if (codes !== '') parts.push(`<${codes}>`)
      parts.push(String(shift))
      codes = ''
      pen -= shift / 1000
    }
    codes += include(glyph, embedded)
    pen += glyph.natural
  }
  return `[${[...parts, `<${codes}>`].join(' ')}] TJ`
}

/** The glyph's code in the subset; records its width and text, as pdfkit's own `encode` does. */
const include = ({ id, natural, codePoints }: ShapedGlyph, font: EmbeddedFont): string => {
  const code = font.subset.includeGlyph(id)
  font.widths[code] ??= natural * 1000
  font.unicode[code] ??= codePoints
  return code.toString(16).padStart(4, '0')
}
