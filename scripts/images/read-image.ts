/** Image files → checked images: the one way a picture enters memopress. */
import { createHash } from 'node:crypto'
import path from 'node:path'
import type { FontFile, Image } from '../flow/assets.ts'
import { bytesBelow } from './bytes-below.ts'
import { fromJpeg } from './jpeg.ts'
import { imageMessages, reportOn } from './messages.ts'
import { fromPng } from './png.ts'
import { fromSvg } from './svg.ts'
import type { Place, Report } from '../message.ts'

export type ImageContext = {
  /** Folder of the memo: nothing outside of it is read. */
  readonly folder: string
  /** Files at hand, by their paths: those on the disk are not asked for. */
  readonly files?: ReadonlyMap<string, Uint8Array>
  /** Where the figure stands. */
  readonly place?: Place
  /** Fonts that letters in an SVG may use. */
  readonly fonts: readonly FontFile[]
  readonly report: Report
}

export type ReadImage = {
  /** Key in `Assets.images`: the beginning of the SHA-256 of bytes and size. */
  readonly key: string
  readonly image: Image
  /** The file as found. */
  readonly file: Uint8Array
}

/**
 * Reads the image of a figure; `src` is its path, percent-decoded, relative to the folder. What
 * comes back is safe to hand to any renderer: its bytes were taken apart, checked and written anew.
 */
export const readImage = (
  src: string,
  { folder, files, place, fonts, report }: ImageContext,
): ReadImage | null => {
  const onImage = reportOn(src, place, report)
  const bytes = files?.get(src) ?? bytesBelow(folder, src, onImage)
  return bytes && fromBytes(src, bytes, fonts, onImage)
}

/** The same of a file that is in memory, under the path that it is to have. */
export const readImageBytes = (
  src: string,
  bytes: Uint8Array,
  { place, fonts, report }: Omit<ImageContext, 'folder'>,
): ReadImage | null => fromBytes(src, bytes, fonts, reportOn(src, place, report))

/**
 * The picture as printed, without what its file says beside it, when it would be read as the same
 * picture again; else its file.
 */
export const printable = (src: string, { key, image, file }: ReadImage): Uint8Array =>
  fromBytes(src, image.bytes, [], () => {})?.key === key ? image.bytes : file

const fromBytes = (
  src: string,
  bytes: Uint8Array,
  fonts: readonly FontFile[],
  onImage: Report,
): ReadImage | null => {
  const format = formats.find(({ matches }) => matches(bytes))
  if (!format?.read) {
    onImage(imageMessages.unknownFormat(format?.name ?? null))
    return null
  }
  const image = format.read(bytes, onImage, fonts)
  if (!image) return null
  if (!format.extensions.includes(path.extname(src).toLowerCase()))
    onImage(imageMessages.otherExtension(format.name))
  return { key: keyOf(image), image, file: bytes }
}

/** Equal pixels at another density are another image. */
const keyOf = ({ bytes, width, height }: Image): string =>
  createHash('sha256').update(`${width} ${height} `).update(bytes).digest('hex').slice(0, 16)

type Format = {
  readonly name: string
  readonly extensions: readonly string[]
  readonly matches: (bytes: Uint8Array) => boolean
  /** Formats without are only known by name, for the message. */
  readonly read?: (bytes: Uint8Array, report: Report, fonts: readonly FontFile[]) => Image | null
}

const begins =
  (start: string, at = 0) =>
  (bytes: Uint8Array): boolean =>
    Buffer.from(bytes.subarray(at, at + start.length)).toString('latin1') === start

/** A root element `svg` after what may stand before it. */
const isSvg = (bytes: Uint8Array): boolean =>
  /^(?:\ufeff|ï»¿)?\s*<(?:\?xml|!--|!DOCTYPE\s+svg|(?:\w+:)?svg[\s>/])/i.test(head(bytes)) &&
  /<(?:\w+:)?svg[\s>/]/.test(head(bytes))

const head = (bytes: Uint8Array): string =>
  Buffer.from(bytes.subarray(0, 64 * 1024)).toString('latin1')

const other = (name: string, matches: Format['matches']): Format => ({
  name,
  extensions: [],
  matches,
})

/** Told apart by their first bytes; the name of a file proves nothing. */
const formats: readonly Format[] = [
  { name: 'PNG', extensions: ['.png'], matches: begins('\x89PNG\r\n\x1a\n'), read: fromPng },
  { name: 'JPEG', extensions: ['.jpg', '.jpeg'], matches: begins('\xff\xd8\xff'), read: fromJpeg },
  {
    name: 'SVG',
    extensions: ['.svg'],
    matches: isSvg,
    read: (bytes, report, fonts) => fromSvg(bytes, fonts, report),
  },
  other('GIF', begins('GIF8')),
  other('WebP', begins('WEBP', 8)),
  other('TIFF', begins('II*\0')),
  other('TIFF', begins('MM\0*')),
  other('BMP', begins('BM')),
  other('HEIC or AVIF', begins('ftyp', 4)),
  other('PDF', begins('%PDF')),
  other('compressed SVG', begins('\x1f\x8b')),
]
