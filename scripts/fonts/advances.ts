/** Advances of fontkit's glyphs, read from the table that has them. */

/** The part of a fontkit font that is used; held by contract tests. */
export type MeasuredFont = {
  getGlyph(id: number, codePoints?: readonly number[]): { readonly advanceWidth: number }
  readonly directory: { readonly tables: Readonly<Record<string, Table>> }
  readonly hhea: { readonly numberOfMetrics: number }
  /** Of a variable font. */
  readonly _variationProcessor: object | null
}

type Table = { readonly offset: number; readonly length: number }

/**
 * Gives each glyph its advance (OpenType, `hmtx`). fontkit finds it together with three other metrics, and for those
 * decodes the box of the outline; it still does where one of them is asked for, as by a subset.
 */
export const keepAdvances = (font: MeasuredFont, bytes: Uint8Array): void => {
  // The axes of a variable font change its advances.
  if (font._variationProcessor) return
  const { numberOfMetrics: count } = font.hhea
  const { offset, length } = font.directory.tables['hmtx']!
  if (4 * count > length) return
  const table = Buffer.from(bytes.buffer, bytes.byteOffset + offset, 4 * count)
  const make = font.getGlyph
  font.getGlyph = (id, codePoints) => {
    const glyph = make.call(font, id, codePoints)
    // The glyphs after the last one of the table are as wide as that.
    const value = table.readUInt16BE(4 * Math.min(id, count - 1))
    return Object.defineProperty(glyph, 'advanceWidth', { value })
  }
}
