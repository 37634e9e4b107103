/** Glyphs of fontkit, each with the characters it was made for: a font serves many documents. */

type Glyph = { readonly codePoints: readonly number[] }

/** The part of a fontkit font that is used; held by contract tests. */
export type GlyphSource = {
  getGlyph(id: number, codePoints?: readonly number[]): Glyph
  /** Glyphs made so far. */
  readonly _glyphs: Record<number, object>
}

/**
 * fontkit keeps one glyph of each number, with the characters it was first asked for: `μ` drawn by the glyph of
 * an earlier `µ` would be copied as that, and a document would depend on those made before it. Of a glyph
 * asked for by its number alone nobody reads the characters.
 */
export const keepGlyphsByText = (font: GlyphSource): void => {
  const make = font.getGlyph
  const known = new Map<number, Glyph[]>()
  font.getGlyph = (id, codePoints) => {
    const glyphs = known.get(id) ?? []
    const glyph = codePoints ? glyphs.find((each) => isOf(each, codePoints)) : glyphs[0]
    if (glyph) return glyph
    delete font._glyphs[id]
    const made = make.call(font, id, codePoints ?? [])
    known.set(id, [...glyphs, made])
    return made
  }
}

const isOf = ({ codePoints }: Glyph, wanted: readonly number[]): boolean =>
  codePoints.length === wanted.length && codePoints.every((code, at) => code === wanted[at])
