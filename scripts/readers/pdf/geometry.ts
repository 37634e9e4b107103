/** Places on a page: transformations, and areas with sides along its own. In points from the bottom left. */
import { isList, type Value } from './values.ts'

/** `a b c d e f` of a transformation (ISO 32000-1 8.3.3). */
export type Matrix = Readonly<Record<'a' | 'b' | 'c' | 'd' | 'e' | 'f', number>>
export const identity: Matrix = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 }

/** The first, then the second (8.3.4). */
export const times = (one: Matrix, two: Matrix): Matrix => ({
  a: one.a * two.a + one.b * two.c,
  b: one.a * two.b + one.b * two.d,
  c: one.c * two.a + one.d * two.c,
  d: one.c * two.b + one.d * two.d,
  e: one.e * two.a + one.f * two.c + two.e,
  f: one.e * two.b + one.f * two.d + two.f,
})

export type Point = readonly [x: number, y: number]

export const moved = ({ a, b, c, d, e, f }: Matrix, [x, y]: Point): Point => [
  x * a + y * c + e,
  x * b + y * d + f,
]

/** Numbers of a value that has to hold so many; throws for any other. */
export const numbersIn = (values: Value | undefined, count: number): readonly number[] => {
  if (!isList(values) || values.length !== count || values.some((n) => typeof n !== 'number'))
    throw new Error(`no ${count} numbers where they should be`)
  return values as readonly number[]
}

export const matrixIn = (values: Value | undefined): Matrix => {
  const [a, b, c, d, e, f] = numbersIn(values, 6) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return { a, b, c, d, e, f }
}

export type Rect = Readonly<Record<'left' | 'bottom' | 'right' | 'top', number>>

export const rectIn = (values: Value | undefined): Rect => {
  const [left, bottom, right, top] = numbersIn(values, 4) as [number, number, number, number]
  return { left, bottom, right, top }
}

/** The least area that holds all points; null for none. */
export const around = (points: readonly Point[], reach = 0): Rect | null => {
  if (points.length === 0) return null
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    bottom = Math.min(bottom, y)
    top = Math.max(top, y)
  }
  return { left: left - reach, bottom: bottom - reach, right: right + reach, top: top + reach }
}

const between = (least: number, value: number, most: number): number =>
  Math.min(Math.max(least, value), most)

/** What an edge leaves of an area: of one wholly outside, a line or point of that edge. */
export const within = (area: Rect, edge: Rect): Rect => ({
  left: between(edge.left, area.left, edge.right),
  bottom: between(edge.bottom, area.bottom, edge.top),
  right: between(edge.left, area.right, edge.right),
  top: between(edge.bottom, area.top, edge.top),
})

/** Part of the first area that the second one covers, 0 to 1. */
export const coveredPart = (area: Rect, by: Rect): number => {
  const { left, bottom, right, top } = within(area, by)
  if (right <= left || top <= bottom) return 0
  return ((right - left) * (top - bottom)) / ((area.right - area.left) * (area.top - area.bottom))
}
