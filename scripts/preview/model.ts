/** What the server of a preview tells its page: plain data, sent as JSON. */
import type { Message } from '../message.ts'
import type { Change } from '../review/changes.ts'

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
  readonly of: 'memo' | 'domain' | 'digest' | 'redline' | 'changes' | 'old'
  /** It has pages to show. */
  readonly isPaged: boolean
  /** Paths of its files. */
  readonly paths: readonly string[]
}

/** The edition that the memo is compared with. */
export type ComparedWith = {
  readonly name: string
  /** Proved files of the comparison. */
  readonly files: readonly SetFile[]
  /** Why pages of it are not shown. */
  readonly faults: readonly Message[]
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
  /** That language was asked for when the preview was started. */
  readonly isLanguageAsked: boolean
  readonly stage: Stage
  readonly documents: readonly SetDocument[]
  readonly units: readonly UnitEntry[]
  readonly findings: readonly Message[]
  /** PDFs that have been proved, by their SHA-256. */
  readonly proved: readonly string[]
  /** Files of the last proved set. */
  readonly files: readonly SetFile[]
  readonly comparison: ComparedWith | null
  /** Folder that `build` writes to, as shown. */
  readonly out: string
}

/** What its editor chooses of a change: to take it, to leave it, or to write other words. */
export type Choice =
  { readonly take: 'accept' | 'reject' } | { readonly take: 'edit'; readonly text: string }

/** Words that two texts share, or that only the one has. */
export type Span = { readonly text: string; readonly isShared: boolean }

/** A change of a copy that came back, beside what the memo says now. */
export type ReviewChange = {
  readonly id: string
  readonly kind: Change['kind']
  readonly file: string
  readonly author: string | null
  readonly unit: string | null
  /** Of the memo as it is now; null for what is not in it. */
  readonly line: number | null
  readonly column: number | null
  /** What the copy was sent with, and what came back: empty where there is nothing of it. */
  readonly old: readonly Span[]
  readonly theirs: readonly Span[]
  /** What the memo says now, where that is neither. */
  readonly ours: string | null
  /** Of a change of looks: which one. */
  readonly look: string | null
  /** What becomes of it when all that are not left are taken. */
  readonly fate: 'landed' | 'made' | 'conflict' | 'listed'
  /** Words to begin with where others may be typed instead. */
  readonly typed: string | null
  readonly choice: Choice | null
  /** The memo has it, by a choice made here. */
  readonly isWritten: boolean
  /** Writing would change that. */
  readonly isPending: boolean
  /** The memo has been changed by somebody else since it was written: it can be chosen no more. */
  readonly isSettled: boolean
}

/** A comment, with its answers. */
export type ReviewRemark = {
  readonly file: string
  readonly author: string
  readonly date: string
  readonly text: string
  readonly quoted: string
  readonly isResolved: boolean
  readonly unit: string | null
  readonly line: number | null
  readonly column: number | null
  readonly replies: readonly { readonly author: string; readonly text: string }[]
}

/** Copies that came back, and what is chosen of them. */
export type ReviewState = {
  /** SHA-256 of the text that all of it is about. */
  readonly of: string
  readonly files: readonly string[]
  readonly changes: readonly ReviewChange[]
  readonly remarks: readonly ReviewRemark[]
}

/** A picture that was dropped: in memory until it is asked to be saved. */
export type DroppedPicture = {
  readonly id: string
  /** Where it is saved, below the folder of the memo, and how the memo shows it. */
  readonly path: string
  readonly markdown: string
  readonly size: number
  readonly width: number
  readonly height: number
  readonly isSaved: boolean
}

/** Events that a page listens to, by name. */
export type PreviewEvents = {
  readonly state: PreviewState
  readonly drawn: DrawnDocument
  readonly review: ReviewState | null
  readonly pictures: readonly DroppedPicture[]
}
