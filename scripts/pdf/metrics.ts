import type { Metrics } from '../compose/model.ts'

/** What is asked of a fontkit font; lengths in font units. */
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

const remember = <K, T>(ask: (key: K) => T) => {
  const answers = new Map<K, T>()
  return (key: K): T => {
    const known = answers.get(key)
    if (known !== undefined) return known
    const answer = ask(key)
    answers.set(key, answer)
    return answer
  }
}

/** A single character needs no shaping, which is most of a Chinese page. */
const plainWidth = (font: Face) => (text: string) => {
  const codePoint = text.codePointAt(0) ?? 0
  const isSingle = text.length === String.fromCodePoint(codePoint).length
  const advance = isSingle
    ? font.glyphForCodePoint(codePoint).advanceWidth
    : font.layout(text).advanceWidth
  return advance / font.unitsPerEm
}

/** What the face's own half-width alternate (OpenType `halt`) takes from either side of a mark. */
const trimOf = (font: Face) => (mark: string) => {
  const [halved, whole] = [font.layout(mark, ['halt']), font.layout(mark)]
  const left = Math.max(0, -(halved.positions[0]?.xOffset ?? 0))
  const both = Math.max(0, whole.advanceWidth - halved.advanceWidth)
  return { left: left / font.unitsPerEm, right: (both - left) / font.unitsPerEm }
}

/** Metrics of a face, measured once for every character or word asked for. */
export const metricsOf = (font: Face): FaceMetrics => {
  const plain = remember(plainWidth(font))
  const featured = new Map<string, (text: string) => number>()
  const withFeatures = (features: readonly string[]) => {
    const key = features.join()
    const known = featured.get(key)
    if (known) return known
    const width = remember(
      (text: string) => font.layout(text, features).advanceWidth / font.unitsPerEm,
    )
    featured.set(key, width)
    return width
  }
  return {
    width: (text, features = []) => (features.length ? withFeatures(features)(text) : plain(text)),
    trim: remember(trimOf(font)),
    has: remember((codePoint: number) => font.hasGlyphForCodePoint(codePoint)),
  }
}
