/**
 * A slab is a strip of a column that is never cut: a line, a table row, a picture. A flow becomes
 * one list of slabs; `paginate` finds where pages end, and `layout` puts marks where slabs fell.
 */
import type { Color, Stroke } from '../flow/styles.ts'
import type { Id } from '../memo/model.ts'
import type { Mark } from './model.ts'

export type Panel = {
  /** Slabs of one panel stand on one fill. */
  readonly key: number
  readonly fill: Color
  /** Its left edge, from that of the column. */
  readonly x: number
  readonly width: number
  /** What it is wider than its text on either side, and higher where a page cuts it. */
  readonly pad: number
  readonly bar: Stroke | null
}

export type Slab = {
  /** Blank above it, dropped at the head of a page. */
  readonly before: number
  readonly height: number
  /** Begins on the half-line grid. */
  readonly snaps: boolean
  /** Cost of a page break before it, in squared lines of blank: 0 is free, `never` forbids. */
  readonly breakCost: number
  /** Relative to the slab's top and the column's left edge. */
  readonly marks: readonly Mark[]
  readonly panel: Panel | null
  /** Head of the table this row belongs to, shown again when a page begins with the row. */
  readonly repeat: Slab | null
  /**
   * Indices of the notes referred to here, and, once `withNotes` has been over them, of the parts of notes
   * that stand at the foot of the same page.
   */
  readonly notes: readonly number[]
  /** The piece of the flow it comes from. */
  readonly piece: number
  /** Units that begin here. */
  readonly ids: readonly Id[]
  /** Of a heading. */
  readonly outline: { readonly level: number; readonly title: string } | null
}

/** The cost of a break that is taken only when nothing else leaves room (see `paginate`). */
export const never = Number.POSITIVE_INFINITY

const plain: Slab = {
  before: 0,
  height: 0,
  snaps: false,
  breakCost: 0,
  marks: [],
  panel: null,
  repeat: null,
  notes: [],
  piece: 0,
  ids: [],
  outline: null,
}

/** A slab with some fields given. */
export const slab = (fields: Partial<Slab> & Pick<Slab, 'height' | 'piece'>): Slab => ({
  ...plain,
  ...fields,
})

type Mover<T extends Mark['type']> = (
  mark: Extract<Mark, { type: T }>,
  dx: number,
  dy: number,
) => Extract<Mark, { type: T }>

const movers: { readonly [T in Mark['type']]: Mover<T> } = {
  line: (mark, dx, dy) => ({
    ...mark,
    x: mark.x + dx,
    baseline: mark.baseline + dy,
    top: mark.top + dy,
  }),
  stroke: (mark, dx, dy) => ({ ...mark, x1: mark.x1 + dx, x2: mark.x2 + dx, y: mark.y + dy }),
  rect: (mark, dx, dy) => ({ ...mark, x: mark.x + dx, y: mark.y + dy }),
  image: (mark, dx, dy) => ({ ...mark, x: mark.x + dx, y: mark.y + dy }),
}

/** A mark moved right and down. */
export const moved = <M extends Mark>(mark: M, dx: number, dy: number): M =>
  (movers[mark.type] as Mover<Mark['type']>)(mark as never, dx, dy) as M
