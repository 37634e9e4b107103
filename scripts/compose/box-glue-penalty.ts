/** What a paragraph is to the breaker: boxes, glue between them and places to break (Knuth & Plass 1981). */
import type { Give } from './adjust.ts'

/** A box: something with width that is drawn. `atom` is the index of what is drawn. */
export type Box = { readonly type: 'box'; readonly width: number; readonly atom: number }

/**
 * Room that gives way and vanishes at a line's start. `atom`: it is drawn, a space between words. `gaps`: it is shared
 * out among so many gaps between the letters of the box before it.
 */
export type Glue = {
  readonly type: 'glue'
  readonly width: number
  readonly stretch: Give
  readonly shrink: Give
  readonly atom?: number
  readonly gaps?: number
}

/** A place to break, the only kind there is. `width` is that of the hyphen a break would add. */
export type Penalty = {
  readonly type: 'penalty'
  readonly width: number
  readonly cost: number
  readonly flagged: boolean
}

export type Item = Box | Glue | Penalty
