/** The QR code of an address (ISO/IEC 18004), as a picture. */
import { encodeQR } from 'qr'
import type { Image } from '../flow/assets.ts'
import { encodePng } from './png-encode.ts'

/** Pixels of a module in the raster: 400 dpi and more at the sizes that are printed. */
const pixels = 12

/** Dark modules by row, without the border that the library puts around; medium error correction. */
const modulesOf = (text: string): boolean[][] =>
  encodeQR(text, 'raw', { ecc: 'medium', encoding: 'byte', border: 1 })
    .slice(1, -1)
    .map((row) => row.slice(1, -1))

/** Modules of the quiet zone on all sides (ISO/IEC 18004, 9.1). */
const quietZone = 4

/** The code of a text, of each module a point; `isFramed`: on white, with its quiet zone. */
export const qrCode = (text: string, isFramed: boolean): Image => {
  const modules = modulesOf(text)
  const frame = isFramed ? quietZone : 0
  const side = modules.length + 2 * frame
  const bytes = Buffer.from(drawingOf(modules, frame))
  return { type: 'svg', bytes, raster: rasterOf(modules, frame), width: side, height: side }
}

/** One path of all that is dark, so that no viewer draws a seam between two modules. */
const drawingOf = (modules: Modules, frame: number): string => {
  const side = modules.length + 2 * frame
  const ground = frame > 0 ? `<path fill="#ffffff" d="M0 0h${side}v${side}h-${side}z"/>` : ''
  const runs = modules.flatMap((row, y) =>
    runsIn(row).map(([x, length]) => `M${x + frame} ${y + frame}h${length}v1h-${length}z`),
  )
  const dark = `<path fill="#000000" d="${runs.join('')}"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}">${ground}${dark}</svg>`
}

type Modules = readonly (readonly boolean[])[]

/** Where dark modules side by side begin, and how many there are. */
const runsIn = (row: readonly boolean[]): (readonly [x: number, length: number])[] =>
  row.flatMap((isDark, x) => {
    if (!isDark || row[x - 1]) return []
    const end = row.indexOf(false, x)
    return [[x, (end < 0 ? row.length : end) - x] as const]
  })

const rasterOf = (modules: Modules, frame: number): Uint8Array => {
  const side = (modules.length + 2 * frame) * pixels
  const data = new Uint8Array(side * side).fill(255)
  modules.forEach((row, y) => {
    for (const [x, length] of runsIn(row))
      for (let line = (y + frame) * pixels; line < (y + frame + 1) * pixels; line++) {
        const from = line * side + (x + frame) * pixels
        data.fill(0, from, from + length * pixels)
      }
  })
  return encodePng({ width: side, height: side, channels: 1, data })
}
