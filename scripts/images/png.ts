/** A PNG file (ISO/IEC 15948) → a checked image without what a renderer may stumble over. */
import { crc32, inflateSync } from 'node:zlib'
import type { Image } from '../flow/assets.ts'
import { limits } from '../limits.ts'
import type { Report } from '../message.ts'
import { isTurned } from './exif.ts'
import { imageMessages } from './messages.ts'
import { encodePng, writePng } from './png-encode.ts'
import type { Chunk } from './png-encode.ts'
import { areRowsFiltered, flatten, rawLength } from './png-pixels.ts'
import type { PngHeader } from './png-pixels.ts'
import { toPoints } from './size.ts'
import type { Density } from './size.ts'

type Chunks = ReadonlyMap<string, Uint8Array>

/**
 * The image with its critical chunks and its density only, so that a text, a profile or a second frame neither
 * leaks nor makes the copies differ. Transparent, interlaced and 16-bit images come back on white:
 * pdfkit 0.19 decodes those in a callback whose error nobody can catch.
 */
export const fromPng = (bytes: Uint8Array, report: Report): Image | null => {
  const fail = (finding: Parameters<Report>[0]): null => {
    report(finding)
    return null
  }
  const chunks = chunksOf(bytes)
  const header = chunks && headerOf(chunks)
  if (!chunks || !header) return fail(imageMessages.corrupt('PNG'))
  const { width, height } = header
  const size = rawLength(header)
  if (width * height > limits.imagePixels || size > limits.imageDecodedBytes)
    return fail(imageMessages.tooManyPixels(width, height, limits.imagePixels))
  const raw = inflated(chunks.get('IDAT')!, size)
  if (!raw || !areRowsFiltered(header, raw)) return fail(imageMessages.corrupt('PNG'))
  // A TIFF structure of its own since the third edition of PNG (§11.3.4.5).
  if (isTurned(chunks.get('eXIf'))) return fail(imageMessages.turned('png'))
  const pixels = { width: header.width, height: header.height }
  const points = toPoints(header, densityOf(chunks.get('pHYs')))
  return { type: 'png', bytes: plain(header, chunks, raw), ...points, pixels }
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const critical = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND'])

/** Chunks by type, IDAT joined; null when one is cut off, damaged, unknown or out of order. */
const chunksOf = (bytes: Uint8Array): Chunks | null => {
  if (!signature.every((byte, i) => bytes[i] === byte)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks = new Map<string, Uint8Array>()
  const parts: Uint8Array[] = []
  let previous = ''
  for (let at = 8; previous !== 'IEND';) {
    if (at + 12 > bytes.length) return null
    const end = at + 8 + view.getUint32(at)
    if (end + 4 > bytes.length) return null
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (view.getUint32(end) !== crc32(bytes.subarray(at + 4, end))) return null
    if (!isExpected(type, previous, chunks)) return null
    if (type === 'IDAT') parts.push(bytes.subarray(at + 8, end))
    if (!chunks.has(type)) chunks.set(type, bytes.subarray(at + 8, end))
    previous = type
    at = end + 4
  }
  return parts.length > 0 ? chunks.set('IDAT', Buffer.concat(parts)) : null
}

/** ISO/IEC 15948 §5.6: IHDR first, once; PLTE before IDAT; IDAT in a row. */
const isExpected = (type: string, previous: string, chunks: Chunks): boolean => {
  if (previous === '') return type === 'IHDR'
  if (type === 'IDAT') return previous === 'IDAT' || !chunks.has('IDAT')
  const isCritical = /^[A-Z]/.test(type)
  return !isCritical || (critical.has(type) && !chunks.has(type))
}

const depths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

const headerOf = (chunks: Chunks): PngHeader | null => {
  const data = chunks.get('IHDR')!
  if (data.length !== 13) return null
  const view = new DataView(data.buffer, data.byteOffset, 13)
  const [depth, color, compression, filter, interlace] = data.subarray(8) as unknown as number[]
  const header = {
    width: view.getUint32(0),
    height: view.getUint32(4),
    depth: depth!,
    color: color! as PngHeader['color'],
    isInterlaced: interlace === 1,
  }
  const isValid =
    header.width > 0 &&
    header.height > 0 &&
    depths[header.color]?.includes(header.depth) &&
    compression === 0 &&
    filter === 0 &&
    interlace! <= 1
  return isValid && hasPalette(header, chunks.get('PLTE')) ? header : null
}

const hasPalette = ({ color, depth }: PngHeader, palette: Uint8Array | undefined): boolean =>
  color !== 3 ||
  (palette !== undefined &&
    palette.length > 0 &&
    palette.length % 3 === 0 &&
    palette.length / 3 <= 2 ** depth)

/** The rows as filtered; null unless there are exactly as many bytes as the header promises. */
const inflated = (data: Uint8Array, length: number): Uint8Array | null => {
  try {
    const raw = inflateSync(data, { maxOutputLength: length })
    return raw.length === length ? raw : null
  } catch {
    return null
  }
}

/** pHYs in pixels per metre (§11.3.5.3) → pixels per inch. */
const densityOf = (data: Uint8Array | undefined): Density | undefined => {
  if (data?.length !== 9 || data[8] !== 1) return undefined
  const view = new DataView(data.buffer, data.byteOffset, 9)
  return { x: view.getUint32(0) * 0.0254, y: view.getUint32(4) * 0.0254 }
}

const densityChunk = (data: Uint8Array | undefined): Chunk[] =>
  data && densityOf(data) ? [{ type: 'pHYs', data }] : []

const plain = (header: PngHeader, chunks: Chunks, raw: Uint8Array): Uint8Array => {
  const { color, depth, isInterlaced } = header
  const palette = chunks.get('PLTE')
  const density = densityChunk(chunks.get('pHYs'))
  const transparency = chunks.get('tRNS')
  if (color >= 4 || depth === 16 || isInterlaced || transparency)
    return encodePng(flatten({ ...header, palette, transparency }, raw), density)
  return writePng([
    { type: 'IHDR', data: chunks.get('IHDR')! },
    ...(color === 3 && palette ? [{ type: 'PLTE', data: palette }] : []),
    ...density,
    { type: 'IDAT', data: chunks.get('IDAT')! },
  ])
}
