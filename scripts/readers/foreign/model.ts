/** What a Word file of another program says, as far as a memo can hold it: paragraphs and tables in order. */

/** Characters with one look. `\n` is a line break within a paragraph. */
export type ForeignRun = {
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  readonly struck?: true
  readonly underline?: true
  readonly script?: 'sub' | 'sup'
  /** Half points above the line, below it where they are negative, of letters that are no script for that. */
  readonly raised?: number
  /** Address that it leads to. */
  readonly href?: string
  /** Id of the note whose mark it is, its text empty. */
  readonly note?: string
  /** Path of a picture in the file, its text the description. */
  readonly picture?: string
  /** It was a formula, set in two dimensions. */
  readonly formula?: true
  /** Characters that were taken out of it, as nobody sees them: `U+202E, U+200F`. */
  readonly unseen?: string
  /** In the file, and shown by no program unless it is asked to. */
  readonly hidden?: true
  /** Of its letters, as RRGGBB; none for black. */
  readonly color?: string
  /** Behind its letters: the name of a marker, or RRGGBB. */
  readonly highlight?: string
  /** Points, where they are not those of its paragraph's style. */
  readonly size?: number
  /** Faces of Latin and of Han letters, where they are not those of its paragraph's style. */
  readonly face?: string
}

export type ForeignParagraph = {
  readonly type: 'paragraph'
  readonly runs: readonly ForeignRun[]
  /** Display name of its style, in small letters: `heading 1`, `title`; '' for none. */
  readonly style: string
  /** Level of a heading, from 1; null for text. */
  readonly outline: number | null
  readonly list: ForeignLabel | null
  readonly look: Look
  readonly comments: readonly ForeignComment[]
  /** Names of bookmarks that begin in it. */
  readonly bookmarks: readonly string[]
}

/** The number or bullet of an item, which Word writes itself. */
export type ForeignLabel = {
  readonly isBullet: boolean
  /** From 0. */
  readonly level: number
  readonly text: string
  /** What it counts; 0 for a bullet. */
  readonly number: number
}

export type Look = {
  /** The face that most of its characters name, '' for that of the style. */
  readonly face: string
  /** Points. */
  readonly size: number
  readonly isBold: boolean
  readonly align: 'left' | 'center' | 'right'
}

export type ForeignCell = {
  readonly blocks: readonly ForeignBlock[]
  /** Columns that it is wide. */
  readonly span: number
  /** It is covered by the cell above. */
  readonly isCovered: boolean
}

export type ForeignTable = {
  readonly type: 'table'
  /** It was typed in columns of blanks, and is none in the file. */
  readonly isTyped?: true
  readonly rows: readonly (readonly ForeignCell[])[]
}

export type ForeignBlock = ForeignParagraph | ForeignTable

export type ForeignComment = {
  readonly id: string
  readonly author: string
  /** As the file has it (ISO 8601); '' for none. */
  readonly date: string
  readonly text: string
  /** The words that it is about. */
  readonly quoted: string
  /** Of an answer the comment that it answers; null for others. */
  readonly answers: string | null
  readonly isResolved: boolean
}

export type ForeignDocument = {
  readonly blocks: readonly ForeignBlock[]
  readonly notes: ReadonlyMap<string, readonly ForeignBlock[]>
  /** Bytes by path in the file. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
  readonly title: string
  /** Changes are tracked in it. */
  readonly isTracked: boolean
  /** What is in the file and is no part of its text: contents, running lines, readings of characters. */
  readonly left: readonly Left[]
  /** Characters of the file that are neither in its text nor among what is left: '' unless the reader is at fault. */
  readonly unread: string
}

export type LeftKind = 'contents' | 'running-lines' | 'other-text'

/** One paragraph or line of what is left. */
export type Left = { readonly kind: LeftKind; readonly text: string }
