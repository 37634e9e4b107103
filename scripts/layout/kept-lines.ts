/** Composed lines that are kept: editions, and the ways in which a page is tried, share most of their paragraphs. */
import type { Compose, ComposedLine } from '../compose/model.ts'
import { memoizeRecent } from '../memoize.ts'
import type { Faces, FaceRun } from './model.ts'
import type { Hyphenate } from './hyphenate.ts'

/** All that the lines of a paragraph follow from. */
export type Composition = {
  readonly runs: readonly FaceRun[]
  /** In points. */
  readonly width: number
  /** By so many points the first line is shorter. */
  readonly shorter: number
  readonly setting: {
    readonly gap: { readonly natural: number; readonly min: number; readonly max: number }
    readonly lang: string
    readonly justify: boolean
    readonly isHyphenated: boolean
    readonly hyphenates: 'any' | 'too-wide'
    readonly isHeadline: boolean
  }
}

export type Lines = (composition: Composition) => readonly ComposedLine[]

/** Lines that are kept; `age` forgets those of paragraphs that were not composed since it was last called. */
export type KeptLines = Lines & { readonly age: () => void }

/** A composer of paragraphs in these faces, which composes each once. */
export const keptLines = (compose: Compose, faces: Faces, hyphenate: Hyphenate | null): KeptLines =>
  memoizeRecent(
    ({ runs, width, shorter, setting: { isHyphenated, ...setting } }) => {
      const metrics = runs.map(({ face }) => faces(face))
      const measure = (line: number) => width - (line === 0 ? shorter : 0)
      return compose(runs, measure, (run) => metrics[run]!, {
        ...setting,
        hyphenate: isHyphenated ? hyphenate : null,
      })
    },
    (composition) => JSON.stringify(composition),
  )
