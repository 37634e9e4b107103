/** Operators of lines, areas and clipping (ISO 32000-1 8.4, 8.5): what is painted where. */
import {
  around,
  matrixIn,
  moved,
  numbersIn,
  within,
  times,
  type Matrix,
  type Point,
  type Rect,
} from './geometry.ts'
import { noPath, type Act, type Canvas, type Paint } from './canvas.ts'
import { seen } from './colors.ts'

/** Adds to the path what an operator draws from points. */
const onward =
  (count: number, isBegin: boolean): Act =>
  (canvas, operands) => {
    const at = numbersIn(operands, 2 * count)
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
  const [x, y, width, height] = numbersIn(operands, 4) as [number, number, number, number]
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
  (...whiches: readonly (keyof typeof strokes)[]): Act =>
  (canvas) => {
    const { path } = canvas
    canvas.path = noPath()
    for (const which of whiches) strokes[which](path, canvas)
    const edge = path.isClip ? around(path.lines.flat()) : null
    if (edge) canvas.state = { ...canvas.state, clip: clipped(edge, canvas.state.clip) }
  }

const clipped = (rect: Rect, clip: Rect | null): Rect => (clip ? within(rect, clip) : rect)

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
      canvas.state = { ...canvas.state, matrix: times(matrixIn(operands), canvas.state.matrix) }
    },
  ],
  [
    'w',
    (canvas, operands) => {
      canvas.state = { ...canvas.state, lineWidth: numbersIn(operands, 1)[0]! }
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
])
