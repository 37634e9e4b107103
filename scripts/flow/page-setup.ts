/** What pages are set by: their size and running lines, columns, and how a flow may be squeezed onto fewer. */
import type { Content, Picture } from './pieces.ts'
import type { Rule, Style, StyleName } from './styles.ts'

/** A running line at the head or foot of a page. */
export type Band = {
  readonly left: Content
  readonly center: Content
  readonly right: Content
  /** Of a mark in the middle that must not be overlooked. */
  readonly centerStyle?: StyleName
  /** At its left edge, upon its baseline, an em of the style `logos` apart. */
  readonly logos?: readonly Picture[]
}

/** `even`: of pages with even numbers, where they are not as the others. */
export type Bands = { readonly first: Band; readonly other: Band; readonly even?: Band }

export type Page = {
  readonly width: number
  readonly height: number
  readonly margin: {
    readonly top: number
    readonly right: number
    readonly bottom: number
    readonly left: number
  }
  /** Pitch of the baseline grid; body lines stand on its half lines. */
  readonly grid: number
  /** Characters to a line of Chinese: Word copies have a grid of them and of the pitch above. */
  readonly characters?: number | undefined
  /** Baseline of the running head from the top edge, of the foot from the bottom edge. */
  readonly head: number
  readonly foot: number
}

/** Numbers of line composition, in em. */
export type Setting = {
  readonly gap: { readonly natural: number; readonly min: number; readonly max: number }
  readonly hyphenate: boolean
}

/** Squeeze the document onto this many pages at most, and onto one fewer where the last is nearly blank, never below these (points). */
export type Fit = {
  readonly pages: number | 'fewer'
  readonly steps: readonly ('banner' | 'leading' | 'size')[]
  readonly minSize: number
  readonly minLeading: number
}

/** Pieces `from` (included) to `to` (not) of a body. */
export type Span = { readonly from: number; readonly to: number }

/** Pieces set in columns side by side; all else takes the measure. */
export type Columns = Span & {
  readonly count: number
  /** Blank between two columns. */
  readonly gap: number
  /** Pitch of their baseline grid, on whose lines those of all columns stand, from the head of the columns. */
  readonly grid: number
  /** They begin on a page of their own; otherwise below what is before them, with so much blank and a rule. */
  readonly overleaf: boolean
  readonly before: number
  readonly rule: Rule | null
}

/** A way to set a flow: it holds when the flow takes no more pages, and all before columns overleaf is on the first. */
export type Rung = {
  readonly pages: number | null
  readonly columns: Columns | null
  /** Those that differ from the flow's. */
  readonly styles: Readonly<Record<StyleName, Style>>
}
