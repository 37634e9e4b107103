/** A JPEG file (ISO/IEC 10918-1) → a checked image without what surrounds the picture. */
import type { Image } from '../flow/assets.ts'
import { limits } from '../limits.ts'
import type { Report } from '../message.ts'
import { isTurned } from './exif.ts'
import { imageMessages } from './messages.ts'
import { toPoints } from './size.ts'
import type { Density } from './size.ts'

/** A marker with its length and parameters; of SOS, with the coded data after it. */
type Segment = { readonly marker: number; readonly bytes: Uint8Array }

const marker = { soi: 0xd8, eoi: 0xd9, sos: 0xda, dnl: 0xdc, app0: 0xe0, app1: 0xe1, app14: 0xee }

/**
 * The image with what is needed to decode it and nothing else: no place where the photo was taken,
 * no second picture, no fill bytes, which pdfkit 0.19 takes for lengths.
 */
export const fromJpeg = (bytes: Uint8Array, report: Report): Image | null => {
  const fail = (finding: Parameters<Report>[0]): null => {
    report(finding)
    return null
  }
  const segments = segmentsOf(bytes)
  const frame = segments && frameOf(segments)
  if (!frame) return fail(imageMessages.corrupt('JPEG'))
  const { width, height, components } = frame
  if (!frame.isCommon) return fail(imageMessages.jpegCoding())
  if (components === 4) return fail(imageMessages.jpegColors())
  if (width === 0 || height === 0 || (components !== 1 && components !== 3))
    return fail(imageMessages.corrupt('JPEG'))
  if (width * height > limits.imagePixels)
    return fail(imageMessages.tooManyPixels(width, height, limits.imagePixels))
  if (isTurned(tiffOf(segments))) return fail(imageMessages.turned('jpg'))
  const pixels = { width: frame.width, height: frame.height }
  const points = toPoints(frame, densityOf(segments))
  return { type: 'jpeg', bytes: written(segments.filter(isNeeded)), ...points, pixels }
}

/** From SOI to EOI; null when cut off or when something else stands where a marker must. */
const segmentsOf = (bytes: Uint8Array): Segment[] | null => {
  const segments: Segment[] = []
  for (let at = 2; ;) {
    if (bytes[at] !== 0xff) return null
    while (bytes[at + 1] === 0xff) at++
    const kind = bytes[at + 1]
    if (kind === undefined || kind < 0xc0 || kind === marker.soi) return null
    if (kind === marker.eoi) return segments
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return null
    const stop = kind === marker.sos ? endOfScan(bytes, end) : end
    segments.push({ marker: kind, bytes: bytes.subarray(at + 2, stop) })
    at = stop
  }
}

/** Coded data runs to the next marker; FF 00 is a byte FF of it, FF D0 to FF D7 restarts (§B.1.1.5). */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0;) {
    let next = at + 1
    while (bytes[next] === 0xff) next++
    const kind = bytes[next] ?? 0
    if (kind !== 0 && !(kind >= 0xd0 && kind <= 0xd7)) return at
    at = bytes.indexOf(0xff, next)
  }
  return bytes.length
}

/** SOF0 to SOF15; C4, C8 and CC say other things. */
const isFrame = ({ marker: kind }: Segment): boolean =>
  kind >= 0xc0 && kind <= 0xcf && kind !== 0xc4 && kind !== 0xc8 && kind !== 0xcc

const isTable = (...kinds: readonly number[]) => {
  const known = new Set(kinds)
  return ({ marker: kind }: Segment): boolean => known.has(kind)
}

/** The one frame, when it comes before the scans and the tables to decode them are there. */
const frameOf = (segments: readonly Segment[]) => {
  const frames = segments.filter(isFrame)
  const [frame] = frames
  const at = segments.findIndex(isFrame)
  const firstScan = segments.findIndex(isTable(marker.sos))
  if (!frame || frames.length > 1 || firstScan < at || frame.bytes.length < 8) return null
  if (segments.some(isTable(marker.dnl))) return null
  const view = new DataView(frame.bytes.buffer, frame.bytes.byteOffset, frame.bytes.length)
  const components = view.getUint8(7)
  if (frame.bytes.length !== 8 + 3 * components) return null
  // Baseline, extended and progressive Huffman of 8 bits are what PDF and Word readers decode.
  const isCommon = frame.marker <= 0xc2 && view.getUint8(2) === 8
  if (isCommon && ![0xdb, 0xc4].every((kind) => segments.some(isTable(kind)))) return null
  return { height: view.getUint16(3), width: view.getUint16(5), components, isCommon }
}

const text = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length))

/** Density of JFIF (ITU-T T.871 §10.1), per inch or per centimetre. */
const densityOf = (segments: readonly Segment[]): Density | undefined => {
  const jfif = segments.find((s) => s.marker === marker.app0 && text(s.bytes, 2, 4) === 'JFIF')
  if (!jfif || jfif.bytes.length < 14) return undefined
  const view = new DataView(jfif.bytes.buffer, jfif.bytes.byteOffset, jfif.bytes.length)
  const scale = ({ 1: 1, 2: 2.54 } as const)[view.getUint8(9)]
  return scale && { x: view.getUint16(10) * scale, y: view.getUint16(12) * scale }
}

/** The TIFF structure of an Exif segment (JEITA CP-3451 §4.5.2). */
const tiffOf = (segments: readonly Segment[]): Uint8Array | undefined =>
  segments
    .find((s) => s.marker === marker.app1 && text(s.bytes, 2, 4) === 'Exif')
    ?.bytes.subarray(8)

/** Frames, tables, scans, JFIF, and Adobe's segment, which says how colours are coded. */
const isNeeded = (segment: Segment): boolean => {
  const { marker: kind, bytes } = segment
  if (kind === marker.app0) return text(bytes, 2, 5) === 'JFIF\0'
  if (kind === marker.app14) return text(bytes, 2, 5) === 'Adobe'
  return isFrame(segment) || isTable(0xc4, 0xdb, 0xdd, marker.sos)(segment)
}

const written = (segments: readonly Segment[]): Uint8Array =>
  Uint8Array.from(
    Buffer.concat([
      Buffer.from([0xff, marker.soi]),
      ...segments.flatMap(({ marker: kind, bytes }) => [Buffer.from([0xff, kind]), bytes]),
      Buffer.from([0xff, marker.eoi]),
    ]),
  )
