/** Operators of colours (ISO 32000-1 8.6), and what of them is seen. */
import type { Act, Canvas, Paint, State } from './canvas.ts'
import { identity, numbersIn } from './geometry.ts'
import type { Color } from '../reading.ts'
import { isName, type Dictionary } from './values.ts'

const black: Paint = { space: 'DeviceGray', color: [0, 0, 0], isOpaque: true }

/** What a page begins with. */
export const firstState: State = {
  matrix: identity,
  font: null,
  size: 0,
  fill: black,
  stroke: black,
  isPlain: true,
  lineWidth: 1,
  clip: null,
}

const grey = ([level]: readonly number[]): Color => [level!, level!, level!]
/** As a screen shows it (10.3.5). */
const ofInks = ([c, m, y, k]: readonly number[]): Color => [
  1 - Math.min(1, c! + k!),
  1 - Math.min(1, m! + k!),
  1 - Math.min(1, y! + k!),
]

/** Kinds of colours by the names of their spaces: how many numbers they have, and what these say. */
const spaces: Readonly<Record<string, readonly [count: number, (of: readonly number[]) => Color]>> =
  {
    DeviceGray: [1, grey],
    DeviceRGB: [3, (of) => of as unknown as Color],
    DeviceCMYK: [4, ofInks],
  }

type Which = 'fill' | 'stroke'

const paintWith = (canvas: Canvas, which: Which, paint: Partial<Paint>): void => {
  canvas.state = { ...canvas.state, [which]: { ...canvas.state[which], ...paint } }
}

/** A colour of a space that is named with it. */
const colored =
  (which: Which, space: string): Act =>
  (canvas, operands) => {
    const [count, colorOf] = spaces[space]!
    paintWith(canvas, which, { space, color: colorOf(numbersIn(operands, count)) })
  }

/** A colour of the space that was named before; of any other than the three it is not known how it looks. */
const coloredAsBefore =
  (which: Which): Act =>
  (canvas, operands) => {
    const [count, colorOf] = spaces[canvas.state[which].space] ?? [0, () => null]
    const color = count > 0 ? colorOf(numbersIn(operands, count)) : null
    paintWith(canvas, which, { color })
  }

const spaced =
  (which: Which): Act =>
  (canvas, [name]) => {
    const space = isName(name) ? name.name : ''
    paintWith(canvas, which, { space, color: space in spaces ? [0, 0, 0] : null })
  }

/** The colour as it is seen; null for one that something shows through. */
export const seen = ({ color, isOpaque }: Paint, { isPlain }: State): Color | null =>
  isOpaque && isPlain ? color : null

/** Operators by name. */
export const coloring: readonly (readonly [string, Act])[] = [
  ['g', colored('fill', 'DeviceGray')],
  ['G', colored('stroke', 'DeviceGray')],
  ['rg', colored('fill', 'DeviceRGB')],
  ['RG', colored('stroke', 'DeviceRGB')],
  ['k', colored('fill', 'DeviceCMYK')],
  ['K', colored('stroke', 'DeviceCMYK')],
  ['cs', spaced('fill')],
  ['CS', spaced('stroke')],
  ...['sc', 'scn'].map((name) => [name, coloredAsBefore('fill')] as const),
  ...['SC', 'SCN'].map((name) => [name, coloredAsBefore('stroke')] as const),
]

/** What a named state of graphics changes (8.4.5): how much shows through, masks and blending. */
export const setState = (canvas: Canvas, named: Dictionary): void => {
  // It may set a font as well.
  if (named.has('Font')) throw new Error('a font that is set in another way')
  for (const [which, key] of [
    ['fill', 'ca'],
    ['stroke', 'CA'],
  ] as const)
    if (named.has(key)) paintWith(canvas, which, { isOpaque: named.get(key) === 1 })
  const plain = Object.entries({ SMask: 'None', BM: 'Normal' })
  const set = plain.filter(([key]) => named.has(key))
  if (set.length === 0) return
  const isPlain = set.every(([key, name]) => {
    const value = named.get(key)
    return isName(value) && value.name === name
  })
  canvas.state = {
    ...canvas.state,
    isPlain: isPlain && (canvas.state.isPlain || set.length === plain.length),
  }
}
