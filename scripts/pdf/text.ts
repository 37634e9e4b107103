/** A composed line → the operators that draw it: one BT … ET, one TJ a piece. */
import type { LinePiece } from '../compose/model.ts'
import type { FaceRun, LineMark } from '../layout/model.ts'
import type { FontCase, ShapedGlyph } from './fonts.ts'

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

/** Operators for some pieces of a line, in order. `embed` gives the document's font of a face. */
export const textOperators = (
  pieces: readonly LinePiece[],
  mark: LineMark,
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
    operators.push(
      glyphOperators(piece, run, fonts(run.face).shape(piece.text, piece.features), embedded),
    )
  }
  return [...operators, 'ET'].join('\n')
}

/**
 * One TJ: glyphs in hexadecimal, and between them, in thousandths of the size, how far the next glyph's
 * place differs from where the pen would be. What rounding loses is carried to the next number.
 */
const glyphOperators = (
  piece: LinePiece,
  run: FaceRun,
  glyphs: readonly ShapedGlyph[],
  embedded: EmbeddedFont,
): string => {
  const spacing = piece.spacing / run.size
  const parts: string[] = []
  let codes = ''
  let place = 0
  let pen = 0
  for (const glyph of glyphs) {
    const target = place + glyph.x
    const shift = Math.round((pen - target) * 1000)
    if (shift !== 0) {
      if (codes !== '') parts.push(`<${codes}>`)
      parts.push(String(shift))
      codes = ''
      pen -= shift / 1000
    }
    codes += include(glyph, embedded)
    pen += glyph.natural
    place += glyph.advance + spacing
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
