/** What tells a picture from others in the files of a format. */
import { createHash } from 'node:crypto'
import type { Image } from '../flow/assets.ts'
import { beginOf, type PicturePrint } from '../readers/reading.ts'
import type { FormatName } from '../template/names.ts'

/** What tells each picture from the others in a format, by its key in the flow. */
export type Prints = ReadonlyMap<string, Readonly<Record<FormatName, PicturePrint>>>

/** The prints of pictures. */
export const printsOf = (
  images: Iterable<{ readonly key: string; readonly image: Image }>,
): Prints =>
  new Map(
    [...images].map(({ key, image }) => [
      key,
      { pdf: printInPdf(image), docx: printInWord(image) },
    ]),
  )

/** A Word file holds pictures as they are, drawings with the pixels that stand in for them. */
export const printInWord = ({ bytes, raster }: Image): PicturePrint =>
  raster ? { sha256: hash(raster), drawing: hash(bytes) } : { sha256: hash(bytes) }

/** A PDF holds photos as they are, pixels out of their frame, and the lines of drawings. */
const printInPdf = ({ type, bytes }: Image): PicturePrint =>
  type === 'svg'
    ? { begins: beginsIn(Buffer.from(bytes).toString()) }
    : { sha256: hash(type === 'png' ? pixelsIn(bytes) : bytes) }

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The data of a PNG without its frame (ISO/IEC 15948, 5.3): a PDF keeps pixels packed as they are there. */
const pixelsIn = (png: Uint8Array): Uint8Array => {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.length)
  const data: Uint8Array[] = []
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return Buffer.concat(data)
}

/** Where the lines of a drawing begin: of the paths it is made of. */
const beginsIn = (svg: string): ReadonlySet<string> =>
  new Set(
    [...svg.matchAll(/[Mm]\s*(-?[\d.]+(?:e-?\d+)?)[\s,]+(-?[\d.]+(?:e-?\d+)?)/g)].map(([, x, y]) =>
      beginOf([Number(x), Number(y)]),
    ),
  )
