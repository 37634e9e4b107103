/** Operators of lines, areas, colours and clipping (ISO 32000-1 8.4 to 8.6): what is painted where, in what colour. */
import {
  around,
  identity,
  moved,
  shared,
  times,
  type Matrix,
  type Point,
  type Rect,
} from './geometry.ts'
import { noPath, type Act, type Canvas, type Paint, type State } from './canvas.ts'
import type { Color } from '../reading.ts'
import { isName, type Dictionary, type Value } from './values.ts'

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

const numbers = (operands: readonly Value[], count: number): number[] => {
  if (operands.length !== count || operands.some((value) => typeof value !== 'number'))
    throw new Error(`no ${count} numbers where they should be`)
  return operands as number[]
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
    paintWith(canvas, which, { space, color: colorOf(numbers(operands, count)) })
  }

/** A colour of the space that was named before; of any other than the three it is not known how it looks. */
const coloredAsBefore =
  (which: Which): Act =>
  (canvas, operands) => {
    const [count, colorOf] = spaces[canvas.state[which].space] ?? [0, () => null]
    const color = count > 0 ? colorOf(numbers(operands, count)) : null
    paintWith(canvas, which, { color })
  }

const spaced =
  (which: Which): Act =>
  (canvas, [name]) => {
    const space = isName(name) ? name.name : ''
    paintWith(canvas, which, { space, color: space in spaces ? [0, 0, 0] : null })
  }

/** Adds to the path what an operator draws from points. */
const onward =
  (count: number, isBegin: boolean): Act =>
  (canvas, operands) => {
    const at = numbers(operands, 2 * count)
    const { path, state } = canvas
    if (isBegin) {
      path.lines.push([])
      path.begins.push([at[0]!, at[1]!])
    }
    const line = path.lines.at(-1)
    if (!line) throw new Error('a line that begins nowhere')
    path.isRect = false
    for (let i = 0; i < at.length; i += 2) line.push(moved(state.matrix, [at[i]!, at[i + 1]!]))
  }

const rectangle: Act = (canvas, operands) => {
  const [x, y, width, height] = numbers(operands, 4) as [number, number, number, number]
  const { path, state } = canvas
  path.isRect = path.lines.length === 0 && isUpright(state.matrix)
  path.begins.push([x, y])
  const corners: Point[] = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
    [x, y],
  ]
  path.lines.push(corners.map((corner) => moved(state.matrix, corner)))
}

/** Leaves sides along those of the page. */
const isUpright = ({ a, b, c, d }: Matrix): boolean => (b === 0 && c === 0) || (a === 0 && d === 0)

/** Ends the path: filled, or drawn along its lines, or both, or only an edge for what comes after (8.5.3, 8.5.4). */
const painted =
  (...whiches: readonly Which[]): Act =>
  (canvas) => {
    const { path } = canvas
    canvas.path = noPath()
    for (const which of whiches) strokes[which](path, canvas)
    const edge = path.isClip ? around(path.lines.flat()) : null
    if (edge) canvas.state = { ...canvas.state, clip: clipped(edge, canvas.state.clip) }
  }

const clipped = (rect: Rect, clip: Rect | null): Rect => (clip ? shared(rect, clip) : rect)

const strokes = {
  fill: (path: Canvas['path'], canvas: Canvas): void => {
    const { fill, clip } = canvas.state
    const rect = around(path.lines.flat())
    if (rect) add(canvas, clipped(rect, clip), fill, { isWhole: path.isRect, begins: path.begins })
  },
  /** Each straight part by itself: what a frame stands around is not covered. */
  stroke: (path: Canvas['path'], canvas: Canvas): void => {
    const { stroke, clip, lineWidth, matrix } = canvas.state
    const reach = (lineWidth * Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c))) / 2
    let { begins } = path
    for (const line of path.lines)
      line.slice(1).forEach((point, at) => {
        const rect = around([line[at]!, point], reach)!
        add(canvas, clipped(rect, clip), stroke, { isWhole: false, begins })
        begins = []
      })
  },
}

/** The colour as it is seen; null for one that something shows through. */
export const seen = ({ color, isOpaque }: Paint, { isPlain }: State): Color | null =>
  isOpaque && isPlain ? color : null

const add = (
  { drawn, state }: Canvas,
  rect: Rect,
  paint: Paint,
  how: { readonly isWhole: boolean; readonly begins: readonly Point[] },
): void => {
  drawn.push({ type: 'area', rect, color: seen(paint, state), ...how })
}

const clip: Act = ({ path }) => {
  path.isClip = true
}

const nothing: Act = () => {}

/** Operators by name; dashes, ends and corners of lines change nothing that is asked here. */
export const painting: ReadonlyMap<string, Act> = new Map<string, Act>([
  [
    'cm',
    (canvas, operands) => {
      const [a, b, c, d, e, f] = numbers(operands, 6) as [number, number, number, number, number, number] // prettier-ignore
      canvas.state = { ...canvas.state, matrix: times({ a, b, c, d, e, f }, canvas.state.matrix) }
    },
  ],
  [
    'w',
    (canvas, operands) => {
      canvas.state = { ...canvas.state, lineWidth: numbers(operands, 1)[0]! }
    },
  ],
  ...['J', 'j', 'M', 'd', 'ri', 'i'].map((name) => [name, nothing] as const),
  ['m', onward(1, true)],
  ['l', onward(1, false)],
  ['c', onward(3, false)],
  ['v', onward(2, false)],
  ['y', onward(2, false)],
  ['h', nothing],
  ['re', rectangle],
  ['W', clip],
  ['W*', clip],
  ['n', painted()],
  ...['S', 's'].map((name) => [name, painted('stroke')] as const),
  ...['f', 'F', 'f*'].map((name) => [name, painted('fill')] as const),
  ...['B', 'B*', 'b', 'b*'].map((name) => [name, painted('fill', 'stroke')] as const),
  [
    'sh',
    ({ drawn, state, edges }) => {
      drawn.push({
        type: 'area',
        rect: state.clip ?? edges,
        color: null,
        isWhole: false,
        begins: [],
      })
    },
  ],
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
])

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
  canvas.state = { ...canvas.state, isPlain: isPlain && (canvas.state.isPlain || set.length === plain.length) } // prettier-ignore
}
