import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openFonts } from '../../scripts/pdf/fonts.ts'

const file = join(import.meta.dirname, '../../templates/fonts/SourceSerif4-Italic.ttf')
const { face, shape } = openFonts(() => readFileSync(file))('face')
const read = (text: string): string =>
  shape(text, [])
    .map(({ codePoints }) => String.fromCodePoint(...codePoints))
    .join('')

it.each(['\u200c', '\u200d', '\u2060'])('draws nothing for a joiner (%j)', (joiner) => {
  expect(read(`co${joiner}operation`)).toBe('cooperation')
  expect(read(`a ${joiner}b`)).toBe('a b')
  expect(face.width(joiner)).toBe(0)
})
