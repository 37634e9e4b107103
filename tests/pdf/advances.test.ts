import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { create } from 'fontkit'
import { expect, it } from 'vitest'
import { keepAdvances, type MeasuredFont } from '../../scripts/fonts/advances.ts'

const folder = join(import.meta.dirname, '../../templates/fonts')
const files = readdirSync(folder).filter((name) => name.endsWith('.ttf'))

type Font = MeasuredFont & { readonly numGlyphs: number }
const open = (bytes: Uint8Array): Font => create(bytes) as unknown as Font
const advances = (font: Font, ids: readonly number[]): number[] =>
  ids.map((id) => font.getGlyph(id).advanceWidth)

it.each(files)('gives the glyphs of a font the advances that fontkit finds (%s)', (name) => {
  const bytes = readFileSync(join(folder, name))
  const [ours, theirs] = [open(bytes), open(bytes)]
  const { numGlyphs } = ours
  const step = Math.ceil(numGlyphs / 500)
  const ids = Array.from({ length: Math.floor(numGlyphs / step) }, (_, at) => at * step)
  keepAdvances(ours, bytes)
  expect(advances(ours, [...ids, numGlyphs - 1])).toEqual(advances(theirs, [...ids, numGlyphs - 1]))
})

it('leaves a font to fontkit whose table is shorter than it says, or whose advances vary', () => {
  const bytes = readFileSync(join(folder, files[0]!))
  const font = open(bytes)
  const { getGlyph } = font
  const { offset } = font.directory.tables['hmtx']!
  const short = Object.create(font, {
    directory: { value: { tables: { hmtx: { offset, length: 4 } } } },
  }) as Font
  keepAdvances(short, bytes)
  expect(short.getGlyph).toBe(getGlyph)
  const variable = Object.create(font, { _variationProcessor: { value: {} } }) as Font
  keepAdvances(variable, bytes)
  expect(variable.getGlyph).toBe(getGlyph)
})

it.each(files)(
  'leaves the bytes of a subset as they are, composite glyphs and all (%s)',
  (name) => {
    const bytes = readFileSync(join(folder, name))
    const subset = (font: Font): Uint8Array => {
      const { createSubset, glyphForCodePoint } = font as unknown as Subsetting
      const subset = createSubset.call(font)
      for (const char of 'é2:”；中ñ—') {
        const { id, advanceWidth } = glyphForCodePoint.call(font, char.codePointAt(0)!)
        expect(advanceWidth).toBeGreaterThan(0)
        subset.includeGlyph(id)
      }
      return subset.encode()
    }
    const ours = open(bytes)
    keepAdvances(ours, bytes)
    expect(Buffer.compare(subset(ours), subset(open(bytes)))).toBe(0)
  },
)

type Subsetting = {
  createSubset(): { includeGlyph(id: number): number; encode(): Uint8Array }
  glyphForCodePoint(codePoint: number): { readonly id: number; readonly advanceWidth: number }
}
