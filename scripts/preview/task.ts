/** What a round of a preview is to do, and what it leaves for the next. */
import type { Language } from '../message.ts'
import type { FontStore } from '../fonts/open-fonts.ts'
import type { Layout } from '../layout/layout.ts'
import type { Resources } from '../project/resources.ts'
import type { ProverOf } from '../proof/prove.ts'
import type { Board } from './board.ts'
import type { Edition } from './comparison.ts'
import type { MadeFiles } from './making.ts'

export type Task = {
  readonly file: string
  /** Of the page, whatever the language of the memo; null for that of the memo. */
  readonly language: Language | null
  readonly proverOf: ProverOf
  readonly board: Board
  /** What the memo is compared with; it is another than the last time where `isOther` says so. */
  readonly edition: Edition | null
  readonly isOther: boolean
  /** The text may be another; else a document is looked at that was not drawn yet. */
  readonly isNew: boolean
  /** Aborted when there is something newer. */
  readonly signal: AbortSignal
}

/** What stays in memory from one round to the next. */
export type Kept = {
  /** Null when the templates have to be read again. */
  readonly resources: {
    readonly read: Resources
    readonly fonts: FontStore
    readonly layout: Layout
  } | null
  readonly files: MadeFiles
  /** Files of the comparison. */
  readonly redlined: MadeFiles
}

/** The resources of a project as a round needs them. */
export type Ready = Kept & { readonly resources: NonNullable<Kept['resources']> }
