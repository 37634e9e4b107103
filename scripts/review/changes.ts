/** Changes that a copy that came back asks for. */
import type { CopyRun } from './copy.ts'

/** Marks that Markdown can say. */
export type Mark = 'strong' | 'emphasis' | 'deleted' | 'underline' | 'sub' | 'sup' | 'link'

/** A mark put on characters of a text, or taken off: from one index up to another. */
export type Marking = {
  readonly mark: Mark
  readonly isOn: boolean
  readonly from: number
  readonly to: number
  /** Of a link. */
  readonly href?: string
}

/** What a new paragraph is, beside what it stands behind. */
export type NewParagraph = {
  readonly text: string
  readonly runs: readonly CopyRun[]
  /** Levels of lists deeper than the item that it stands behind; null for one that is no item. */
  readonly deeper: number | null
  /** Of a heading. */
  readonly level: number | null
  /** It looks as what it stands behind does. */
  readonly isAlike: boolean
}

export type Change =
  | {
      readonly kind: 'changed'
      readonly unit: string
      readonly before: string
      readonly after: string
      readonly notes?: readonly NewNote[]
    }
  /** Paragraphs of one unit, apart by `paragraphSign` in `after`. */
  | {
      readonly kind: 'split'
      readonly unit: string
      readonly before: string
      readonly after: string
    }
  /** Units joined to one, the first that is named; apart in `before`. */
  | {
      readonly kind: 'joined'
      readonly unit: string
      readonly others: readonly string[]
      readonly before: string
      readonly after: string
    }
  /** Behind another unit; at the beginning where that is null. */
  | {
      readonly kind: 'moved'
      readonly unit: string
      readonly behind: string | null
      readonly text: string
      readonly deeper: number | null
    }
  | { readonly kind: 'deleted'; readonly unit: string; readonly before: string }
  | {
      readonly kind: 'added'
      readonly unit: string | null
      readonly after: string
      readonly as: NewParagraph
    }
  /** `row` is the one that it stands behind. */
  | {
      readonly kind: 'row-added'
      readonly unit: string
      readonly row: number
      readonly after: string
      readonly cells: readonly string[]
    }
  | {
      readonly kind: 'row-deleted'
      readonly unit: string
      readonly row: number
      readonly before: string
    }
  | {
      readonly kind: 'row-moved'
      readonly unit: string
      readonly row: number
      readonly behind: number
      readonly text: string
    }
  /** Behind another unit; at the beginning where that is null. */
  | {
      readonly kind: 'table-added'
      readonly unit: string | null
      readonly after: string
      readonly rows: readonly (readonly string[])[]
    }
  /** `behind` is the column that it stands behind, -1 for the first. */
  | {
      readonly kind: 'column-added'
      readonly unit: string
      readonly behind: number
      readonly after: string
      readonly cells: readonly NewCell[]
    }
  | {
      readonly kind: 'column-deleted'
      readonly unit: string
      readonly column: number
      readonly before: string
    }
  | { readonly kind: 'note-added'; readonly unit: string | null; readonly after: string }
  /** A mark on characters of a text as it is now; `unit` is null for one that is new. */
  | {
      readonly kind: 'formatted'
      readonly unit: string | null
      readonly text: string
      readonly marking: Marking
    }
  /** Another level of a heading, an item that is none any more, colours: what a text cannot say, or is not asked to. */
  | {
      readonly kind: 'restyled'
      readonly unit: string | null
      readonly words: string
      readonly look: string
    }
  /** What has no place in the source: cells that are more than their row had, a second title. */
  | {
      readonly kind: 'unplaced'
      readonly unit: string | null
      readonly before: string
      readonly after: string
    }
  /** Words of a template: they are listed, never applied. */
  | { readonly kind: 'template'; readonly before: string; readonly after: string }

/** A cell of a new column, in a row that was there before. */
export type NewCell = { readonly row: number; readonly text: string }

/** A note that a text refers to anew, by the sign that stands for it there. */
export type NewNote = { readonly sign: string; readonly text: string }

/** What was there, and what is: '' where a change says nothing of either. */
export const beforeOf = (change: Change): string => ('before' in change ? change.before : '')
export const afterOf = (change: Change): string => ('after' in change ? change.after : '')
