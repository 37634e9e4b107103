/** The objects of a PDF as plain data (ISO 32000-1 7.3 and 7.5). */
import { inflateSync } from 'node:zlib'
import { limits } from '../limits.ts'
import { isDictionary, isName, isRef, valueAt } from './pdf-values.ts'
import type { Dictionary, Ref, Value } from './pdf-values.ts'

export type Objects = {
  /** What a value is, a reference followed. Throws where the file is not as it has to be. */
  readonly at: (value: Value | undefined) => Value
  /** A dictionary, a reference followed; an empty one where there is none. */
  readonly dictionaryAt: (value: Value | undefined) => Dictionary
  /** What a stream holds, one byte to a character. Throws for filters that pdfkit does not write. */
  readonly contentAt: (stream: Value | undefined) => string
  readonly trailer: Dictionary
}

const none: Dictionary = new Map()

/**
 * Objects of a file with one table of cross-references, as pdfkit writes it. A file that was saved
 * again by another program may have several, or packed ones: it is not what was built, and is refused.
 */
export const objectsOf = (bytes: Uint8Array): Objects => {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const { offsets, trailer } = tableOf(source)
  const written = ({ number }: Ref) => {
    const offset = offsets.get(number)
    if (offset === undefined) return { value: null, end: NaN }
    return valueAt(source, after(objectStart, source, offset))
  }
  const at = (value: Value | undefined): Value =>
    isRef(value) ? written(value).value : (value ?? null)
  const dictionaryAt = (value: Value | undefined): Dictionary => {
    const found = at(value)
    return isDictionary(found) ? found : none
  }
  const contentAt = (value: Value | undefined): string => {
    if (!isRef(value)) throw new Error('no stream where one should be')
    const { value: dictionary, end } = written(value)
    const length = isDictionary(dictionary) ? at(dictionary.get('Length')) : null
    if (typeof length !== 'number') throw new Error(`object ${value.number} is no stream`)
    const start = after(streamStart, source, end)
    after(streamEnd, source, start + length)
    return unpacked(bytes.subarray(start, start + length), dictionaryAt(dictionary).get('Filter'))
  }
  return { at, dictionaryAt, contentAt, trailer }
}

const objectStart = /\d+\s+\d+\s+obj/y
/** The bytes begin after the end of the line, and their end may have one of its own (7.3.8.1). */
const streamStart = /\s*stream\r?\n/y
const streamEnd = /\s*endstream/y

/** What a filter made of the bytes of a stream, or the bytes. */
const unpacked = (bytes: Uint8Array, filter: Value | undefined): string => {
  if (filter === undefined) return Buffer.from(bytes).toString('latin1')
  if (!isName(filter) || filter.name !== 'FlateDecode')
    throw new Error('a stream of unknown making')
  return inflateSync(bytes, { maxOutputLength: limits.pdfStreamBytes }).toString('latin1')
}

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
  const { value: trailer } = valueAt(source, after(/trailer/y, source, tableStart.lastIndex))
  if (!isDictionary(trailer) || trailer.has('Prev')) throw new Error('not saved once, as a whole')
  return { offsets, trailer }
}
