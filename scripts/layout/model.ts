/**
 * Pages: everything a page shows, with its place, before anyone draws it. Lengths are in points;
 * x grows to the right from the page's left edge, y downwards from its top edge.
 */
import type { ComposedLine, ComposeRun, Metrics } from '../compose/model.ts'
import type { Color } from '../flow/styles.ts'
import type { FontId } from '../template/names.ts'
import type { Change, Id } from '../memo/model.ts'

/** A font as the layout needs to know it. */
export type Face = Metrics & { has(codePoint: number): boolean }
export type Faces = (font: FontId) => Face

/** A run set in one face. */
export type FaceRun = ComposeRun & {
  readonly face: FontId
  readonly color: Color
  /** Raised above the baseline (note marks, `sup`), or below it (`sub`) where negative. */
  readonly rise: number
  readonly href?: string
  readonly ref?: Id
  readonly note?: Id
  readonly deleted?: true
  readonly underline?: true
  /** In a redline: what became of it. */
  readonly change?: Change['kind']
  /** In a redline: it was set otherwise. */
  readonly restyled?: true
  readonly script?: 'sub' | 'sup'
  /** 着重号 under every Han character. */
  readonly dotted?: true
  /** There are words in it that no one font has all characters of. */
  readonly lacks?: true
}

/**
 * What a mark belongs to in the document's structure: a path into the flow.
 * `body/3` is a piece, `body/3/label` its label, `body/5/2/1` a cell, `notes/0/1` a paragraph of
 * a note, `body/1/4` an entry of the contents. Null: an artifact, nothing to read.
 */
export type Owner = string | null

export type LineMark = {
  readonly type: 'line'
  readonly owner: Owner
  readonly x: number
  readonly baseline: number
  /** Top and height of the line's box: where links are touched and highlights reach. */
  readonly top: number
  readonly height: number
  readonly line: ComposedLine
  readonly runs: readonly FaceRun[]
}
export type RectMark = {
  readonly type: 'rect'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly color: Color
}
export type StrokeMark = {
  readonly type: 'stroke'
  readonly x1: number
  readonly x2: number
  readonly y: number
  readonly weight: number
  readonly color: Color
  /** A row of dots at this pitch instead of a line. */
  readonly dots?: number
}
export type ImageMark = {
  readonly type: 'image'
  readonly owner: Owner
  readonly image: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export type Mark = LineMark | RectMark | StrokeMark | ImageMark

export type Anchor = { readonly page: number; readonly y: number }
export type OutlineEntry = Anchor & { readonly level: number; readonly title: string }

export type LaidPage = {
  readonly width: number
  readonly height: number
  /** In order of drawing and reading: fills before the text upon them. */
  readonly marks: readonly Mark[]
  /** Running head and foot: artifacts of pagination. */
  readonly bands: readonly Mark[]
}

export type Pages = {
  readonly pages: readonly LaidPage[]
  /** Unit id → where it begins; pages are counted from 1. */
  readonly anchors: ReadonlyMap<Id, Anchor>
  readonly outline: readonly OutlineEntry[]
  /** The page on which the flow's columns begin, from 1; absent where it has none. */
  readonly columnsFrom?: number
}

/** Pages whose lines have their places. Squeezing a text tries many, of which one is drawn. */
export type Placed = Pick<Pages, 'columnsFrom'> & {
  readonly count: number
  /** A page, from 1, whose contents have no numbers yet. */
  readonly page: (number: number) => Omit<LaidPage, 'bands'>
  readonly draw: () => Pages
}
