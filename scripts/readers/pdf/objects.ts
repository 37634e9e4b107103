/** The objects of a PDF as plain data (ISO 32000-1 7.3 and 7.5). */
import { inflateSync } from 'node:zlib'
import { limits } from '../../limits.ts'
import { valueAt } from './syntax.ts'
import { isDictionary, isName, isRef } from './values.ts'
import type { Dictionary, Ref, Value, Written } from './values.ts'

export type Objects = {
  /** What a value is, a reference followed. Throws where the file is not as it has to be. */
  readonly at: (value: Value | undefined) => Value
  /** A dictionary, a reference followed; an empty one where there is none. */
  readonly dictionaryAt: (value: Value | undefined) => Dictionary
  /**
   * What a stream holds, one byte to a character. Throws for filters that are never used here, and an error of zlib's
   * code `ERR_BUFFER_TOO_LARGE` when all that was read is more than `limits.pdfContentBytes`, packed or not.
   */
  readonly contentAt: (stream: Value | undefined) => string
  /** The bytes of a stream as they stand in the file. */
  readonly packedAt: (stream: Value | undefined) => Uint8Array
  readonly trailer: Dictionary
}

const none: Dictionary = new Map()

/** Throws when a dictionary has any other key: what no reader looks at may change what is seen. */
export const expectOnly = (dictionary: Dictionary, keys: readonly string[], what: string): void => {
  const other = [...dictionary.keys()].find((key) => !keys.includes(key))
  if (other !== undefined) throw new Error(`${what} with “${other}”, which is never written here`)
}

const trailerKeys = ['Size', 'Root', 'Info', 'ID']

/**
 * Objects of a file, whose streams may unpack to `most` bytes, with one table of cross-references, as pdfkit writes it. A
 * file that was saved again by another program may have several, or packed ones: it is not what was built, and is refused.
 */
export const objectsOf = (bytes: Uint8Array, most: number = limits.pdfContentBytes): Objects => {
  let room = most
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const { offsets, trailer } = tableOf(source)
  const written = ({ number }: Ref): Written => {
    const offset = offsets.get(number)
    if (offset === undefined) return { value: null, end: NaN }
    const start = find(objectStart, source, offset)
    if (Number(start.found) !== number) throw new Error(`object ${number} is another one`)
    const object = valueAt(source, start.end)
    find(objectEnd, source, object.end)
    return object
  }
  const at = (value: Value | undefined): Value =>
    isRef(value) ? written(value).value : (value ?? null)
  const dictionaryAt = (value: Value | undefined): Dictionary => {
    const found = at(value)
    return isDictionary(found) ? found : none
  }
  const streamAt = (value: Value | undefined) => {
    if (!isRef(value)) throw new Error('no stream where one should be')
    const { value: dictionary, end } = written(value)
    const length = isDictionary(dictionary) ? at(dictionary.get('Length')) : null
    if (typeof length !== 'number') throw new Error(`object ${value.number} is no stream`)
    const start = find(streamStart, source, end).end
    find(streamEnd, source, start + length)
    return { packed: bytes.subarray(start, start + length), dictionary: dictionaryAt(dictionary) }
  }
  const contentAt = (value: Value | undefined): string => {
    const { packed, dictionary } = streamAt(value)
    const content = unpacked(packed, dictionary, room)
    room -= content.length
    return content
  }
  const packedAt = (value: Value | undefined): Uint8Array => streamAt(value).packed
  return { at, dictionaryAt, contentAt, packedAt, trailer }
}

const objectStart = /(\d+)\s+\d+\s+obj/y
const objectEnd = /\s*(?:endobj|stream)/y
/** The bytes begin after the end of the line, and their end may have one of its own (7.3.8.1). */
const streamStart = /\s*stream\r?\n/y
const streamEnd = /(?:\r\n|\r|\n)?endstream/y

const unpacked = (bytes: Uint8Array, dictionary: Dictionary, room: number): string => {
  const filter = dictionary.get('Filter')
  if (filter === undefined && bytes.length <= room) return Buffer.from(bytes).toString('latin1')
  if (filter === undefined || room <= 0) throw tooLarge(room)
  if (!isName(filter) || filter.name !== 'FlateDecode' || dictionary.has('DecodeParms'))
    throw new Error('a stream packed in another way than FlateDecode')
  return inflateSync(bytes, { maxOutputLength: room }).toString('latin1')
}

function tooLarge(room: number): Error {
  const error = new RangeError(`more than the ${Math.max(0, room)} bytes that are left for it`)
  return Object.assign(error, { code: 'ERR_BUFFER_TOO_LARGE' })
}

/** What the group of a pattern found at an offset, and where the pattern ends. */
const find = (pattern: RegExp, source: string, offset: number) => {
  pattern.lastIndex = offset
  const match = pattern.exec(source)
  if (!match) throw new Error(`no ${pattern.source} at byte ${offset}`)
  return { found: match[1], end: pattern.lastIndex }
}

const tableStart = /xref\s+0\s+(\d+)\s*\n/y
const entry = /(\d{10} \d{5} [nf])\s*/y

/** Offset of every object in use (7.5.4), and the trailer. */
const tableOf = (source: string): { offsets: Map<number, number>; trailer: Dictionary } => {
  const last = Math.max(0, source.lastIndexOf('startxref'))
  const start = find(/startxref\s+(\d+)\s+%%EOF\s*$/y, source, last)
  const { found: count, end } = find(tableStart, source, Number(start.found))
  const offsets = new Map<number, number>()
  let at = end
  for (let number = 0; number < Number(count); number++) {
    const line = find(entry, source, at)
    if (line.found!.endsWith('n')) offsets.set(number, Number(line.found!.slice(0, 10)))
    at = line.end
  }
  const { value: trailer } = valueAt(source, find(/trailer/y, source, at).end)
  if (!isDictionary(trailer)) throw new Error('no trailer')
  expectOnly(trailer, trailerKeys, 'a trailer')
  return { offsets, trailer }
}
