import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create } from 'fontkit'
import { describe, expect, it } from 'vitest'
import { openFonts } from '../../scripts/fonts/open-fonts.ts'
import { copySimpleGlyphs, type Subset } from '../../scripts/pdf/subset.ts'

const fonts = join(import.meta.dirname, '../../templates/fonts')
const text = '半导体，5G 与 6G：Ångström ½ “é”…—ﬁ\u3000'

/** The bytes of a subset with the glyphs of the text, and how many of them fontkit decoded for it. */
const encoded = (name: string, isQuick: boolean): { bytes: Buffer; decoded: number } => {
  const font = create(readFileSync(join(fonts, name)))
  const { createSubset } = font as unknown as {
    createSubset: () => Subset & { encode: () => Uint8Array }
  }
  const subset = createSubset.call(font)
  for (const character of text)
    subset.includeGlyph(font.glyphForCodePoint(character.codePointAt(0)!).id)
  let decoded = 0
  const decode = subset._addGlyph
  subset._addGlyph = (id) => {
    decoded += 1
    return decode.call(subset, id)
  }
  if (isQuick) copySimpleGlyphs(subset)
  return { bytes: Buffer.from(subset.encode()), decoded }
}

describe.each(['NotoSerifSC-Regular.ttf', 'NotoSansSC-Bold.ttf', 'SourceSerif4-Italic.ttf'])(
  'a subset of %s',
  (name) => {
    it('is, to the byte, the one of which every glyph was decoded', () => {
      const [quick, slow] = [encoded(name, true), encoded(name, false)]
      expect(quick.bytes.equals(slow.bytes)).toBe(true)
      expect(quick.decoded).toBeLessThan(slow.decoded / 2)
    })
  },
)

it('copies glyphs that are put together from others with those', () => {
  expect(encoded('SourceSerif4-Italic.ttf', true).decoded).toBeGreaterThan(0)
})

it('leaves a part of another glyph the character it stands for', () => {
  const font = openFonts(() => readFileSync(join(fonts, 'SourceSerif4-Italic.ttf')))('face').font
  const { createSubset } = font as unknown as {
    createSubset: () => Subset & { encode: () => Uint8Array }
  }
  const subset = createSubset.call(font)
  copySimpleGlyphs(subset)
  for (const { id } of font.layout('é').glyphs) subset.includeGlyph(id)
  subset.encode()
  expect(font.layout('e').glyphs[0]!.codePoints).toEqual(['e'.codePointAt(0)])
})

it('leaves characters that share a glyph each its own, whichever was asked for first', () => {
  const { font, shape } = openFonts(() => readFileSync(join(fonts, 'SourceSerif4-Italic.ttf')))(
    'face',
  )
  const codes = (text: string) => shape(text, []).map(({ codePoints }) => codePoints)
  const [micro, mu] = ['\u00b5', '\u03bc']
  expect(font.glyphForCodePoint(0xb5).id).toBe(font.glyphForCodePoint(0x3bc).id)
  expect(codes(micro + mu)).toEqual([[0xb5], [0x3bc]])
  expect(codes(mu)).toEqual([[0x3bc]])
})
