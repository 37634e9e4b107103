/**
 * What a memo says, with no word about how it looks: immutable data, read from Markdown
 * by `fromMarkdown` and edited by functions Memo → Memo (`number`, `extract`).
 */
/** Name of a domain: `[a-z][a-z0-9]*(-[a-z0-9]+)*`; it names files, so never more than 40 characters. */
export type Slug = string

/** A place in the source: line and column from 1, offset from 0. */
export type Point = {
  readonly line: number
  readonly column: number
  readonly offset?: number | undefined
}

/** Name of a unit: `[a-z][a-z0-9]*(-[a-z0-9]+)*`, at most 30 characters, unique in a memo. */
export type Id = string

/** A stretch of text in one set of marks. Marks are handed down while reading, so runs are flat. */
export type Run = {
  /** The text, verbatim. A hard break is a run whose text is `\n`. A note reference holds its number. */
  readonly text: string
  readonly strong?: true
  readonly emphasis?: true
  readonly deleted?: true
  readonly underline?: true
  /** Below or above the line: never both. */
  readonly sub?: true
  readonly sup?: true
  readonly code?: true
  /** Address of a link out of the memo: `https:`, `http:` or `mailto:`. */
  readonly href?: string
  /** Link to a unit of the memo. */
  readonly ref?: Id
  /** The link has no words in the source: its text is the label of the unit, given when the memo is numbered. */
  readonly filled?: true
  /** This run refers to the note of this id. */
  readonly note?: Id
}

/** Anything with an identity: section, block, list item. */
export type Unit = {
  readonly id: Id
  /** Domains it belongs to: its section's and its marker's, in the order of `meta.domains`. */
  readonly domains: readonly Slug[]
  /** Of a recommendation: `3.2`, given on the full memo (see `number`). */
  readonly number?: string
  /** In an extract: title of the section the unit was taken from, when that is another domain's. */
  readonly from?: string
  /** The number of that section, if it has one. */
  readonly fromNumber?: string
  /** Where it begins and ends in the source. Never reaches a Flow. */
  readonly place?: Point
  readonly end?: Point
}

export type Align = 'left' | 'center' | 'right' | null
export type Cell = readonly Run[]

export type Paragraph = Unit & { readonly type: 'paragraph'; readonly runs: readonly Run[] }
export type List = Unit & {
  readonly type: 'list'
  readonly ordered: boolean
  /** What stands after the number of an ordered list where that is no full stop. */
  readonly delimiter?: ')'
  readonly items: readonly ListItem[]
}
export type Table = Unit & {
  readonly type: 'table'
  readonly align: readonly Align[]
  readonly head: readonly Cell[]
  readonly rows: readonly (readonly Cell[])[]
}
export type Quote = Unit & { readonly type: 'quote'; readonly blocks: readonly Block[] }
export type Code = Unit & { readonly type: 'code'; readonly text: string; readonly lang?: string }
export type Break = Unit & { readonly type: 'break' }
export type Figure = Unit & {
  readonly type: 'figure'
  /** Path as written, percent-decoded, relative to the memo. */
  readonly src: string
  readonly alt: string
  /** The image's title, printed as its caption. */
  readonly caption: string
  /** The part of the measure it is as wide as, where its marker says so; otherwise it has the size of its file. */
  readonly width?: number
}

export type Block = Paragraph | List | Table | Quote | Code | Break | Figure
export type BlockType = Block['type']

export type ListItem = Unit & {
  /** Its place in an ordered list of the full memo; null in others. */
  readonly ordinal: number | null
  /** Of a task list item. */
  readonly checked?: boolean
  /** Of a recommendation: the words of its text that carry it. */
  readonly key?: string
  /** Of a recommendation: whom it is addressed to. */
  readonly to?: string
  readonly blocks: readonly Block[]
}

export type Role = 'body' | 'recommendations' | 'participants'

export type Section = Unit & {
  /** Depth of the heading: 2 to 6. */
  readonly depth: number
  readonly role: Role
  /** Of one that holds recommendations: `3`, that theirs begin with. */
  readonly sectionNumber?: string
  /** Slug of the domain this section is the home of. */
  readonly domain?: Slug
  readonly title: readonly Run[]
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
}

export type Note = { readonly id: Id; readonly blocks: readonly Block[]; readonly place?: Point }

/** `short` is its name where there is little room, as at the head of a column. */
export type Domain = { readonly slug: Slug; readonly title: string; readonly short?: string }

/** A selection of the memo. */
export type Edition =
  | { readonly type: 'full' }
  | { readonly type: 'domain'; readonly domain: Domain }
  | { readonly type: 'digest' }

/** A picture below the folder of the memo, and what it shows. */
export type Logo = { readonly src: string; readonly alt: string; readonly place?: Point }

export type Signature = { readonly name: string; readonly role?: string; readonly place?: string }

export type Status = 'draft' | 'embargoed' | 'final'

export type Meta = {
  readonly title: string
  readonly subtitle?: string
  /** For running heads and file names. */
  readonly shortTitle: string
  /** As printed: `2025年10月`. */
  readonly date?: string
  /** `2025-10` or `2025-10-31`: for document properties. */
  readonly isoDate?: string
  readonly place?: string
  /** BCP 47: `zh-CN`, `en`. */
  readonly lang: string
  readonly convenors: readonly string[]
  /** Where the full text is to be found, and who is to be asked about it. */
  readonly url?: string
  readonly contact?: string
  /** What it is one of, and who holds the rights. */
  readonly series?: string
  readonly rights?: string
  /** Pictures of those whose memo it is, instead of the template's. */
  readonly logos?: readonly Logo[]
  /** Who signs it. */
  readonly signatures?: readonly Signature[]
  /** For a document's properties, where they are others than the convenors. */
  readonly authors?: readonly string[]
  /** For a document's properties, beside the domains. */
  readonly keywords?: readonly string[]
  readonly version?: string
  readonly status: Status
  /** ISO date until which an embargoed memo must not be released. */
  readonly embargo?: string
  readonly domains: readonly Domain[]
  /** Names of the templates to build, where the memo says so. */
  readonly outputs?: readonly string[]
  /** Pages that documents of a template may have, by its name, where it fits them to fewer. */
  readonly pages?: Readonly<Record<string, number>>
  readonly filenames: 'slug' | 'title'
}

export type Memo = {
  readonly meta: Meta
  readonly edition: Edition
  /** Title as written, with its marks. */
  readonly title: readonly Run[]
  /** Blocks before the first section. */
  readonly lead: readonly Block[]
  readonly sections: readonly Section[]
  /** Notes in the order of their first reference. */
  readonly notes: readonly Note[]
}
