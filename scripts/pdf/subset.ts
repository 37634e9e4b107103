/** fontkit's subset of a TrueType font, without decoding outlines that are copied as they are. */

/** The part of fontkit's `TTFSubset` that is used; held by contract tests. Lengths in font units, offsets in bytes. */
export type Subset = {
  includeGlyph(glyph: number): number
  readonly font: {
    readonly loca?: { readonly offsets: readonly number[] }
    readonly hmtx: object
    getGlyph(id: number): { _getTableMetrics(table: object): object }
    _getTableStream(tag: string): { pos: number; readBuffer(length: number): Uint8Array }
  }
  readonly glyf: Uint8Array[]
  readonly loca: { readonly offsets: number[] }
  readonly hmtx: { readonly metrics: object[] }
  offset: number
  _addGlyph(id: number): number
}

/**
 * Makes a subset copy simple glyphs by the byte. fontkit decodes every point of each, and its box, only to
 * learn whether it is put together from others (OpenType, `glyf`: a negative number of contours).
 */
export const copySimpleGlyphs = (subset: Subset): void => {
  const { font } = subset
  const { loca } = font
  // Outlines of PostScript have no such table, and a way of their own.
  if (!loca) return
  const decode = subset._addGlyph
  subset._addGlyph = (id) => {
    const stream = font._getTableStream('glyf')
    stream.pos += loca.offsets[id]!
    const bytes = stream.readBuffer(loca.offsets[id + 1]! - loca.offsets[id]!)
    const isComposite = bytes.length > 0 && bytes[0]! >= 0x80
    if (isComposite) return decode.call(subset, id)
    subset.glyf.push(bytes)
    subset.loca.offsets.push(subset.offset)
    subset.hmtx.metrics.push(font.getGlyph(id)._getTableMetrics(font.hmtx))
    subset.offset += bytes.length
    return subset.glyf.length - 1
  }
}
