/** The pixels of a PNG: rows unfiltered, passes joined, transparency laid on white. */

export type PngHeader = {
  readonly width: number
  readonly height: number
  /** Bits of a sample. */
  readonly depth: number
  /** Grey, RGB, palette, grey with alpha, RGB with alpha. */
  readonly color: 0 | 2 | 3 | 4 | 6
  readonly isInterlaced: boolean
}

export type PngColors = PngHeader & {
  readonly palette: Uint8Array | undefined
  /** Data of the tRNS chunk: alpha of palette entries, or the one colour that is transparent. */
  readonly transparency: Uint8Array | undefined
}

/** Opaque samples of 8 bits, row by row without padding. */
export type Pixels = {
  readonly width: number
  readonly height: number
  readonly channels: 1 | 3
  readonly data: Uint8Array
}

const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const

/** A reduced image: its rows in the data and the pixels of the whole they stand for. */
type Pass = {
  /** Offset of its first row in the data. */
  readonly at: number
  readonly width: number
  readonly height: number
  readonly x: number
  readonly y: number
  readonly dx: number
  readonly dy: number
}

const wholePass = [[0, 0, 1, 1]] as const
/** Adam7, ISO/IEC 15948 §8.2: first column and row, steps between them. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

const rowLength = ({ depth, color }: PngHeader, width: number): number =>
  1 + Math.ceil((width * depth * channels[color]) / 8)

const passesOf = (header: PngHeader): Pass[] => {
  const passes: Pass[] = []
  let at = 0
  for (const [x, y, dx, dy] of header.isInterlaced ? adam7 : wholePass) {
    const width = Math.ceil((header.width - x) / dx)
    const height = Math.ceil((header.height - y) / dy)
    if (width <= 0 || height <= 0) continue
    passes.push({ at, width, height, x, y, dx, dy })
    at += height * rowLength(header, width)
  }
  return passes
}

/** Bytes of all rows, each with its filter type in front. */
export const rawLength = (header: PngHeader): number =>
  passesOf(header).reduce((sum, { width, height }) => sum + height * rowLength(header, width), 0)

/** True when every row names one of the five filters (§9.2). */
export const areRowsFiltered = (header: PngHeader, raw: Uint8Array): boolean =>
  passesOf(header).every(({ at, width, height }) => {
    const length = rowLength(header, width)
    for (let row = 0; row < height; row++) if (raw[at + row * length]! > 4) return false
    return true
  })

/** The pixels on a white ground. Undoes the filters in `raw` itself, which is as large as the image. */
export const flatten = (image: PngColors, raw: Uint8Array): Pixels => {
  const { width, height, color, depth } = image
  const isGrey = color === 0 || color === 4
  const data = new Uint8Array(width * height * (isGrey ? 1 : 3))
  const step = Math.max(1, (depth * channels[color]) / 8)
  const paint = painters[color]
  for (const pass of passesOf(image)) {
    const length = rowLength(image, pass.width)
    for (let row = 0; row < pass.height; row++) {
      const at = pass.at + row * length
      unfilter(raw, { at, length, step, above: row > 0 ? at - length : -1 })
      const sample = samplesAt(raw, at + 1, depth)
      const start = (pass.y + row * pass.dy) * width + pass.x
      for (let column = 0; column < pass.width; column++)
        paint(image, sample, column, data, start + column * pass.dx)
    }
  }
  return { width, height, channels: isGrey ? 1 : 3, data }
}

type Row = {
  readonly at: number
  readonly length: number
  /** Bytes from a sample to the same sample of the pixel on its left. */
  readonly step: number
  /** Offset of the row above, or -1. */
  readonly above: number
}

type Predict = (left: number, up: number, upLeft: number) => number

/** ISO/IEC 15948 §9.4. */
const paeth: Predict = (left, up, upLeft) => {
  const byLeft = Math.abs(up - upLeft)
  const byUp = Math.abs(left - upLeft)
  const byBoth = Math.abs(left + up - 2 * upLeft)
  if (byLeft <= byUp && byLeft <= byBoth) return left
  return byUp <= byBoth ? up : upLeft
}

const predictions: readonly (Predict | null)[] = [
  null,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  paeth,
]

const unfilter = (raw: Uint8Array, { at, length, step, above }: Row): void => {
  const predict = predictions[raw[at]!]
  if (!predict) return
  for (let i = 1; i < length; i++) {
    const left = i > step ? raw[at + i - step]! : 0
    const up = above >= 0 ? raw[above + i]! : 0
    const upLeft = i > step && above >= 0 ? raw[above + i - step]! : 0
    raw[at + i] = raw[at + i]! + predict(left, up, upLeft)
  }
}

/** The samples of a row, at their full depth. */
const samplesAt = (raw: Uint8Array, at: number, depth: number): ((index: number) => number) => {
  if (depth === 8) return (index) => raw[at + index]!
  if (depth === 16) return (index) => (raw[at + 2 * index]! << 8) | raw[at + 2 * index + 1]!
  const most = 2 ** depth - 1
  return (index) => {
    const bit = index * depth
    return (raw[at + (bit >> 3)]! >> (8 - depth - (bit & 7))) & most
  }
}

/** Writes pixel `x` of a row as pixel `to` of the data. */
type Paint = (
  image: PngColors,
  sample: (index: number) => number,
  x: number,
  data: Uint8Array,
  to: number,
) => void

const toByte = (value: number, depth: number): number =>
  depth === 16 ? value >> 8 : (value * 255) / (2 ** depth - 1)

/** A value with its alpha, on white; both from 0 to 255. */
const onWhite = (value: number, alpha: number): number =>
  Math.round((value * alpha + 255 * (255 - alpha)) / 255)

/** Sample `index` of the transparent colour: two bytes, of which only `depth` bits count (§11.3.2.1). */
const keyed = ({ transparency, depth }: PngColors, index: number): number =>
  transparency && transparency.length >= 2 * index + 2
    ? ((transparency[2 * index]! << 8) | transparency[2 * index + 1]!) & (2 ** depth - 1)
    : -1

const painters: Readonly<Record<PngHeader['color'], Paint>> = {
  0: (image, sample, x, data, to) => {
    const value = sample(x)
    data[to] = value === keyed(image, 0) ? 255 : toByte(value, image.depth)
  },
  2: (image, sample, x, data, to) => {
    const isKeyed = [0, 1, 2].every((i) => sample(3 * x + i) === keyed(image, i))
    for (let i = 0; i < 3; i++)
      data[3 * to + i] = isKeyed ? 255 : toByte(sample(3 * x + i), image.depth)
  },
  3: ({ palette, transparency }, sample, x, data, to) => {
    const index = sample(x)
    const alpha = transparency?.[index] ?? 255
    for (let i = 0; i < 3; i++) data[3 * to + i] = onWhite(palette?.[3 * index + i] ?? 0, alpha)
  },
  4: ({ depth }, sample, x, data, to) => {
    data[to] = onWhite(toByte(sample(2 * x), depth), toByte(sample(2 * x + 1), depth))
  },
  6: ({ depth }, sample, x, data, to) => {
    const alpha = toByte(sample(4 * x + 3), depth)
    for (let i = 0; i < 3; i++) data[3 * to + i] = onWhite(toByte(sample(4 * x + i), depth), alpha)
  },
}
