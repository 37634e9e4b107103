/** An SVG file → a checked image: shapes only for PDF, a raster for Word. */
import type { Resvg, ResvgRenderOptions } from '@resvg/resvg-js'
import { create } from 'fontkit'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { FontFile, Image } from '../flow/assets.ts'
import { readPlain } from '../files.ts'
import { limits } from '../limits.ts'
import type { Report } from '../message.ts'
import { imageMessages } from './messages.ts'
import { encodePng } from './png-encode.ts'
import { defaultDensity, toPoints } from './size.ts'
import { isAffordable, layersOf } from './svg-cost.ts'
import { coverageOf } from './svg-coverage.ts'
import { elementsOf, svgTree } from './svg-tree.ts'
import type { SvgElement } from './svg-tree.ts'

type Finding = Parameters<Report>[0]

/** Pixels per inch of the raster, and the least worth printing. */
const rasterDensity = 300
const leastDensity = 72

/**
 * The drawing without styles, references and text: letters become paths of the fonts given, so that no machine draws it otherwise. The raster is on white.
 */
export const fromSvg = (
  bytes: Uint8Array,
  fonts: readonly FontFile[],
  report: Report,
): Image | null => {
  const fail = (finding: Finding): null => {
    report(finding)
    return null
  }
  if (bytes.length > limits.svgBytes)
    return fail(imageMessages.tooLarge(bytes.length, limits.svgBytes))
  const text = fromUtf8(bytes)
  if (text === null) return fail(imageMessages.svgSyntax(1))
  const tree = svgTree(text, report)
  if (!tree) return null
  if (!isAffordable(tree) || lettersIn(tree) > limits.svgLetters)
    return fail(imageMessages.svgTooComplex())
  const missing = missingGlyph(tree, fonts)
  if (missing) return fail(imageMessages.svgGlyph(missing))
  return drawn(text, hasText(tree) ? fonts : [], fail)
}

const fromUtf8 = (bytes: Uint8Array): string | null => {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const encoding = /^[^>]*encoding=["']([^"']+)/.exec(head)?.[1] ?? 'utf-8'
  if (!/^utf-?8$/i.test(encoding)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const textsOf = (root: SvgElement): string[] =>
  elementsOf(root)
    .filter(({ name }) => ['text', 'tspan', 'textPath', 'a'].includes(name))
    .map(({ text }) => text)

const textOf = (root: SvgElement): string => textsOf(root).join('')

/** Characters of text; finding the font of a text takes as long as four of them. */
const lettersIn = (root: SvgElement): number =>
  textsOf(root).reduce((sum, text) => sum + 4 + text.length, 0)

const hasText = (root: SvgElement): boolean => textOf(root).trim() !== ''

/** Name of the first character that none of the fonts has: resvg leaves such a character out. */
const missingGlyph = (root: SvgElement, fonts: readonly FontFile[]): string | undefined => {
  const points = new Set([...textOf(root)].filter((c) => /\S/.test(c)))
  for (const { bytes } of points.size > 0 ? fonts : []) {
    const font = create(bytes)
    for (const c of points) if (font.hasGlyphForCodePoint(c.codePointAt(0)!)) points.delete(c)
    if (points.size === 0) return undefined
  }
  const [first] = points
  return first && `U+${first.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}

/** Machine code, loaded for the first drawing: a memo without one does without. */
const loadResvg = () =>
  createRequire(import.meta.url)('@resvg/resvg-js') as typeof import('@resvg/resvg-js')

const optionsOf = (fonts: readonly FontFile[]): ResvgRenderOptions => ({
  dpi: defaultDensity,
  logLevel: 'off',
  font: {
    loadSystemFonts: false,
    fontFiles: fonts.map(({ path }) => path),
    // For `sans-serif`, `serif` and whatever is not among the fonts: resvg-js 2.6.2 knows one only.
    defaultFontFamily: 'Noto Sans SC',
  },
})

const drawn = (
  text: string,
  fonts: readonly FontFile[],
  fail: (finding: Finding) => null,
): Image | null => {
  const drawing = parsed(text, optionsOf(fonts))
  if (typeof drawing === 'string') return fail(imageMessages.svgUnreadable(drawing))
  const changed = fonts.find(hasChanged)
  if (changed) return fail(imageMessages.fontChanged(path.basename(changed.path)))
  const { width, height } = drawing
  if (!(width > 0 && height > 0 && Math.max(width, height) <= longestSide))
    return fail(imageMessages.svgUnreadable(`${width} × ${height}`))
  const simplified = drawing.toString()
  const raster = simplified.length <= limits.svgSimplifiedBytes && rasterOf(simplified, drawing)
  if (!raster) return fail(imageMessages.svgTooComplex())
  const points = toPoints(drawing, undefined)
  // svg-to-pdfkit passes over blend modes in silence.
  if (simplified.includes('mix-blend-mode')) return { type: 'png', bytes: raster, ...points }
  return { type: 'svg', bytes: Buffer.from(withoutSize(simplified)), raster, ...points }
}

/** A drawing that fills the room it is given: svg-to-pdfkit draws one with a size of its own at that size. */
const withoutSize = (svg: string): string =>
  svg.replace(/^<svg width="[^"]*" height="[^"]*"/, '<svg')

/** The longest side a page of PDF 1.7 may have (Annex C), in pixels. */
const longestSide = (14_400 * defaultDensity) / 72

/** resvg reads the files of the fonts itself: whether one is not the font any more that all else is set in. */
const hasChanged = ({ path, bytes }: FontFile): boolean => {
  try {
    return !readPlain(path).equals(bytes)
  } catch {
    return true
  }
}

const parsed = (text: string, options: ResvgRenderOptions): Resvg | string => {
  try {
    return new (loadResvg().Resvg)(text, options)
  } catch (error) {
    return (error as Error).message.replace(/^.* cause /, '')
  }
}

type Size = { readonly width: number; readonly height: number }

/** The drawing as opaque pixels; null when even a coarse one would take too long. */
const rasterOf = (simplified: string, size: Size): Uint8Array | null => {
  const tree = svgTree(simplified, () => {})
  if (!tree) return null
  const painted = Math.max(1, layersOf(tree) + coverageOf(tree, size))
  const most = Math.min(limits.rasterPixels, limits.rasterLayerPixels / painted)
  const wanted = rasterDensity / defaultDensity
  const zoom = Math.min(wanted, Math.sqrt(most / (size.width * size.height)))
  const isLarge = size.width * size.height * wanted ** 2 > limits.rasterPixels
  if (!isLarge && zoom < leastDensity / defaultDensity) return null
  const width = Math.max(1, Math.round(size.width * zoom))
  const options: ResvgRenderOptions = { ...optionsOf([]), fitTo: { mode: 'width', value: width } }
  const { Resvg } = loadResvg()
  const image = new Resvg(simplified, { ...options, background: 'white' }).render()
  return encodePng({ ...opaque(image.pixels), width: image.width, height: image.height })
}

const opaque = (rgba: Uint8Array) => {
  const data = new Uint8Array((rgba.length / 4) * 3)
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3)
    data.set(rgba.subarray(from, from + 3), to)
  return { channels: 3, data } as const
}
