/** Pixels → PNG, the same bytes on every machine. */
import { zlibSync } from 'fflate'
import { crc32 } from 'node:zlib'
import type { Pixels } from './png-pixels.ts'

export type Chunk = { readonly type: string; readonly data: Uint8Array }

/**
 * A PNG of 8-bit grey or RGB, `more` chunks before its pixels. fflate, as the zlib of Node differs by
 * release and processor.
 */
export const encodePng = (pixels: Pixels, more: readonly Chunk[] = []): Uint8Array =>
  writePng([
    { type: 'IHDR', data: headerOf(pixels) },
    ...more,
    { type: 'IDAT', data: zlibSync(filtered(pixels), { level: 6 }) },
  ])

/** The signature, these chunks and IEND, each with its checksum. */
export const writePng = (chunks: readonly Chunk[]): Uint8Array =>
  Uint8Array.from(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      ...chunks.map(({ type, data }) => chunk(type, data)),
      chunk('IEND', new Uint8Array()),
    ]),
  )

const chunk = (type: string, data: Uint8Array): Buffer => {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([uint32(data.length), typed, uint32(crc32(typed))])
}

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

const headerOf = ({ width, height, channels }: Pixels): Buffer =>
  Buffer.concat([uint32(width), uint32(height), Buffer.from([8, channels === 1 ? 0 : 2, 0, 0, 0])])

/** Rows as differences to the row above (filter 2): drawings repeat themselves downwards. */
const filtered = ({ width, height, channels, data }: Pixels): Uint8Array => {
  const length = width * channels
  const rows = new Uint8Array(height * (length + 1))
  for (let row = 0; row < height; row++) {
    const to = row * (length + 1)
    const from = row * length
    rows[to] = 2
    for (let i = 0; i < length; i++)
      rows[to + 1 + i] = data[from + i]! - (row > 0 ? data[from + i - length]! : 0)
  }
  return rows
}
