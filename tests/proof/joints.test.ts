import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create } from 'fontkit'
import { describe, expect, it } from 'vitest'
import { asDrawn } from '../../scripts/readers/pdf/as-drawn.ts'
import { openFonts } from '../../scripts/fonts/open-fonts.ts'
import type { FontId } from '../../scripts/template/names.ts'
import { isJoint } from '../../scripts/proof/joints.ts'

const folder = join(import.meta.dirname, '../../templates/fonts')
const files = readdirSync(folder).filter((name) => name.endsWith('.ttf'))

describe.each(files)('of %s', (name) => {
  const font = create(readFileSync(join(folder, name)))
  const { characterSet } = font as unknown as { readonly characterSet: readonly number[] }

  const { shape } = openFonts(() => readFileSync(join(folder, name)))('font' as FontId)
  /** What is drawn of a character after a Latin letter, whose script might want another form. */
  const afterLatin = (code: number): number =>
    shape(`x${String.fromCodePoint(code)}`, []).at(-1)!.id

  it('characters that one glyph stands for are read as one', () => {
    const drawn = new Map<number, string>()
    const signs = characterSet.filter((code) => code < 0x2e80)
    const all = [
      ...characterSet.map((code) => ({ code, id: font.glyphForCodePoint(code).id })),
      ...signs.map((code) => ({ code, id: afterLatin(code) })),
    ]
    const unequal = all.flatMap(({ code, id }) => {
      const text = asDrawn(String.fromCodePoint(code)).trim()
      const other = drawn.get(id) ?? text
      drawn.set(id, other)
      return other === text || text === '' ? [] : [`${other}${text}`]
    })
    expect(unequal).toEqual([])
  })

  it('dashes that one full-width glyph stands for are read as one', () => {
    const ids = [...'—―'].map((dash) => font.layout(dash, { fwid: true }).glyphs[0]!.id)
    if (ids[0] === ids[1]) expect(asDrawn('―')).toBe(asDrawn('—'))
  })
})

it('spaces beside a dash of either code say nothing in Chinese', () => {
  for (const dash of '—―') {
    expect(isJoint('zh-CN')(`a${dash}b`, 1)).toBe(true)
    expect(isJoint('en')(`a${dash}b`, 1)).toBe(false)
  }
})

describe('white space beside quotes in English', () => {
  const long = 'interoperability'.repeat(8)
  it.each([
    ['is a gap where the pair holds Han, however far off', `section“双方${long}”in`, true],
    ['is a space where it holds none', `section“h${long}”in`, false],
    ['is a space where Han only follows after a while', `section“h”in${long}双方`, false],
    ['is a space where a quote has no other', `section双方${long}”in`, false],
  ])('%s', (_, ink, isGap) => {
    expect(isJoint('en')(ink, ink.indexOf('”') + 1)).toBe(isGap)
  })
  it('is one before the pair as well', () => {
    expect(isJoint('en')(`section“${long}双方”in`, 'section'.length)).toBe(true)
  })
})
