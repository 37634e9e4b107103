/** Operators of text (ISO 32000-1 9.4): what is written where, and where a gap counts as a space. */
import { isOnLine, type Act, type Canvas, type Shown } from './canvas.ts'
import { fontOf, type PdfFont } from './fonts.ts'
import { identity, matrixIn, times } from './geometry.ts'
import { seen } from './paint.ts'
import type { Box } from '../reading.ts'
import { isList, isRef, type Value } from './values.ts'

/**
 * Gaps that count as a space, in em. One that a space was drawn in says so unless it was taken back (a hair space of
 * Source Sans has 0.02); any other has to be as wide as a narrow space between words, for pairs such as `f)` are kerned
 * apart by up to 0.134 em in the fonts here.
 */
const spaceFrom = { drawn: 0.01, moved: 0.2 }

/** Finds a font by the name that the content has for it. */
type FindFont = (name: Value | undefined, canvas: Canvas) => Value | undefined

/** Operators by name. */
export const showing = (find: FindFont): readonly (readonly [string, Act])[] => [
  [
    'BT',
    (canvas) => {
      canvas.textMatrix = identity
    },
  ],
  ['ET', () => {}],
  [
    'Tm',
    (canvas, operands) => {
      canvas.textMatrix = matrixIn(operands)
    },
  ],
  [
    'Tf',
    (canvas, [name, size]) => {
      const font = fontAt(find(name, canvas), canvas)
      canvas.state = { ...canvas.state, font, size: Number(size) }
    },
  ],
  ['TJ', (canvas, operands) => show(operands[0], canvas)],
]

const fontAt = (ref: Value | undefined, canvas: Canvas): PdfFont => {
  if (!isRef(ref)) throw new Error('a font that is not in the file')
  const known = canvas.fonts.get(ref.ref)
  if (known) return known
  const font = fontOf(canvas.objects.dictionaryAt(ref), canvas.objects)
  canvas.fonts.set(ref.ref, font)
  return font
}

/**
 * A full-width mark without the half that is empty (CLREQ 3.1.6): lines are narrowed by it, so that what stands
 * there is its neighbour.
 */
const inked = ({ text, x, end }: Shown, em: number): Shown => {
  if (end - x < 0.9 * em) return { text, x, end }
  if (/^[\p{Ps}\p{Pi}]$/u.test(text)) return { text, x: x + em / 2, end }
  return /^[\p{Pe}\p{Pf}、。，．：；！？]$/u.test(text)
    ? { text, x, end: end - em / 2 }
    : { text, x, end }
}

/** A glyph without width is a mark over the one before it, which the text still ends with. */
const overMark = (mark: Box, last: Box | null): Box =>
  last && isOnLine(mark, last) ? { ...mark, end: Math.max(mark.end, last.end) } : mark

/** From the ink of the first glyph to that of the last. */
const boxOf = (glyphs: readonly Shown[], { y, size }: Box): Box => ({
  x: glyphs[0]!.x,
  y,
  end: glyphs.at(-1)!.end,
  size,
})

/** Codes of two bytes, moved by numbers between them, in thousandths of an em backwards (9.4.3). */
const show = (row: Value | undefined, canvas: Canvas): void => {
  const { state } = canvas
  const { font, size } = state
  if (!font) throw new Error('a text without a font')
  if (!isList(row)) throw new Error('a text that is no list')
  const { a, b, c, d, e, f } = times(canvas.textMatrix, state.matrix)
  const step = size / 1000
  const em = size * d
  const isUpright = d > 0 && b === 0 && c === 0 && Math.abs(a / d - 1) < 0.001
  if (!isUpright) throw new Error('a text that is turned, mirrored or squeezed')
  const { left, bottom, right, top } = canvas.edges
  let { last, isSpaced } = canvas
  let moved = 0
  let text = ''
  let start = 0
  let jump = 0
  /** Width of the spaces drawn since the last glyph that shows: typed blanks, such as those of code, are no jump. */
  let blank = 0
  const glyphs: Shown[] = []
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
      if (glyph.isBlank) blank += glyph.width * step * a
      if (glyph.isBlank || x < left || x > right || y < bottom || y > top) continue
      if (text === '') start = x
      else jump = Math.max(jump, Math.abs(x - last!.end - blank) / em)
      blank = 0
      const place = { x: start, y, end: e + moved * step * a, size: em }
      const box = glyph.width === 0 ? overMark(place, last) : place
      const across = last ? (x - last.end) / Math.max(em, last.size) : 0
      if (across >= (isSpaced ? spaceFrom.drawn : spaceFrom.moved) && isOnLine(box, last!))
        text += ' '
      text += glyph.text
      glyphs.push(inked({ text: glyph.text, x, end: box.end }, em))
      last = box
      isSpaced = false
    }
  }
  canvas.textMatrix = times({ ...identity, e: moved * step }, canvas.textMatrix)
  canvas.last = last
  canvas.isSpaced = isSpaced
  if (text === '') return
  const color = seen(state.fill, state)
  canvas.drawn.push({
    type: 'text',
    text,
    glyphs,
    box: boxOf(glyphs, last!),
    jump,
    color,
    clip: state.clip,
  })
}
