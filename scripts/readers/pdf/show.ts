/** Operators of text (ISO 32000-1 9.4): what is written where, and where a gap counts as a space. */
import { isOnLine, type Act, type Canvas, type Shown, type State } from './canvas.ts'
import { fontOf, type Glyph, type PdfFont } from './fonts.ts'
import { identity, matrixIn, times, type Matrix } from './geometry.ts'
import { seen } from './colors.ts'
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

/** Without the half that is empty, where it was left as wide as its em: what stands in that half is its neighbour. */
const inked = ({ glyph: { text, emptyHalf }, x }: Placed, end: number, em: number): Shown => {
  if (emptyHalf === null || end - x < 0.9 * em) return { text, x, end }
  return emptyHalf === 'left' ? { text, x: x + em / 2, end } : { text, x, end: end - em / 2 }
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

/** A glyph, and from where to where it is drawn. */
type Placed = { readonly glyph: Glyph; readonly x: number; readonly end: number }

/** Codes of two bytes, moved by numbers between them, in thousandths of an em backwards (9.4.3). */
const placedIn = (row: Value | undefined, { font, size }: State, { a, e }: Matrix) => {
  if (!font) throw new Error('a text without a font')
  if (!isList(row)) throw new Error('a text that is no list')
  const step = size / 1000
  const glyphs: Placed[] = []
  let moved = 0
  for (const item of row) {
    if (typeof item === 'number') {
      moved -= item
      continue
    }
    if (typeof item !== 'string' || item.length % 2 !== 0)
      throw new Error('a text not of codes of two bytes')
    for (let at = 0; at < item.length; at += 2) {
      const glyph = font((item.charCodeAt(at) << 8) | item.charCodeAt(at + 1))
      const x = e + moved * step * a
      moved += glyph.width
      glyphs.push({ glyph, x, end: e + moved * step * a })
    }
  }
  return { glyphs, moved: moved * step }
}

/** Em of a text in points on the page. */
const emOf = ({ size }: State, { a, b, c, d }: Matrix): number => {
  const isUpright = d > 0 && b === 0 && c === 0 && Math.abs(a / d - 1) < 0.001
  if (!isUpright) throw new Error('a text that is turned, mirrored or squeezed')
  return size * d
}

const show = (row: Value | undefined, canvas: Canvas): void => {
  const { state } = canvas
  const matrix = times(canvas.textMatrix, state.matrix)
  const em = emOf(state, matrix)
  const { glyphs, moved } = placedIn(row, state, matrix)
  canvas.textMatrix = times({ ...identity, e: moved }, canvas.textMatrix)
  const joined = joinedOn(canvas, glyphs, { y: matrix.f, em })
  if (joined.glyphs.length === 0) return
  const box = boxOf(joined.glyphs, canvas.last!)
  canvas.drawn.push({
    type: 'text',
    ...joined,
    box,
    color: seen(state.fill, state),
    clip: state.clip,
  })
}

/** The glyphs that are seen, and what they say after the last text of the canvas: gaps between them are spaces. */
const joinedOn = (
  canvas: Canvas,
  placed: readonly Placed[],
  { y, em }: { readonly y: number; readonly em: number },
) => {
  const { left, bottom, right, top } = canvas.edges
  const glyphs: Shown[] = []
  let text = ''
  let start = 0
  let jump = 0
  /** Width of the spaces drawn since the last glyph that shows: typed blanks, such as those of code, are no jump. */
  let blank = 0
  for (const each of placed) {
    const { glyph, x, end } = each
    // A space is the gap it leaves; and nobody sees what stands beside the page.
    canvas.isSpaced ||= glyph.isBlank
    if (glyph.isBlank) blank += end - x
    if (glyph.isBlank || x < left || x > right || y < bottom || y > top) continue
    const { last } = canvas
    if (glyphs.length === 0) start = x
    else jump = Math.max(jump, Math.abs(x - last!.end - blank) / em)
    blank = 0
    const place = { x: start, y, end, size: em }
    const box = glyph.width === 0 ? overMark(place, last) : place
    if (last && isGap((x - last.end) / Math.max(em, last.size), canvas) && isOnLine(box, last))
      text += ' '
    text += glyph.text
    glyphs.push(inked(each, box.end, em))
    canvas.last = box
    canvas.isSpaced = false
  }
  return { text, glyphs, jump }
}

/** Whether room of so many em counts as a space. */
const isGap = (room: number, { isSpaced }: Canvas): boolean =>
  room >= (isSpaced ? spaceFrom.drawn : spaceFrom.moved)
