/** What the page knows, and what its parts ask of one another. */
import type { Language } from '../../message.ts'
import type { Box, DroppedPicture, PreviewState, ReviewState } from '../model.ts'
import type { Beside } from './beside.ts'
import type { Place } from './lines.ts'
import type { View } from './view.ts'
import type { WordName } from './words.ts'

/** A place that was clicked, on a page or in a list. */
export type Selection = {
  readonly unit: string | null
  readonly line: number | null
  readonly column: number | null
  readonly text: string
}

export type Edition = { readonly name: string; readonly date: string; readonly subject: string }

export type App = {
  readonly view: View
  /** The edition before, beside the pages when that is wanted. */
  readonly beside: Beside
  /** Commits to compare with. */
  editions: readonly Edition[]
  /** Null until the server has told. */
  state: PreviewState | null
  selection: Selection | null
  review: ReviewState | null
  pictures: readonly DroppedPicture[]
  /** Boxes in which other words are typed, by the change that they are for. */
  readonly drafts: Map<string, HTMLTextAreaElement>
  /** The server answers. */
  isConnected: boolean
  /** A line about what was just done. */
  notice: string
  readonly language: () => Language
  readonly say: (name: WordName) => string
  /** Renders the panels anew. */
  readonly render: () => void
  readonly setLanguage: (language: Language) => void
  /** Looks at another document, and then goes to a place in the source. */
  readonly look: (document: string, place?: Place) => void
  readonly selectBox: (box: Box) => void
  /** Goes to a place in the source, on the pages of a document that has it. */
  readonly selectPlace: (selection: Selection, documents?: readonly string[]) => void
}
