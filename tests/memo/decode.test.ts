import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeAt, placesIn } from '../../scripts/markdown/code-points.ts'
import { decode } from '../../scripts/markdown/decode.ts'
import { collecting } from './read.ts'

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)))

const decoded = (input: Uint8Array, max?: number) => {
  const { messages, report } = collecting()
  const text = decode(input, report, max)
  return { text, messages: messages.map(({ rule, place, en }) => ({ rule, place, en })) }
}

test('a byte order mark and CRLF are accepted', () => {
  expect(decoded(bytes([0xef, 0xbb, 0xbf], '# 题\r\n\r\n文\rx')).text).toBe('# 题\n\n文\nx')
})

test.each([
  ['UTF-16', Buffer.from('\ufeff# Title', 'utf16le')],
  ['UTF-16', Buffer.from('# Title without a mark', 'utf16le')],
  ['UTF-32', bytes([0xff, 0xfe, 0, 0, 0x23, 0, 0, 0])],
  ['Word or ZIP', bytes('PK', [3, 4, 20, 0])],
  ['PDF', bytes('%PDF-1.7')],
])('%s is named', (name, input) => {
  const { text, messages } = decoded(input)
  expect(text).toBeNull()
  expect(messages[0]).toMatchObject({ rule: 'not-utf-8' })
  expect(messages[0]!.en).toContain(name)
})

test.each([
  ['GBK', bytes('# T\r\n文', [0xb0, 0xeb]), { line: 2, column: 2 }, 'B0'],
  ['a cut character', bytes('ab文', [0xe6, 0x96]), { line: 1, column: 4 }, 'E6'],
  ['an overlong form', bytes('\n\n', [0xc0, 0xaf]), { line: 3, column: 1 }, 'C0'],
  ['a surrogate', bytes([0xed, 0xa0, 0x80]), { line: 1, column: 1 }, 'ED'],
  ['a byte after a cut character', bytes('é', [0xe6, 0x41]), { line: 1, column: 2 }, 'E6'],
])('%s is found at its place', (_, input, place, byte) => {
  const { text, messages } = decoded(input)
  expect(text).toBeNull()
  expect(messages).toMatchObject([{ rule: 'not-utf-8', place }])
  expect(messages[0]!.en).toContain(`byte ${byte}`)
})

test.each([
  ['U+0007', '\u0007'],
  ['U+0000', 'a'.repeat(70) + '\u0000'],
  ['U+0085', '\u0085'],
  ['U+202E', '\u202e'],
  ['U+2066', '\u2066'],
  ['U+2028', '\u2028'],
  ['U+FEFF', '\ufeff'],
  ['U+FFFD', '\ufffd'],
  ['U+FFFE', '\ufffe'],
  ['U+FDD0', '\ufdd0'],
  ['U+1FFFF', '\u{1ffff}'],
])('%s is refused', (name, character) => {
  const { text, messages } = decoded(bytes(`# T\n\n文${character}${character}`))
  expect(text).toBeNull()
  expect(messages).toHaveLength(1)
  expect(messages[0]!.en).toContain(`${name} is `)
  expect(messages[0]!.place?.line).toBe(3)
})

test('tabs, rare Han, emoji and joiners are text', () => {
  const text = '\t𠮷👩‍💻 é\u200d'
  expect(decoded(bytes(text))).toEqual({ text, messages: [] })
})

test('a file over the limit is refused, the limit can be raised', () => {
  expect(decoded(bytes('123456'), 5).messages).toMatchObject([{ rule: 'too-large' }])
  expect(decoded(bytes('123456'), 6).text).toBe('123456')
})

test('marks stacked on a letter beyond all reading are refused at their place', () => {
  const stacked = (count: number) => decoded(bytes(`# T\n\n文 e${'\u0301'.repeat(count)}`))
  expect(stacked(30).messages).toEqual([])
  expect(stacked(31).text).toBeNull()
  expect(stacked(31).messages).toMatchObject([
    { rule: 'too-many-marks', place: { line: 3, column: 4 } },
  ])
})

test('a table of line ends gives the place that counting them gives', () => {
  const texts = fc.string({ unit: fc.constantFrom('文', 'a', '\n', '\ud842\udf9f') })
  fc.assert(
    fc.property(texts, fc.nat(), (text, at) => {
      const offset = at % (text.length + 1)
      expect(placesIn(text)(offset)).toEqual(placeAt(text, offset))
    }),
  )
})
