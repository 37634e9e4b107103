/**
 * What a memo says, with no word about how it looks: immutable data, read from Markdown
 * by `fromMarkdown` and edited by functions Memo → Memo (`number`, `extract`, `redline`).
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

/**
 * In a redline: what became of something between the old edition and the new one. Every word of the old edition is
 * in it once, and so is every word of the new one; `deleted` and `movedFrom` are only in the old one, `inserted` and
 * `movedTo` only in the new one. The two places of a move share its name, `m1`.
 */
export type Change =
  | { readonly kind: 'inserted' | 'deleted' }
  | { readonly kind: 'movedTo' | 'movedFrom'; readonly move: string }

/** What a stretch of text is set in. */
export type Marks = {
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
}

/** A stretch of text in one set of marks. Marks are handed down while reading, so runs are flat. */
export type Run = Marks & {
  /** The text, verbatim. A hard break is a run whose text is `\n`. A note reference holds its number. */
  readonly text: string
  /** The link has no words in the source: its text is the label of the unit, given when the memo is numbered. */
  readonly filled?: true
  /** This run refers to the note of this id. */
  readonly note?: Id
  /** In a redline: these words are in one edition only; or the unit they are in is, and says so itself. */
  readonly change?: Change
  /** In a redline, of words in both editions: all marks they had in the old one, where those were others. */
  readonly was?: Marks
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
  /**
   * In a redline: the unit with everything in it is in one edition only. Inside one that moved, what did not come
   * along is `deleted` at the old place, and what is new is `inserted` at the new one.
   */
  readonly change?: Change
  /** In a redline, of a unit in both editions: what it was otherwise in the old one. */
  readonly was?: Was
}

/** In a redline: the paragraph mark at an end is in one edition only; in the other the next one goes on there. */
export type EndChange = { readonly endChange?: 'inserted' | 'deleted' }

/** Attributes of a unit in the old edition, where they were others; undefined: it had none. */
export type Was = { readonly [A in keyof Attributes]?: Attributes[A] | undefined }

type Attributes = Omit<Unit, 'change' | 'was'> &
  Pick<List, 'ordered' | 'delimiter'> &
  Pick<Table, 'align'> &
  Pick<ListItem, 'ordinal' | 'checked' | 'key' | 'to'> &
  Pick<Section, 'depth' | 'role' | 'sectionNumber' | 'domain'>

export type Align = 'left' | 'center' | 'right' | null
export type Cell = readonly Run[]

export type Paragraph = Unit &
  EndChange & { readonly type: 'paragraph'; readonly runs: readonly Run[] }
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
  /** In a redline: of each row, what became of it as a whole; null of one in both editions. */
  readonly rowChanges?: readonly (Change | null)[]
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
/** Blocks that hold blocks and no text of their own, such as quotes: those of all other types say what they hold. */
export type Container = Extract<Block, { readonly blocks: readonly Block[] }>
export type ContentType = Exclude<BlockType, Container['type']>

/** An item whose `endChange` is set ends in a paragraph, which goes on in the first paragraph of the next item. */
export type ListItem = Unit &
  EndChange & {
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
  /** Of one that holds recommendations: `3`, that theirs begin with; none where the heading was typed with a number. */
  readonly sectionNumber?: string
  /** Slug of the domain this section is the home of. */
  readonly domain?: Slug
  readonly title: readonly Run[]
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
}

export type Note = {
  readonly id: Id
  readonly blocks: readonly Block[]
  readonly place?: Point
  /** In a redline, as of a unit. */
  readonly change?: Change
  readonly was?: Pick<Was, 'id' | 'place'>
}

/** `short` is its name where there is little room, as at the head of a column. */
export type Domain = { readonly slug: Slug; readonly title: string; readonly short?: string }

/** A selection of the memo. */
export type Edition =
  | { readonly type: 'full' }
  | { readonly type: 'domain'; readonly domain: Domain }
  | { readonly type: 'digest' }
  | { readonly type: 'changes' }

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

/** What a redline is besides a memo. */
export type Redline = {
  /** By whom its changes are, and when, as the new edition's front matter says: never a clock. ISO 8601, in UTC. */
  readonly author: string
  readonly date?: string
  /** The front matter of the old edition. */
  readonly was: Meta
}

export type Memo = {
  /** Of a redline: a memo that holds two editions, the new one with what was struck of the old one. */
  readonly redline?: Redline
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
