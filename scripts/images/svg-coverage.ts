/** How often over an SVG, as resvg simplifies it, paints its canvas: each shape costs the pixels around it. */
import type { SvgElement } from './svg-tree.ts'

/** `matrix(a b c d e f)` of SVG 1.1, 7.4. */
type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

type Size = { readonly width: number; readonly height: number }

/** The canvas, and what user units become on it. */
type Ground = Size & { readonly matrix: Matrix }

/** Sum of the rectangles around all shapes, none larger than the canvas, in canvases. */
export const coverageOf = (root: SvgElement, { width, height }: Size): number => {
  const [, , wide = width, high = height] = numbersIn(root.attributes['viewBox'])
  // The larger one, whatever `preserveAspectRatio` says.
  const scale = Math.max(width / wide, height / high)
  const sum = (element: SvgElement, ground: Ground): number => {
    const own = { ...ground, matrix: product(ground.matrix, matrixOf(element)) }
    if (element.name === 'defs') return 0
    if (element.name === 'path') return areaOf(element, own)
    return element.children.reduce((all, child) => all + sum(child, own), 0)
  }
  return sum(root, { width, height, matrix: [scale, 0, 0, scale, 0, 0] }) / (width * height)
}

const numbersIn = (text = ''): number[] =>
  (text.match(/-?\d*\.?\d+(?:e[-+]?\d+)?/gi) ?? []).map(Number)

const matrixOf = ({ attributes }: SvgElement): Matrix => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersIn(attributes['transform'])
  return [a, b, c, d, e, f]
}

const product = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
]

/** Pixels around a path, its control points and its stroke, wherever it stands. */
const areaOf = ({ attributes }: SvgElement, { matrix, width, height }: Ground): number => {
  const [a, b, c, d, e, f] = matrix
  const stroke = attributes['stroke'] === 'none' ? 0 : Number(attributes['stroke-width'] ?? 1)
  const pen = (stroke / 2) * Math.max(Math.hypot(a, b), Math.hypot(c, d))
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  const points = numbersIn(attributes['d'])
  if (points.length < 2) return 0
  for (let at = 0; at + 1 < points.length; at += 2) {
    const [x, y] = [points[at]!, points[at + 1]!]
    const [onX, onY] = [a * x + c * y + e, b * x + d * y + f]
    left = Math.min(left, onX)
    right = Math.max(right, onX)
    top = Math.min(top, onY)
    bottom = Math.max(bottom, onY)
  }
  return Math.min(right - left + 2 * pen, width) * Math.min(bottom - top + 2 * pen, height)
}
