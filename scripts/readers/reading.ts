/** What can be read from an artifact, whatever its format. */
import type { Stretch } from './stream.ts'

/** A text on its page, in points from the bottom left: its baseline, its two ends, its size. */
export type Box = {
  readonly x: number
  readonly y: number
  readonly end: number
  readonly size: number
}

export type Fragment = Stretch & {
  /** Page it stands on, from 1; null where pages are not known, as in Word. */
  readonly page: number | null
  /** In Word: which of the sheets it stands on, its section's. */
  readonly sheet?: number
  /** Of text in a table: which cell it belongs to; on a page also which table, row and column. */
  readonly cell?: number
  readonly table?: number
  readonly row?: number
  readonly column?: number
  /** Where it stands on the page, each part that was drawn by itself. */
  readonly boxes?: readonly Box[]
  /** The widest step between two characters of one part, in em. */
  readonly jump?: number
  /** Of a running line: at which edge of the page it says it stands. */
  readonly band?: 'Header' | 'Footer'
  /** In Word: which pages it is printed on, `first`, `default` or `even`. */
  readonly pages?: string
  /** How many others are read before it, by the structure of the file. */
  readonly order?: number
}

/** A link: what it is on, and where it leads. */
export type Link = {
  readonly text: string
  readonly part: 'body' | 'note'
  readonly target: Target
}

/** An address, a place in the document, or nothing that is there. */
export type Target =
  | { readonly href: string }
  /** The text that stands there, by its index in the body or in the notes. */
  | { readonly body: number }
  | { readonly note: number }
  | null

/** A picture: what it shows, how large, and where. */
export type Picture = {
  readonly print: PicturePrint
  readonly width: number
  readonly height: number
  /** The text of the body that it stands before, by its index. */
  readonly before: number
  /** Where it stands on a page, in points from the bottom left. */
  readonly place?: {
    readonly page: number
    readonly left: number
    readonly bottom: number
    readonly right: number
    readonly top: number
  }
}

/** A picture in a running head: on which page, where pages are known, and what is said of it, where anything is. */
export type HeadPicture = Pick<Picture, 'print' | 'width' | 'height'> & {
  readonly page: number | null
  readonly alt: string | null
}

/**
 * What tells two pictures apart: the bytes they are kept in, and those of the drawing they stand in for; or where the
 * lines of a drawing begin.
 */
export type PicturePrint =
  { readonly sha256: string; readonly drawing?: string } | { readonly begins: ReadonlySet<string> }

/** The beginning of a line as a print holds it: to a hundredth. */
export const beginOf = ([x, y]: readonly [number, number]): string =>
  `${Math.round(x * 100) / 100 || 0} ${Math.round(y * 100) / 100 || 0}`

/** Red, green and blue, 0 to 1. */
export type Color = readonly [number, number, number]

/** How a text looks, told once for all that look alike: its colour, what is below it, and its size in points. */
export type Look = {
  /** The first text that looks so. */
  readonly text: string
  /** Null for a pattern, or what shows through. */
  readonly color: Color | null
  /** Null for a picture or a pattern. */
  readonly ground: Color | null
  readonly size: number
}

/** A page in points; of a PDF each one, of Word those of each section, with its margins. */
export type Sheet = {
  readonly width: number
  readonly height: number
  readonly margin?: Readonly<Record<'top' | 'right' | 'bottom' | 'left', number>>
}

/** What a file says of itself. */
export type Properties = Readonly<
  Record<
    'title' | 'subject' | 'author' | 'keywords' | 'lang' | 'date' | 'series' | 'rights',
    string
  >
>

export type Reading = {
  readonly properties: Properties
  readonly sheets: readonly Sheet[]
  /** Text of the document in order, without notes, running lines and page numbers of contents. */
  readonly body: readonly Fragment[]
  readonly notes: readonly Fragment[]
  /** Page numbers printed in lists of contents, in order. */
  readonly pageNumbers: readonly string[]
  /** Descriptions of the figures, in order. */
  readonly alts: readonly string[]
  /** What the figures show, in order. */
  readonly pictures: readonly Picture[]
  readonly headPictures: readonly HeadPicture[]
  /** In the order of reading; those of the body before those of notes. */
  readonly links: readonly Link[]
  /** What readers list beside the pages; null where they do so by the headings themselves. */
  readonly outline: readonly Link[] | null
  /** Characters that a line is drawn through, without white space: those of the body, then those of notes. */
  readonly struck: string
  readonly looks: readonly Look[]
  /** Texts that something hides: what is drawn on them, the edge of what can be seen, a property of their style. */
  readonly hidden: readonly { readonly text: string; readonly by: string }[]
  /** Running lines and other text that is no part of the document. */
  readonly furniture: readonly Fragment[]
  /** Texts that are copied, or read aloud, otherwise than they are shown. */
  readonly miscopied: readonly { readonly drawn: string; readonly copy: string }[]
  readonly pages: number | null
}
