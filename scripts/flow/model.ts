/**
 * What stands where and in which style, not yet broken into lines: the one document
 * both renderers read. Plain JSON; its hash is the key of an artifact. It carries ids, never
 * positions, so that a blank line in the source changes nothing. All lengths are in points
 * unless said otherwise.
 */
import type { Change, Id } from '../memo/model.ts'
import type { FontId } from '../template/names.ts'
import type { Bands, Columns, Fit, Page, Rung, Setting, Span } from './page-setup.ts'
import type { Paragraph, Piece } from './pieces.ts'
import type {
  Emphasis,
  Font,
  FontRole,
  RedlineLook,
  Style,
  StyleName,
  TableLook,
} from './styles.ts'

export type Flow = {
  readonly meta: {
    readonly title: string
    readonly subject: string
    readonly author: string
    readonly lang: string
    /** ISO date for the document's properties, or null. */
    readonly date: string | null
    readonly version: string
    /** What the memo is one of, and who holds the rights; empty where it does not say. */
    readonly series: string
    readonly rights: string
    readonly keywords: readonly string[]
    /** SHA-256 of the edition's content (hex). */
    readonly contentHash: string
  }
  readonly page: Page
  readonly setting: Setting
  readonly fit: Fit | null
  /** The pieces before this one are a cover: they have a page of their own. */
  readonly coverTo?: number
  readonly columns?: Columns
  /** Pieces on landscape pages, of which each span begins one and what is after it the next upright one. */
  readonly landscape?: readonly Span[]
  /** Ways to set it, of which the first that holds is taken. */
  readonly ladder?: readonly Rung[]
  readonly emphasis: Emphasis
  readonly fonts: Readonly<Record<FontRole, Font>>
  /** Asked in order for characters that no font of a role has, in every style. */
  readonly extraFonts: readonly FontId[]
  readonly styles: Readonly<Record<StyleName, Style>>
  readonly table: TableLook
  readonly header: Bands
  readonly footer: Bands
  /** Footnotes, in order of their numbers; a run's `note` names one. */
  readonly notes: readonly {
    readonly id: Id
    readonly number: string
    readonly body: readonly Paragraph[]
    /** In a redline. */
    readonly change?: Change
  }[]
  /** Word only: a copy whose changes come back into the source. */
  readonly review: ReviewCopy | null
  /** Word only: a house's own styles, which go before those of the flow where names are equal. */
  readonly wordStyles?: WordStyles
  /** PDF only: files it carries, with their bytes in `Assets.attachments`. */
  readonly attachments?: readonly Attachment[]
  /** Of a redline, whose runs and pieces say what became of them. */
  readonly redline?: Redline
  readonly body: readonly Piece[]
}

/** By whom the changes of a redline are, and how pages show them: never by colour alone. */
export type Redline = {
  readonly author: string
  /** ISO 8601 in UTC. */
  readonly date?: string
  readonly look: RedlineLook
  /** What is said before the words of a change, to whoever cannot see how they look. */
  readonly words: Readonly<Record<Change['kind'] | 'split' | 'joined', string>>
}

/** A file inside a PDF: what it was made from. */
export type Attachment = {
  /** Relative, with `/`. */
  readonly path: string
  /** Media type. */
  readonly type: string
  /** Key of `Assets.attachments`: SHA-256 of the bytes. */
  readonly sha256: string
}

/** A Word copy with hidden bookmarks per unit and tracked changes on, which brings its source along. */
export type ReviewCopy = {
  /** What it says of itself in its properties. */
  readonly status: string
  /** The Markdown it was made from, without the comments of its editors, and its SHA-256 (hex). */
  readonly source: string
  readonly sourceHash: string
  /** Numbers beside the lines of each page. */
  readonly lineNumbers: boolean
  /** Word lets nobody change it without tracking. */
  readonly onlyTracked: boolean
  /** What the editors share of their comments, none unless they ask for it, and the unit each is on; null for the title. */
  readonly comments: readonly {
    readonly on: Id | null
    readonly author: string
    readonly text: string
  }[]
}

/** Parts of a Word template, as XML. */
export type WordStyles = {
  /** Path of the template, as its user knows it. */
  readonly file: string
  readonly styles: string
  readonly theme: string | null
}
