import type { Metrics } from '../compose/model.ts'
import { memoize } from '../memoize.ts'

/** The part of a fontkit font that is measured; lengths in font units. */
export type Face = {
  readonly unitsPerEm: number
  hasGlyphForCodePoint(codePoint: number): boolean
  glyphForCodePoint(codePoint: number): { readonly advanceWidth: number }
  layout(
    text: string,
    features?: readonly string[],
  ): {
    readonly advanceWidth: number
    readonly positions: readonly { readonly xOffset: number }[]
  }
}

/** The composer's metrics, and whether the face has a character at all. */
export type FaceMetrics = Metrics & { has(codePoint: number): boolean }

/** A single character needs no shaping, which is most of a Chinese page; a joiner, which has no glyph, takes no room. */
const plainWidth = (font: Face) => (text: string) => {
  const codePoint = text.codePointAt(0) ?? 0
  const isSingle = text.length === String.fromCodePoint(codePoint).length
  const advance =
    isSingle && font.hasGlyphForCodePoint(codePoint)
      ? font.glyphForCodePoint(codePoint).advanceWidth
      : font.layout(text).advanceWidth
  return advance / font.unitsPerEm
}

/** The blank that the half-width alternate of a mark (OpenType `halt`) removes on either side. */
const trimOf = (font: Face) => (mark: string) => {
  const [halved, whole] = [font.layout(mark, ['halt']), font.layout(mark)]
  const left = Math.max(0, -(halved.positions[0]?.xOffset ?? 0))
  const both = Math.max(0, whole.advanceWidth - halved.advanceWidth)
  return { left: left / font.unitsPerEm, right: (both - left) / font.unitsPerEm }
}

/** Metrics of a face, cached by character and word. */
export const metricsOf = (font: Face): FaceMetrics => {
  const plain = memoize(plainWidth(font))
  const withFeatures = memoize(
    (features: readonly string[]) =>
      memoize((text: string) => font.layout(text, features).advanceWidth / font.unitsPerEm),
    (features) => features.join(),
  )
  return {
    width: (text, features = []) => (features.length ? withFeatures(features)(text) : plain(text)),
    trim: memoize(trimOf(font)),
    has: memoize((codePoint: number) => font.hasGlyphForCodePoint(codePoint)),
  }
}
