/** What the server of a preview tells its page: plain data, sent as JSON. */
import type { Message } from '../message.ts'

/** A line of a page and the place in the source that says it. Lengths are in points from the page's upper left corner. */
export type Box = {
  /** Id of the unit that the line is of; null for what belongs to no unit, such as the title. */
  readonly unit: string | null
  /** From 1. */
  readonly page: number
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  /** Of the first word of the line in the source, from 1; null for text that the template adds. */
  readonly line: number | null
  readonly column: number | null
  readonly text: string
  /** Its words stand at that place; a row of contents only leads there. */
  readonly isQuoted: boolean
}

export type PageSize = {
  readonly width: number
  readonly height: number
  /** Differs where anything on the page does. */
  readonly hash: string
}

export type Heading = {
  readonly level: number
  readonly title: string
  readonly page: number
  readonly y: number
}

/** A document drawn from the newest text that has no error. */
export type DrawnDocument = {
  /** Of the document in the list of the set. */
  readonly id: string
  /** SHA-256 of its PDF: the name under which the server has it. */
  readonly pdf: string
  readonly pages: readonly PageSize[]
  readonly boxes: readonly Box[]
  readonly outline: readonly Heading[]
  /** Units whose words differ from those drawn before. */
  readonly changed: readonly string[]
}

export type SetFile = {
  /** Below the folder of the set, with `/`. */
  readonly path: string
  readonly size: number
  readonly sha256: string
}

/** A document of the set: one entry for all of its formats. */
export type SetDocument = {
  readonly id: string
  readonly title: string
  /** What it is an edition of. */
  readonly of: 'memo' | 'domain' | 'digest' | 'redline' | 'changes'
  /** It has pages to show. */
  readonly isPaged: boolean
  /** Paths of its files. */
  readonly paths: readonly string[]
}

export type UnitEntry = {
  readonly id: string
  readonly type: string
  readonly number: string | null
  readonly line: number | null
  readonly column: number | null
  readonly text: string
  /** Ids of the documents that hold it. */
  readonly documents: readonly string[]
}

/** `drawing`: being read or drawn; `proving`: drawn, not all proved; `proved`: files are the set of the text; `failed`: an error. */
export type Stage = 'drawing' | 'proving' | 'proved' | 'failed'

export type PreviewState = {
  /** Of the memo as the user named it, and as editors open it: null where the page is on another machine. */
  readonly path: string
  readonly absolutePath: string | null
  readonly title: string
  /** Language of the memo, or of messages until it has been read. */
  readonly language: 'en' | 'zh'
  readonly stage: Stage
  readonly documents: readonly SetDocument[]
  readonly units: readonly UnitEntry[]
  readonly findings: readonly Message[]
  /** PDFs that have been proved, by their SHA-256. */
  readonly proved: readonly string[]
  /** Files of the last proved set. */
  readonly files: readonly SetFile[]
  /** Folder that `build` writes to, as shown. */
  readonly out: string
}

/** Events that a page listens to, by name. */
export type PreviewEvents = {
  readonly state: PreviewState
  readonly drawn: DrawnDocument
}
