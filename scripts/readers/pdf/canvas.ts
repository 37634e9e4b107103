/** What a page is drawn on: what was drawn so far, and the state that the next thing is drawn in. */
import type { PdfFont } from './fonts.ts'
import type { Matrix, Point, Rect } from './geometry.ts'
import type { Objects } from './objects.ts'
import type { Box, Color } from '../reading.ts'
import type { Dictionary, Ref, Value } from './values.ts'

/** A glyph on the page: what it says, and from where to where it reaches. */
export type Shown = { readonly text: string; readonly x: number; readonly end: number }

/**
 * In the order of drawing: texts, areas that were painted, images, and where marked content begins, under what
 * tag and number, and ends. A colour is null where it is none: a pattern, or see-through.
 */
export type Drawn =
  | {
      readonly type: 'text'
      readonly text: string
      readonly glyphs: readonly Shown[]
      readonly box: Box
      /** The widest step between two of its characters, in em, on to the right or back. */
      readonly jump: number
      readonly color: Color | null
      /** Part of the page that can be painted on; null for all of it. */
      readonly clip: Rect | null
    }
  | {
      readonly type: 'area'
      readonly rect: Rect
      readonly color: Color | null
      /** The area is filled to its edges: a rectangle. */
      readonly isWhole: boolean
      /** Where its lines begin, in the coordinates they are written in. */
      readonly begins: readonly Point[]
    }
  | { readonly type: 'image'; readonly rect: Rect; readonly of: Ref }
  | {
      readonly type: 'begin'
      readonly tag: string
      readonly id: number | null
      /** What a copy of it says, where that is written down (14.9.4). */
      readonly copy: string | null
      /** Of an artifact: the edge of the page whose running line it is part of (14.8.2.2). */
      readonly band: 'Header' | 'Footer' | null
    }
  | { readonly type: 'end' }

export type DrawnText = Extract<Drawn, { type: 'text' }>

/** Fonts by their references: pages share them. */
export type Fonts = Map<string, PdfFont>

/** How areas or lines are painted: in what kind of colours, which one, and whether nothing shows through. */
export type Paint = {
  readonly space: string
  readonly color: Color | null
  readonly isOpaque: boolean
}

/** What of the state of graphics a text or an area depends on (8.4, 9.3). */
export type State = {
  readonly matrix: Matrix
  readonly font: PdfFont | null
  readonly size: number
  readonly fill: Paint
  readonly stroke: Paint
  /** Neither masked nor blended with what is below. */
  readonly isPlain: boolean
  readonly lineWidth: number
  readonly clip: Rect | null
}

/** A path under construction (8.5.2): its points on the page, and where its lines begin as written. */
export type Path = {
  readonly lines: Point[][]
  readonly begins: Point[]
  /** Nothing but a rectangle. */
  isRect: boolean
  /** Becomes the edge of what can be painted, once it has been. */
  isClip: boolean
}

export const noPath = (): Path => ({ lines: [], begins: [], isRect: false, isClip: false })

/** What draws: a page, or a picture on it. */
export type Canvas = {
  readonly objects: Objects
  readonly resources: Dictionary
  readonly fonts: Fonts
  readonly edges: Rect
  readonly isPage: boolean
  readonly drawn: Drawn[]
  /** States that `q` has kept. */
  readonly kept: State[]
  state: State
  path: Path
  /** Moves with each glyph (9.4.2). */
  textMatrix: Matrix
  /** Marked content that has begun and not ended. */
  open: number
  /** The last text, of whatever content, and whether a space was drawn after it. */
  last: Box | null
  isSpaced: boolean
}

/** What an operator does. */
export type Act = (canvas: Canvas, operands: readonly Value[]) => void

/** Whether two texts stand on one line: neither is further up than a note's mark is raised, 0.6 em. */
export const isOnLine = (a: Box, b: Box): boolean =>
  Math.abs(a.y - b.y) <= 0.6 * Math.max(a.size, b.size)

/** The room a line of text takes at this box: the em box of most fonts. */
export const roomOf = ({ x, y, end, size }: Box): Rect => ({
  left: x,
  bottom: y - 0.12 * size,
  right: Math.max(end, x + 0.01),
  top: y + 0.78 * size,
})
