/** Widths of text before fonts are known, held to the fonts that come along. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create } from 'fontkit'
import { expect, test } from 'vitest'
import { bold, textWidth } from '../scripts/flow/text-width.ts'

const fonts = join(import.meta.dirname, '../templates/fonts')
const ascii = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i))

test.each([
  ['SourceSerif4-Regular', 1],
  ['SourceSerif4-Bold', bold],
  ['SourceSans3-Regular', 1],
  ['SourceSans3-Bold', bold],
])('letters take no more in %s, and not much less', (name, factor) => {
  const font = create(readFileSync(join(fonts, `${name}.ttf`)))
  if (!('glyphForCodePoint' in font)) throw new Error('a collection')
  const advance = (character: string): number =>
    font.glyphForCodePoint(character.codePointAt(0)!).advanceWidth / font.unitsPerEm
  for (const character of ascii)
    expect(textWidth(character) * factor, character).toBeGreaterThanOrEqual(advance(character))
  const sentence = 'Telecommunications operators agreed on 1,234,567 units (5%) in 2025.'
  const drawn = [...sentence].reduce((sum, character) => sum + advance(character), 0)
  expect(textWidth(sentence) * factor).toBeLessThan(drawn * 1.35)
})

test('Han characters have an em each, and a gap beside letters', () => {
  expect(textWidth('双方')).toBe(2)
  expect(textWidth('双5方')).toBeCloseTo(2 + textWidth('5') + 0.5)
  expect(textWidth('双，方')).toBe(3)
})
