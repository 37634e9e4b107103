import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create } from 'fontkit'
import { describe, expect, it } from 'vitest'
import { asDrawn } from '../../scripts/readers/pdf/as-drawn.ts'
import { isJoint } from '../../scripts/proof/joints.ts'

const folder = join(import.meta.dirname, '../../templates/fonts')
const files = readdirSync(folder).filter((name) => name.endsWith('.ttf'))

describe.each(files)('of %s', (name) => {
  const font = create(readFileSync(join(folder, name)))
  const { characterSet } = font as unknown as { readonly characterSet: readonly number[] }

  it('characters that one glyph stands for are read as one', () => {
    const drawn = new Map<number, string>()
    const unequal = characterSet.flatMap((code) => {
      const text = asDrawn(String.fromCodePoint(code)).trim()
      const { id } = font.glyphForCodePoint(code)
      const other = drawn.get(id) ?? text
      drawn.set(id, other)
      return other === text || text === '' ? [] : [`${other}${text}`]
    })
    expect(unequal).toEqual([])
  })

  it('dashes that one full-width glyph stands for are read as one', () => {
    const ids = [...'—―'].map((dash) => font.layout(dash, ['fwid']).glyphs[0]!.id)
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
