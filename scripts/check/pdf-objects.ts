/** The objects of a PDF as plain data, as far as its structure needs them (ISO 32000-1 7.3 and 7.5). */

export type Value = null | boolean | number | string | Name | Ref | readonly Value[] | Dictionary
export type Name = { readonly name: string }
/** Named as pdf.js names it: `12R`, or `12R1` of another generation. */
export type Ref = { readonly ref: string; readonly number: number }
export type Dictionary = ReadonlyMap<string, Value>

export type Objects = {
  /** What a value is, a reference followed. Throws where the file is not as it has to be. */
  readonly at: (value: Value | undefined) => Value
  readonly trailer: Dictionary
}

export const isDictionary = (value: Value | undefined): value is Dictionary => value instanceof Map
export const isRef = (value: Value | undefined): value is Ref =>
  typeof value === 'object' && value !== null && 'ref' in value
export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value)

/**
 * Objects of a file with one table of cross-references, as pdfkit writes it. A file that was saved
 * again by another program may have several, or packed ones: it is not what was built, and is refused.
 */
export const objectsOf = (bytes: Uint8Array): Objects => {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const { offsets, trailer } = tableOf(source)
  const at = (value: Value | undefined): Value => {
    if (!isRef(value)) return value ?? null
    const offset = offsets.get(value.number)
    if (offset === undefined) return null
    return valueAt(source, after(objectStart, source, offset))
  }
  return { at, trailer }
}

const objectStart = /\d+\s+\d+\s+obj/y

/** Where the text that a pattern describes ends, when it stands at an offset. */
const after = (pattern: RegExp, source: string, offset: number): number => {
  pattern.lastIndex = offset
  if (!pattern.test(source)) throw new Error(`no ${pattern.source} at byte ${offset}`)
  return pattern.lastIndex
}

const tableStart = /xref\s+0\s+(\d+)\s*\n/y
const entry = /(\d{10}) \d{5} ([nf])\s*/y

/** Offset of every object in use (7.5.4), and the trailer. */
const tableOf = (source: string): { offsets: Map<number, number>; trailer: Dictionary } => {
  const start = /startxref\s+(\d+)\s/y
  start.lastIndex = Math.max(0, source.lastIndexOf('startxref'))
  tableStart.lastIndex = Number(start.exec(source)?.[1] ?? NaN)
  const count = Number(tableStart.exec(source)?.[1] ?? NaN)
  if (Number.isNaN(count)) throw new Error('no table of cross-references')
  const offsets = new Map<number, number>()
  entry.lastIndex = tableStart.lastIndex
  for (let number = 0; number < count; number++) {
    const [, offset, kind] = entry.exec(source) ?? []
    if (offset === undefined) throw new Error(`no entry for object ${number}`)
    if (kind === 'n') offsets.set(number, Number(offset))
    tableStart.lastIndex = entry.lastIndex
  }
  const trailer = valueAt(source, after(/trailer/y, source, tableStart.lastIndex))
  if (!isDictionary(trailer) || trailer.has('Prev')) throw new Error('not saved once, as a whole')
  return { offsets, trailer }
}

const token =
  /(?:\s|\0|%[^\r\n]*)*(?:(<<|\[)|(>>|\])|(\d+)\s+(\d+)\s+R(?![^\s\0()<>[\]{}/%])|\/([^\s\0()<>[\]{}/%]*)|<([\da-fA-F\s]*)>|(\()|([^\s\0()<>[\]{}/%]+))/y

const words = new Map<string, Value>([
  ['null', null],
  ['true', true],
  ['false', false],
])
const close = Symbol('close')

/** The value that begins at an offset. */
const valueAt = (source: string, offset: number): Value => {
  token.lastIndex = offset
  const value = next(source)
  if (value === close) throw new Error(`no value at byte ${offset}`)
  return value
}

/** Reads on from where `token` stands. */
const next = (source: string): Value | typeof close => {
  const from = token.lastIndex
  const match = token.exec(source)
  if (!match) throw new Error(`no value at byte ${from}`)
  const [, open, end, number, generation, name, hex, text, word] = match
  if (open) return open === '[' ? listIn(source) : dictionaryIn(source)
  if (end) return close
  if (number) return { ref: `${number}R${generation === '0' ? '' : generation}`, number: +number }
  if (name !== undefined) return { name }
  if (hex !== undefined) return textOf(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'))
  if (text) return literal(source)
  return words.has(word!) ? words.get(word!)! : Number(word)
}

const listIn = (source: string): Value[] => {
  const values: Value[] = []
  for (let value = next(source); value !== close; value = next(source)) values.push(value)
  return values
}

const dictionaryIn = (source: string): Dictionary => {
  const values = listIn(source)
  const dictionary = new Map<string, Value>()
  for (let i = 0; i + 1 < values.length; i += 2)
    dictionary.set((values[i] as Name).name, values[i + 1]!)
  return dictionary
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
const piece = /[^\\()]+|\\([0-7]{1,3}|\r\n|[^])|[()]/y

/** A string in parentheses, which may hold others in pairs (7.3.4.2). */
const literal = (source: string): string => {
  const parts: string[] = []
  piece.lastIndex = token.lastIndex
  for (let depth = 1; depth > 0;) {
    const [part, escaped] = piece.exec(source) ?? []
    if (part === undefined) throw new Error('a string does not end')
    if (part === '(') depth++
    if (part === ')') depth--
    if (depth > 0) parts.push(escaped === undefined ? part : unescaped(escaped))
  }
  token.lastIndex = piece.lastIndex
  return textOf(Buffer.from(parts.join(''), 'latin1'))
}

const unescaped = (escaped: string): string => {
  if (/^[0-7]/.test(escaped)) return String.fromCharCode(parseInt(escaped, 8) & 255)
  return /^[\r\n]/.test(escaped) ? '' : (escapes[escaped] ?? escaped)
}

/** A text string (7.9.2.2): UTF-16 after a mark of order. */
const textOf = (bytes: Buffer): string =>
  bytes[0] === 0xfe && bytes[1] === 0xff
    ? Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
        .swap16()
        .toString('utf16le')
    : bytes.toString('latin1')
