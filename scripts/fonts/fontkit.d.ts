/** The little of fontkit 2.0.4 that is used: it brings no types of its own. */
declare module 'fontkit' {
  export type Glyph = {
    readonly id: number
    readonly advanceWidth: number
    readonly codePoints: readonly number[]
  }
  export type GlyphPosition = {
    readonly xAdvance: number
    readonly xOffset: number
    readonly yOffset: number
  }
  /** Shaped text; lengths in font units. */
  export type GlyphRun = {
    readonly advanceWidth: number
    readonly glyphs: readonly Glyph[]
    readonly positions: readonly GlyphPosition[]
  }

  export type Font = {
    readonly unitsPerEm: number
    hasGlyphForCodePoint(codePoint: number): boolean
    glyphForCodePoint(codePoint: number): Glyph
    /** OpenType features to switch on or off, besides those that are always on. */
    layout(text: string, features?: Readonly<Record<string, boolean>>): GlyphRun
  }

  export function create(file: Uint8Array): Font
}
