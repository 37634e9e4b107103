import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readFonts } from '../scripts/fonts/font-files.ts'
import { readImage } from '../scripts/images/read-image.ts'
import { encodePng, writePng } from '../scripts/images/png-encode.ts'
import { rawLength } from '../scripts/images/png-pixels.ts'
import type { PngHeader } from '../scripts/images/png-pixels.ts'
import { limits } from '../scripts/limits.ts'
import type { Report } from '../scripts/message.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'images-'))
  mkdirSync(path.join(folder, 'memo/pictures'), { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true }))

const fontFolder = fileURLToPath(new URL('../templates/fonts/', import.meta.url))
const named = ['NotoSansSC-Regular.ttf', 'NotoSerifSC-Regular.ttf'].map(
  (name) => [name, fontFolder + name] as const,
)
const fonts = [...readFonts({ fonts: new Map(named) }, []).values()]

const memo = (name = ''): string => path.join(folder, 'memo', name)

const read = (src: string, content?: Uint8Array | string) => {
  if (content !== undefined) writeFileSync(memo(src), content)
  const messages: Parameters<Report>[0][] = []
  const report: Report = (message) => messages.push(message)
  const found = readImage(src, { folder: memo(), place: { line: 7, column: 3 }, fonts, report })
  return { found, messages, rules: messages.map(({ rule }) => rule) }
}

const image = (src: string, content: Uint8Array | string) => {
  const { found, messages } = read(src, content)
  expect(messages).toEqual([])
  return found!
}

const header = (part: Partial<PngHeader>): PngHeader => ({
  width: 5,
  height: 3,
  depth: 8,
  color: 2,
  isInterlaced: false,
  ...part,
})

const ihdr = ({ width, height, depth, color, isInterlaced }: PngHeader): Buffer => {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width, 0)
  data.writeUInt32BE(height, 4)
  data.set([depth, color, 0, 0, isInterlaced ? 1 : 0], 8)
  return data
}

type Extra = { readonly type: string; readonly data: Uint8Array }

const png = (shape: PngHeader, raw: Uint8Array, before: readonly Extra[] = []): Uint8Array =>
  writePng([
    { type: 'IHDR', data: ihdr(shape) },
    ...before,
    { type: 'IDAT', data: deflateSync(raw) },
  ])

const blank = (shape: PngHeader): Uint8Array => new Uint8Array(rawLength(shape))
const sound = (part: Partial<PngHeader> = {}, before: readonly Extra[] = []): Uint8Array =>
  png(header(part), blank(header(part)), before)

/** Baseline JPEG of a size: its tables are empty but there. */
const jpeg = (part: {
  sof?: number
  bits?: number
  components?: number
  width?: number
  before?: readonly number[][]
  end?: readonly number[]
}): Uint8Array => {
  const { sof = 0xc0, bits = 8, components = 3, width = 30, before = [], end = [0xff, 0xd9] } = part
  const segment = (kind: number, ...data: number[]) => [0xff, kind, 0, data.length + 2, ...data]
  const planes = Array.from({ length: components }, (_, i) => [i + 1, 0x11, 0]).flat()
  return Uint8Array.from([
    0xff,
    0xd8,
    ...before.flatMap(([kind, ...data]) => segment(kind!, ...data)),
    ...segment(0xdb, ...Array<number>(65).fill(1)),
    ...segment(0xc4, ...Array<number>(18).fill(0)),
    ...segment(sof, bits, 0, 20, width >> 8, width & 255, components, ...planes),
    ...segment(0xda, 1, 1, 0, 0, 63, 0),
    1,
    2,
    0xff,
    0,
    3,
    0xff,
    0xd0,
    4,
    ...end,
  ])
}

const text = (value: string): number[] => [...Buffer.from(value, 'latin1')]
const svg = (body: string, attributes = 'width="40" height="20"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${body}</svg>`

describe('where a file may be', () => {
  test.each([
    ['/etc/hostname', 'image-path'],
    ['../secret.png', 'image-path'],
    ['pictures/../../secret.png', 'image-path'],
    ['..\\secret.png', 'image-path'],
    ['\\\\server\\share\\a.png', 'image-path'],
    ['C:/a.png', 'image-path'],
    ['https://example.org/a.png', 'image-path'],
    ['file:///etc/hostname', 'image-path'],
    ['data:image/png;base64,AAAA', 'image-path'],
    ['a\0.png', 'image-path'],
    ['~/a.png', 'image-path'],
    ['', 'image-path'],
    ['link-out.png', 'image-path'],
    ['folder-out/secret.png', 'image-path'],
    ['pictures', 'image-path'],
    ['missing.png', 'image-missing'],
    ['pictures/a.png/b.png', 'image-missing'],
    ['round.png', 'image-unreadable'],
    [`${'n'.repeat(300)}.png`, 'image-unreadable'],
  ])('%j is refused: %s', (src, rule) => {
    for (const name of ['link-out.png', 'folder-out', 'round.png'])
      rmSync(memo(name), { force: true })
    writeFileSync(path.join(folder, 'secret.png'), sound())
    writeFileSync(memo('pictures/a.png'), sound())
    symlinkSync('../secret.png', memo('link-out.png'))
    symlinkSync('..', memo('folder-out'))
    symlinkSync('round.png', memo('round.png'))
    const { found, messages } = read(src)
    expect(found).toBeNull()
    expect(messages).toMatchObject([{ rule, place: { line: 7, column: 3 } }])
  })

  test('links inside the folder, Chinese names and `a/../b` are followed', () => {
    writeFileSync(memo('pictures/图 一.png'), sound())
    rmSync(memo('link.png'), { force: true })
    symlinkSync('pictures/图 一.png', memo('link.png'))
    const keys = ['link.png', 'pictures/../link.png', './pictures/图 一.png'].map((src) =>
      read(src),
    )
    expect(keys.map(({ rules }) => rules)).toEqual([[], [], []])
    expect(new Set(keys.map(({ found }) => found!.key)).size).toBe(1)
  })

  test.skipIf(process.platform === 'win32')('a pipe is refused, not waited for', () => {
    execFileSync('mkfifo', [memo('pipe.png')])
    expect(read('pipe.png').rules).toEqual(['image-path'])
  })

  test('a file over the size cap is not read', () => {
    expect(read('large.png', new Uint8Array(limits.imageBytes + 1)).rules).toEqual([
      'image-too-large',
    ])
  })
})

describe('what a file may be', () => {
  test.each([
    ['a.gif', text('GIF89a......'), 'GIF'],
    ['a.webp', text('RIFF....WEBPVP8 '), 'WebP'],
    ['a.heic', text('....ftypheic'), 'HEIC'],
    ['a.svgz', [0x1f, 0x8b, 8, 0], 'compressed SVG'],
    ['a.png', text('<html></html>'), 'no image'],
    ['b.png', [], 'no image'],
  ])('%s is refused by its bytes', (src, bytes, name) => {
    const { found, messages } = read(src, Uint8Array.from(bytes))
    expect(found).toBeNull()
    expect(messages[0]).toMatchObject({ rule: 'image-format' })
    expect(messages[0]!.en).toContain(name)
  })

  test('another extension is a query and the image is read', () => {
    const { found, messages } = read('photo.jpg', sound())
    expect(found?.image.type).toBe('png')
    expect(messages).toMatchObject([{ rule: 'image-extension', level: 'query' }])
  })

  test('the key is of the content: same image same key, another density another key', () => {
    const dense = Buffer.alloc(9)
    dense.writeUInt32BE(11811, 0)
    dense.writeUInt32BE(11811, 4)
    dense[8] = 1
    const plain = image('k1.png', sound())
    expect(image('k2.png', sound()).key).toBe(plain.key)
    expect(plain.key).toMatch(/^[0-9a-f]{16}$/)
    expect(plain.image).toMatchObject({ width: (5 * 72) / 96, height: (3 * 72) / 96 })
    const other = image('k3.png', sound({}, [{ type: 'pHYs', data: dense }]))
    expect(other.key).not.toBe(plain.key)
    expect(other.image.width).toBeCloseTo((5 * 72) / 300, 3)
  })
})

/** Pixels as the Rust decoder behind resvg sees them, on white. */
const oracle = (bytes: Uint8Array, { width, height }: PngHeader): Uint8Array => {
  const data = Buffer.from(bytes).toString('base64')
  const body = `<image width="${width}" height="${height}" style="image-rendering:optimizeSpeed" href="data:image/png;base64,${data}"/>`
  const options = { background: 'white', font: { loadSystemFonts: false } }
  const { pixels } = new Resvg(svg(body, `width="${width}" height="${height}"`), options).render()
  return pixels.filter((_, i) => i % 4 < 3)
}

/** RGB pixels of a PNG as we write it: 8-bit grey or RGB with filters 0 or 2. */
const pixelsOf = (bytes: Uint8Array, { width, height }: PngHeader): Uint8Array => {
  const file = Buffer.from(bytes)
  expect(file[24]).toBe(8)
  const channels = file[25] === 0 ? 1 : 3
  const raw = inflateSync(file.subarray(41, 41 + file.readUInt32BE(33)))
  const rows = Buffer.alloc(width * height * channels)
  for (let i = 0; i < rows.length; i++) {
    const row = Math.floor(i / (width * channels))
    const above = row > 0 ? rows[i - width * channels]! : 0
    expect(raw[row * (width * channels + 1)]).toBe(2)
    rows[i] = raw[i + row + 1]! + above
  }
  return channels === 3 ? rows : Buffer.from([...rows].flatMap((value) => [value, value, value]))
}

describe('PNG', () => {
  const kinds = [
    ...[1, 2, 4, 8, 16].map((depth) => ({ color: 0 as const, depth })),
    ...[8, 16].map((depth) => ({ color: 2 as const, depth })),
    ...[1, 2, 4, 8].map((depth) => ({ color: 3 as const, depth })),
    ...[8, 16].map((depth) => ({ color: 4 as const, depth })),
    ...[8, 16].map((depth) => ({ color: 6 as const, depth })),
  ].flatMap((kind) => [
    { ...kind, isInterlaced: false },
    { ...kind, isInterlaced: true },
  ])

  test.each(kinds)(
    'color $color, $depth bit, interlaced $isInterlaced: as another decoder',
    (kind) => {
      const side = fc.integer({ min: 1, max: 11 })
      fc.assert(
        fc.property(side, side, fc.infiniteStream(fc.nat(255)), (width, height, stream) => {
          const shape = header({ ...kind, width, height })
          const take = (count: number) =>
            Uint8Array.from({ length: count }, () => stream.next().value)
          const raw = filtersOf(shape, take(rawLength(shape)))
          const entries = 2 ** shape.depth
          const extra = {
            PLTE: shape.color === 3 ? take(3 * entries) : null,
            tRNS:
              shape.color === 3
                ? take(entries)
                : shape.color < 3
                  ? keyOf(shape, take(shape.color === 0 ? 2 : 6))
                  : null,
          }
          const before = Object.entries(extra).flatMap(([type, data]) =>
            data ? [{ type, data }] : [],
          )
          const bytes = png(shape, raw, before)
          const ours = image('pixels.png', bytes).image.bytes
          const theirs = oracle(bytes, shape)
          const difference = pixelsOf(ours, shape).map((value, i) => Math.abs(value - theirs[i]!))
          expect(Math.max(...difference)).toBeLessThanOrEqual(2)
        }),
        { numRuns: 25, seed: 6 },
      )
    },
  )

  test('an opaque image keeps its pixels and loses everything else', () => {
    const shape = header({})
    const note = { type: 'tEXt', data: Buffer.from('Author\0Wang Xiaoming') }
    const palette = { type: 'PLTE', data: Uint8Array.from([1, 2, 3]) }
    const bytes = Buffer.concat([sound({}, [note, palette]), Buffer.from('after the end')])
    expect(Buffer.from(image('opaque.png', bytes).image.bytes)).toEqual(
      Buffer.from(png(shape, blank(shape))),
    )
  })

  test('what we write is what we read', () => {
    const data = Uint8Array.from({ length: 4 * 6 * 3 }, (_, i) => (i * 37) & 255)
    const bytes = encodePng({ width: 4, height: 6, channels: 3, data })
    expect(Buffer.from(image('own.png', bytes).image.bytes)).toEqual(Buffer.from(bytes))
    expect([...pixelsOf(bytes, header({ width: 4, height: 6 }))]).toEqual([...data])
  })

  const damaged = (change: (bytes: Buffer) => Uint8Array): Uint8Array =>
    change(Buffer.from(sound({ color: 6 })))
  test.each<[string, Uint8Array]>([
    ['cut off', damaged((bytes) => bytes.subarray(0, -20))],
    ['one bit turned', damaged((bytes) => ((bytes[45]! ^= 4), bytes))],
    ['no rows', writePng([{ type: 'IHDR', data: ihdr(header({})) }])],
    ['too few rows', png(header({}), new Uint8Array(10))],
    ['too many rows', png(header({}), new Uint8Array(1000))],
    ['unknown filter', png(header({}), blank(header({})).fill(9))],
    ['palette missing', png(header({ color: 3 }), blank(header({ color: 3 })))],
    ['width 0', png(header({ width: 0 }), new Uint8Array())],
    ['depth 3', png(header({ depth: 3 }), new Uint8Array(30))],
    [
      'not deflate',
      writePng([
        { type: 'IHDR', data: ihdr(header({})) },
        { type: 'IDAT', data: Buffer.from('zzzz') },
      ]),
    ],
    ['IDAT first', writePng([{ type: 'IDAT', data: new Uint8Array(3) }])],
    ['unknown critical chunk', sound({}, [{ type: 'ABCD', data: new Uint8Array(3) }])],
    ['chunk length of 4 GB', damaged((bytes) => (bytes.writeUInt32BE(0xffffffff, 33), bytes))],
  ])('damage is named: %s', (_, bytes) => {
    expect(read('damaged.png', bytes)).toMatchObject({ found: null, rules: ['image-corrupt'] })
  })

  test('a header of more pixels than the cap is refused before decoding', () => {
    const huge = png(header({ width: 65_000, height: 65_000 }), new Uint8Array(9))
    expect(read('huge.png', huge).rules).toEqual(['image-too-large'])
    const deep = png(header({ width: 6000, height: 6000, color: 6, depth: 16 }), new Uint8Array(9))
    expect(read('deep.png', deep).rules).toEqual(['image-too-large'])
  })

  test('rows that inflate to more than the header says stop at its size', () => {
    const bomb = png(header({ width: 10, height: 10 }), new Uint8Array(200_000_000))
    expect(read('bomb.png', bomb).rules).toEqual(['image-corrupt'])
  })
})

/** Two-byte samples within the depth: the oracle forgets to mask what a file should not hold. */
const keyOf = ({ depth }: PngHeader, samples: Uint8Array): Uint8Array =>
  samples.map((byte, i) => (depth === 16 ? byte : i % 2 === 0 ? 0 : byte & (2 ** depth - 1)))

/** The first byte of each row made a filter type. */
const filtersOf = (shape: PngHeader, raw: Uint8Array): Uint8Array => {
  const one = (width: number, height: number) =>
    rawLength({ ...shape, width, height, isInterlaced: false })
  const adam7 = [
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
  ] as const
  let at = 0
  for (const [x, y, dx, dy] of shape.isInterlaced ? adam7 : ([[0, 0, 1, 1]] as const)) {
    const width = Math.max(0, Math.ceil((shape.width - x) / dx))
    const height = Math.max(0, Math.ceil((shape.height - y) / dy))
    if (width === 0) continue
    for (let row = 0; row < height; row++, at += one(width, 1)) raw[at]! %= 5
  }
  return raw
}

describe('JPEG', () => {
  const jfif = [0xe0, ...text('JFIF\0'), 1, 1, 1, 1, 44, 1, 44, 0, 0]
  const exif = (orientation: number) => [
    0xe1,
    ...text('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0'),
    orientation,
    ...Buffer.alloc(6),
  ]

  test('size comes from the frame, density from JFIF', () => {
    const { image: plain } = image('a.jpg', jpeg({}))
    expect(plain).toMatchObject({ type: 'jpeg', width: (30 * 72) / 96, height: (20 * 72) / 96 })
    expect(image('b.jpeg', jpeg({ before: [jfif] })).image.width).toBeCloseTo((30 * 72) / 300)
    expect(image('c.jpg', jpeg({ sof: 0xc2, components: 1 })).image.type).toBe('jpeg')
  })

  test('where and when a photo was taken stays behind, as do fill bytes and what follows the end', () => {
    const bytes = jpeg({
      before: [exif(1), [0xfe, ...text('a comment')]],
      end: [0xff, 0xff, 0xd9, 1],
    })
    expect(Buffer.from(image('exif.jpg', bytes).image.bytes)).toEqual(Buffer.from(jpeg({})))
  })

  test.each([0, 1, 9])('orientation %i is upright', (orientation) => {
    expect(read('upright.jpg', jpeg({ before: [exif(orientation)] })).rules).toEqual([])
  })

  test.each([
    [1, []],
    [3, ['image-turned']],
    [6, ['image-turned']],
  ])('a PNG with orientation %i', (orientation, rules) => {
    const data = Uint8Array.from(exif(orientation).slice(7))
    expect(read('photo.png', sound({}, [{ type: 'eXIf', data }])).rules).toEqual(rules)
  })

  test('a turned picture is named by its own kind', () => {
    const data = Uint8Array.from(exif(6).slice(7))
    const [png] = read('photo.png', sound({}, [{ type: 'eXIf', data }])).messages
    expect(png!.en).toContain('magick picture.png -auto-orient upright.png')
    const [jpg] = read('photo.jpg', jpeg({ before: [exif(6)] })).messages
    expect(jpg!.en).toContain('magick picture.jpg -auto-orient upright.jpg')
  })

  test.each<[string, Uint8Array, string]>([
    ['CMYK', jpeg({ components: 4 }), 'image-format'],
    ['12 bit', jpeg({ bits: 12, sof: 0xc1 }), 'image-format'],
    ['lossless', jpeg({ sof: 0xc3 }), 'image-format'],
    ['arithmetic', jpeg({ sof: 0xc9 }), 'image-format'],
    ['sideways', jpeg({ before: [exif(6)] }), 'image-turned'],
    ['mirrored', jpeg({ before: [exif(2)] }), 'image-turned'],
    ['without end', jpeg({ end: [] }), 'image-corrupt'],
    ['width 0', jpeg({ width: 0 }), 'image-corrupt'],
    ['only a beginning', Uint8Array.from([0xff, 0xd8, 0xff]), 'image-corrupt'],
    ['no marker', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 3, 4]), 'image-corrupt'],
    ['length over the end', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 255, 255]), 'image-corrupt'],
  ])('%s is refused', (_, bytes, rule) => {
    expect(read('bad.jpg', bytes)).toMatchObject({ found: null, rules: [rule] })
  })

  test('a frame of 65,535 × 65,535 is refused by its header', () => {
    const bytes = jpeg({ width: 65_535 })
    const at = bytes.findIndex((byte, i) => byte === 0xff && bytes[i + 1] === 0xc0)
    bytes.set([255, 255], at + 5)
    expect(read('huge.jpg', bytes).rules).toEqual(['image-too-large'])
  })

  test('random damage never throws', () => {
    const whole = jpeg({ before: [jfif, exif(1)] })
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(40), (at, byte, cut) => {
        const bytes = whole.slice(0, whole.length - cut)
        bytes[at] = byte
        const { found, messages } = read('random.jpg', bytes)
        expect(found !== null || messages.length > 0).toBe(true)
      }),
      { seed: 6 },
    )
  })
})

describe('SVG', () => {
  test('text becomes paths, the raster has 300 pixels to the inch on white', () => {
    const body = '<rect width="9" height="9" fill="red" opacity=".5"/><text y="15">AI 对话</text>'
    const { image: drawing } = image('a.svg', `\ufeff<?xml version="1.0"?>\n<!-- c -->${svg(body)}`)
    expect(drawing).toMatchObject({ type: 'svg', width: 30, height: 15 })
    const simplified = Buffer.from(drawing.bytes).toString()
    expect(simplified).not.toContain('<text')
    expect(simplified.match(/<path/g)!.length).toBeGreaterThan(1)
    const raster = Buffer.from(drawing.raster!)
    expect([raster.readUInt32BE(16), raster.readUInt32BE(20), raster[25]]).toEqual([125, 63, 2])
    const again = image('b.svg', svg(body)).image
    expect(again).toEqual(drawing)
  })

  test('a bare DOCTYPE and foreign vocabularies are no harm', () => {
    const doctype =
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    const body =
      '<metadata><x:a xmlns:x="urn:x" x:href="http://a" onload="1"/></metadata><path d="M0 0h9v9z"/>'
    expect(image('d.svg', doctype + svg(body)).image.type).toBe('svg')
  })

  test('blend modes, which PDF writing passes over, are drawn beforehand', () => {
    const body = '<rect width="9" height="9" style="mix-blend-mode:multiply" fill="red"/>'
    expect(image('blend.svg', svg(body)).image.type).toBe('png')
  })

  test('is refused when a font has been replaced since it was read', () => {
    writeFileSync(memo('text.svg'), svg('<text y="9">A</text>'))
    const own = memo('own.ttf')
    copyFileSync(fontFolder + 'SourceCodePro-Regular.ttf', own)
    const fonts = [...readFonts({ fonts: new Map([['own', own]]) }, []).values()]
    const rules: string[] = []
    const found = () =>
      readImage('text.svg', { folder: memo(), fonts, report: ({ rule }) => rules.push(rule) })
    expect([found()?.image.type, rules]).toEqual(['svg', []])
    copyFileSync(fontFolder + 'SourceCodePro-Bold.ttf', own)
    expect([found(), rules]).toEqual([null, ['font-changed']])
  })

  test.each([
    ['<script>alert(1)</script>', 'image-active'],
    [
      '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
      'image-active',
    ],
    ['<rect onclick="x()" width="1" height="1"/>', 'image-active'],
    ['<use href="other.svg#a"/>', 'image-active'],
    [
      '<use xmlns:l="http://www.w3.org/1999/xlink" l:href="http://example.org/a.svg#a"/>',
      'image-active',
    ],
    ['<a href="javascript:alert(1)"><path d="M0 0h1"/></a>', 'image-active'],
    ['<rect style="fill:url(http://example.org/a#b)" width="1" height="1"/>', 'image-active'],
    ['<rect fill="url( \'file:///etc/passwd#b\')" width="1" height="1"/>', 'image-active'],
    ['<style>@import "http://example.org/a.css";</style>', 'image-active'],
    ['<style>a{fill:url(a.svg#b)}</style>', 'image-active'],
    ['<style>path{clip-path:url(#a)}</style>', 'image-format'],
    ['<style>.a{mask:url(#a)}</style>', 'image-format'],
    ['<style>@\\69mport "a"</style>', 'image-active'],
    ['<?xml-stylesheet href="a.css"?>', 'image-active'],
    ['<image href="#a"/>', 'image-format'],
    ['<filter id="f"/>', 'image-format'],
    ['<pattern id="p"/>', 'image-format'],
    ['<path style="marker-mid:url(#m)" d="M0 0h1"/>', 'image-format'],
    ['<text>\u{F0000}</text>', 'missing-glyph'],
    ['<path>', 'image-corrupt'],
    ['</svg></svg>', 'image-corrupt'],
    ['&nbsp;', 'image-corrupt'],
    ['&a;', 'image-corrupt'],
    ['\u0001', 'image-corrupt'],
  ])('%j is refused: %s', (body, rule) => {
    const { found, messages } = read('bad.svg', svg(body))
    expect(found).toBeNull()
    expect(messages).toMatchObject([{ rule, place: { line: 7, column: 3 } }])
  })

  test('entities are refused, whatever they hold', () => {
    const bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    const file = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    for (const doctype of [bomb, file])
      expect(read('entity.svg', doctype + svg('<text>&b;</text>')).rules).toEqual(['image-active'])
  })

  const levels = (count: number, make: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => make(i)).join('')
  test.each([
    [
      'copies of copies',
      `<path id="u0" d="M0 0h9v9z"/>${levels(12, (i) => `<g id="u${i + 1}">${`<use href="#u${i}"/>`.repeat(9)}</g>`)}`,
    ],
    ['a ring of copies', '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'],
    [
      'a chain of copies',
      `<path id="u0" d="M0 0h9"/>${levels(900, (i) => `<use id="u${i + 1}" href="#u${i}"/>`)}`,
    ],
    [
      'markers in markers',
      `${levels(12, (i) => `<marker id="m${i}">${`<path d="M0 0h9" marker-start="url(#m${i - 1})"/>`.repeat(9)}</marker>`)}`,
    ],
    ['a novel', `<text y="9">${'word '.repeat(900)}</text>`],
    ['labels by the thousand', '<text y="9">a</text>'.repeat(900)],
    ['too deep', '<g>'.repeat(10_000) + '</g>'.repeat(10_000)],
    [
      'a chain of clips',
      levels(
        20_000,
        (i) => `<clipPath id="c${i}" clip-path="url(#c${i - 1})"><path d="M0 0h9v9z"/></clipPath>`,
      ),
    ],
    ['layers', `<g opacity=".5"><path d="M0 0h400v400z"/><path d="M0 0h400v4z"/></g>`.repeat(9000)],
    [
      'clips in clips, by class',
      `<style>${levels(9, (i) => `.a${i}{clip-path:url(#c${i})}`)}</style>${levels(9, (i) => `<clipPath id="c${i + 1}">${`<path class="a${i}" d="M0 0h9v9z"/>`.repeat(9)}</clipPath>`)}<path class="a8" d="M0 0h9v9z"/>`,
    ],
    [
      'masks in masks',
      `${levels(8, (i) => `<mask id="k${i}">${`<path d="M0 0h9v9z" mask="url(#k${i - 1})"/>`.repeat(9)}</mask>`)}<path d="M0 0h9v9z" mask="url(#k7)"/>`,
    ],
  ])('%s: too complex', (_, body) => {
    const { found, rules } = read('bomb.svg', svg(body, 'width="400" height="400"'))
    expect(found).toBeNull()
    expect(rules).toEqual(['image-too-large'])
  })

  test.each([
    ['size 0', svg('<path d="M0 0h9v9z"/>', 'width="0" height="9"')],
    ['a mile wide', svg('<path d="M0 0h9v9z"/>', 'width="900000000" height="900000000"')],
    ['not UTF-8', Buffer.concat([Buffer.from(svg('')), Buffer.from([0xff])])],
    ['another encoding', `<?xml version="1.0" encoding="GBK"?>${svg('')}`],
  ])('%s is refused', (_, content) => {
    expect(read('odd.svg', content)).toMatchObject({ found: null, rules: ['image-corrupt'] })
  })

  test('shapes over one another get a coarser raster, and as many small ones do not', () => {
    const widthOf = (name: string, shape: string): number =>
      Buffer.from(
        image(name, svg(shape.repeat(400), 'width="600" height="600"')).image.raster!,
      ).readUInt32BE(16)
    expect(widthOf('over.svg', '<path d="M0 0h600v600h-600z"/>')).toBeLessThan(700)
    expect(widthOf('small.svg', '<path d="M0 0h6v6h-6z"/>')).toBe(1875)
    const turned = '<g transform="rotate(45 300 300) scale(9)"><path d="M0 0h60v60h-60z"/></g>'
    expect(widthOf('turned.svg', turned)).toBeLessThan(700)
  })

  test('a large drawing gets a coarser raster', () => {
    const size = 'width="8000" height="8000"'
    const raster = Buffer.from(
      image('poster.svg', svg('<path d="M0 0h9v9z"/>', size)).image.raster!,
    )
    expect(raster.readUInt32BE(16) * raster.readUInt32BE(20)).toBeLessThanOrEqual(
      limits.rasterPixels * 1.01,
    )
    expect(crc32(raster.subarray(12, 29))).toBe(raster.readUInt32BE(29))
  })
})
