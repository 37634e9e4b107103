/** Fonts, opened once and shared by every document of a process, with one cache for measuring and drawing. */
import { create } from 'fontkit'
import type { Font as FontkitFont, GlyphRun } from 'fontkit'
import type { FontId } from '../template/names.ts'
import type { Face, Faces } from '../layout/model.ts'
import { memoize } from '../memoize.ts'
import { keepAdvances } from './advances.ts'
import { keepGlyphsByText } from './glyphs-by-text.ts'
import { metricsOf } from './metrics.ts'

/** A glyph of a shaped string: `x` is its offset and `advance` its width, in em. */
export type ShapedGlyph = {
  readonly id: number
  readonly codePoints: readonly number[]
  /** Advance in the font file, by which viewers move; in em. */
  readonly natural: number
  readonly advance: number
  readonly x: number
  readonly y: number
}

export type OpenFont = {
  readonly font: FontkitFont
  readonly bytes: Uint8Array
  readonly face: Face
  shape(text: string, features: readonly string[]): readonly ShapedGlyph[]
}
/** Fonts by id, each opened once. */
export type FontStore = (id: FontId) => OpenFont

/** A store that reads and opens each font when it is first needed; it serves any number of documents. */
export const openFonts = (read: (id: FontId) => Uint8Array): FontStore =>
  memoize((id) => {
    const bytes = read(id)
    const font = create(bytes)
    keepAdvances(font as never, bytes)
    keepGlyphsByText(font as never)
    const glyphs = glyphRuns(font)
    const face = metricsOf({
      unitsPerEm: font.unitsPerEm,
      hasGlyphForCodePoint: (codePoint) => font.hasGlyphForCodePoint(codePoint),
      glyphForCodePoint: (codePoint) => font.glyphForCodePoint(codePoint),
      layout: glyphs.measured,
    })
    return { font, bytes, face, shape: shaper(font, glyphs.drawn) }
  })

const facesFor = new WeakMap<FontStore, Faces>()

/** The faces of a font store, which the layout measures with: always the same, as what is cut by faces is kept with them. */
export const facesOf = (fonts: FontStore): Faces => {
  const faces = facesFor.get(fonts) ?? ((id: FontId) => fonts(id).face)
  facesFor.set(fonts, faces)
  return faces
}

type Layout = (text: string, features?: readonly string[]) => GlyphRun

/** Longer texts are no words, and are not drawn as they were measured. */
const longestWord = 60

/**
 * Words are shaped to be measured, and what that gave is kept until they are drawn. fontkit takes the script of a word
 * from its first letter, and Source Sans draws Greek letters in a Latin word as Latin ones (`locl`): `xΓ` as `xƔ`.
 */
const glyphRuns = (font: FontkitFont): { readonly measured: Layout; readonly drawn: Layout } => {
  const kept = new Map<string, GlyphRun>()
  const shaped: Layout = (text, features = []) =>
    font.layout(text, { ...Object.fromEntries(features.map((name) => [name, true])), locl: false })
  return {
    measured: (text, features = []) => {
      const run = shaped(text, features)
      if (text.length <= longestWord) kept.set(keyOf(text, features), run)
      return run
    },
    drawn: (text, features = []) => {
      const key = keyOf(text, features)
      const run = kept.get(key) ?? shaped(text, features)
      kept.delete(key)
      return run
    },
  }
}

const keyOf = (text: string, features: readonly string[]): string => `${features.join()}|${text}`

/** Han, kana and full-width marks: each takes the room it takes alone, as the composer measured it. */
const isSolid = (text: string): boolean =>
  /^[‘’“”\u3001-\u301b\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff\uf900-\ufaff\uff01-\uff5e]+$/.test(
    text,
  )

/** A digit, a letter of English or a mark by itself, such as a label is: nothing shapes it. */
const isAlone = (text: string): boolean => /^[!-~·\u2010-\u2027]$/.test(text)

const shaper = (font: FontkitFont, layout: Layout): OpenFont['shape'] => {
  const words = new Map<string, readonly ShapedGlyph[]>()
  const em = 1 / font.unitsPerEm
  /** A single character, as `metricsOf` measures it. */
  const cell = memoize((char: string): readonly ShapedGlyph[] => {
    const codePoint = char.codePointAt(0)!
    if (!font.hasGlyphForCodePoint(codePoint)) return word(char, [])
    const glyph = font.glyphForCodePoint(codePoint)
    const advance = glyph.advanceWidth * em
    const { id, codePoints } = glyph
    return [{ id, codePoints, natural: advance, advance, x: 0, y: 0 }]
  })
  const word = (text: string, features: readonly string[]): readonly ShapedGlyph[] => {
    const { glyphs, positions } = layout(text, features)
    return glyphs.flatMap((glyph, at): ShapedGlyph[] => {
      const { xAdvance, xOffset, yOffset } = positions[at]!
      // fontkit draws a joiner as a space without width, which a reader would take for one.
      if (xAdvance === 0 && glyph.codePoints[0] === 0x20) return []
      return [
        {
          id: glyph.id,
          codePoints: glyph.codePoints,
          natural: glyph.advanceWidth * em,
          advance: xAdvance * em,
          x: xOffset * em,
          y: yOffset * em,
        },
      ]
    })
  }
  return (text, features) => {
    if (features.length === 0 && isAlone(text)) return cell(text)
    if (features.length === 0 && isSolid(text)) return Array.from(text).flatMap(cell)
    const key = keyOf(text, features)
    const known = words.get(key)
    if (known) return known
    const shaped = word(text, features)
    words.set(key, shaped)
    return shaped
  }
}
