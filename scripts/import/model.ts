/** A draft: what a memo is to say, with the role of every paragraph guessed; and what was guessed. */
import type { ForeignComment, ForeignRun } from '../readers/foreign/model.ts'
import type { Words } from '../message.ts'
import type { ListedItem } from './list-markers.ts'

/** `added`: Word wrote it, and it is typed now. */
export type DraftRun = ForeignRun & { readonly added?: true }

export type DraftText = {
  readonly runs: readonly DraftRun[]
  /** A number or bullet that was typed, and that templates write now: `1.`. */
  readonly label: string
  readonly comments: readonly ForeignComment[]
  readonly guesses: readonly Guess[]
}

/** Of a column; null for that of a text. */
export type DraftAlign = 'center' | 'right' | null

export type DraftBlock =
  /** Level 2 is that of a section. */
  | (DraftText & { readonly type: 'heading'; readonly level: number })
  | (DraftText & { readonly type: 'paragraph' })
  | (DraftText & { readonly type: 'quote' })
  | (DraftText & { readonly type: 'item' } & ListedItem)
  | {
      readonly type: 'table'
      readonly rows: readonly (readonly (readonly DraftRun[])[])[]
      readonly aligns: readonly DraftAlign[]
      readonly comments: readonly ForeignComment[]
      readonly guesses: readonly Guess[]
    }

/** What was decided without being told, said at the line it made. */
export type Guess = { readonly rule: string } & Words

export type Draft = {
  readonly title: DraftText
  readonly blocks: readonly DraftBlock[]
  readonly notes: ReadonlyMap<string, readonly DraftBlock[]>
}

/** What a paragraph is taken for. */
export type Role =
  | { readonly type: 'title' }
  /** `by` says how it was known: by its style, or by a guess. */
  | { readonly type: 'heading'; readonly level: number; readonly by: 'style' | 'look' | 'number' }
  | { readonly type: 'text' }
