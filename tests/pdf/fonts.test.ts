import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openFonts } from '../../scripts/fonts/open-fonts.ts'

const fonts = openFonts((id) =>
  readFileSync(join(import.meta.dirname, '../../templates/fonts', `${id}.ttf`)),
)
const { face, shape } = fonts('SourceSerif4-Italic')
const read = (text: string): string =>
  shape(text, [])
    .map(({ codePoints }) => String.fromCodePoint(...codePoints))
    .join('')

it.each(['\u200c', '\u200d', '\u2060'])('draws nothing for a joiner (%j)', (joiner) => {
  expect(read(`co${joiner}operation`)).toBe('cooperation')
  expect(read(`a ${joiner}b`)).toBe('a b')
  expect(face.width(joiner)).toBe(0)
})

it.each(['NotoSerifSC-Regular', 'NotoSansSC-Regular'])(
  'draws lines of full-width characters as fontkit shapes them whole (%s)',
  (id) => {
    const { font, shape } = fonts(id)
    const text =
      '“双方”在“《共识，备忘录》（2025）”：、。；！？「中」『国』【】〔〕〈〉々ー〜カタカナ'
    for (const part of text.split(/\d+/).flatMap((solid) => [solid, ...solid])) {
      const { glyphs, positions } = font.layout(part)
      expect(shape(part, []).map(({ id }) => id)).toEqual(glyphs.map(({ id }) => id))
      const advances = positions.map(({ xAdvance }) => xAdvance / font.unitsPerEm)
      expect(shape(part, []).map(({ advance }) => advance)).toEqual(advances)
    }
  },
)
