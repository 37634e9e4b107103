/**
 * What stands where and in which style, not yet broken into lines: the one document
 * both renderers read. Plain JSON; its hash is the key of an artifact. It carries ids, never
 * positions, so that a blank line in the source changes nothing. All lengths are in points
 * unless said otherwise.
 */
import type { Change, Id, Run } from '../memo/model.ts'
import type { FontId } from '../template/names.ts'

/** `#RRGGBB`. */
export type Color = string
/** Names a role of `Flow.fonts`. */
export type FontRole = string
export type StyleName = string

/** Every field is resolved: nothing is inherited. */
export type Style = {
  readonly font: FontRole
  readonly bold: boolean
  readonly size: number
  /** Exact line pitch, the same in both formats. */
  readonly leading: number
  readonly color: Color
  readonly align: 'left' | 'center' | 'right' | 'justify'
  /** First-line indent in em of the style's size. */
  readonly indent: number
  /** Distance of the text from the measure's edges. */
  readonly left: number
  readonly right: number
  /** Room for an item's label, left of the text and inside `left`. */
  readonly hanging: number
  readonly before: number
  readonly after: number
  readonly keepNext: boolean
  /** How an item's label is set, at a size of its own or the style's. */
  readonly label: LabelLook
  /** Never split over two pages. */
  readonly keepLines: boolean
  /** Its first line stands on the half-line grid of the page; rows that rules part need not. */
  readonly onGrid: boolean
  /** Background over the whole measure; neighbours of one fill join into a panel. */
  readonly fill: Color | null
  /**
   * Of a panel: how far its fill reaches beyond its text, on all four sides. Beside the text it reaches
   * out of the measure, so that lines of panels and of body text share their edges; `before` of the
   * first and `after` of the last paragraph stay outside.
   */
  readonly pad: number
  /** What its panel is as wide as: the measure, or its own text with the label. */
  readonly panel: 'measure' | 'text'
  /** Bar at the left of the panel. */
  readonly bar: Stroke | null
  readonly ruleAbove: Rule | null
  readonly ruleBelow: Rule | null
}

export type Stroke = { readonly color: Color; readonly weight: number }
export type LabelLook = {
  readonly font: FontRole
  readonly bold: boolean
  readonly color: Color
  readonly size?: number | undefined
}
/** `length` is null for the whole measure; `gap` is its distance from the text's line box. */
export type Rule = Stroke & { readonly length: number | null; readonly gap: number }

/** Ids of font files and the names Word's users have. */
export type Font = {
  readonly regular: FontId
  readonly bold: FontId
  /** True italics for Latin text; Han is never slanted. */
  readonly italic: FontId
  readonly boldItalic: FontId
  /** Roles to take characters from, in order, that this one lacks. */
  readonly fallback: readonly FontRole[]
  readonly word: {
    readonly latin: string
    readonly eastAsia: string
    readonly altName: string
    readonly panose: string
    readonly family: 'roman' | 'swiss' | 'modern'
  }
}

/** The look of emphasised text (`*…*`): italic in Latin, as given here in Han. */
export type Emphasis = { readonly han: 'bold' | 'dots' | 'font'; readonly font: FontRole }

/** A value known only when pages are laid out. */
export type Field = RunningField | PageOf
/** Of the page it stands on. */
export type RunningField = { readonly field: 'page' | 'pages' | 'section' }
/** The page on which a unit begins. */
export type PageOf = { readonly field: 'page-of'; readonly of: Id }
export type Inline = Run | Field
export type Content = readonly Inline[]

export type Label = {
  /** Lists are counted through the flow; items of one list share it. */
  readonly list: number
  readonly level: number
  readonly format: 'bullet' | 'decimal' | 'lowerLetter' | 'lowerRoman' | 'chinese' | 'task'
  /** Printed text: `•`, `1.`, `a.`, `建议 3.2`. */
  readonly text: string
  /** Text around the ordinal, so that Word can count: `3.` + 2 + ``. */
  readonly prefix: string
  readonly ordinal: number
  readonly suffix: string
}

/**
 * Quotations a piece stands in: of each, outermost first, how many lists and quotations are around it. An item of a
 * list in a quotation has `[0]`, a quotation in that item `[0, 2]`.
 */
export type Quoted = { readonly quoted?: readonly number[] }

export type Paragraph = Quoted & {
  readonly type: 'paragraph'
  /** Unit of the memo this holds; text the template adds has none. */
  readonly id?: Id
  readonly style: StyleName
  readonly content: Content
  /** Level in the document's outline: 1 is the title. */
  readonly outline?: number
  readonly label?: Label
  readonly within?: Within
  readonly remark?: Remark
  /** Its text is a link to this unit, as in a list of contents. */
  readonly leadsTo?: Id
  readonly beside?: Beside
  /** In a redline: its mark, which ends it, is in one edition only; so is all of it where all its runs are. */
  readonly mark?: Change
  /** In a redline: what it was otherwise in the old edition; a label of null is none. */
  readonly was?: { readonly id?: Id; readonly style?: StyleName; readonly label?: Label | null }
  /** In a redline: where it moved from or to. On pages only: Word knows the other place by the move's name. */
  readonly moved?: Remark
  /** It explains signs that are on pages only. */
  readonly onPages?: true
  /** Points at its right end that are left to the picture beside it or beside a paragraph before it. */
  readonly clear?: number
}

/**
 * What the template adds to a paragraph, such as where it was taken from: at the right end of its last line, or on a
 * line of its own where that has no room.
 */
export type Remark = { readonly text: string; readonly style: StyleName }

/** A picture beside a paragraph, `gap` points from it; at the right also beside those after it that are `clear` of it. */
export type Beside = Picture & { readonly side: 'left' | 'right'; readonly gap: number }

/** A list and its level, one of whose items a piece belongs to without being its first paragraph. */
export type Within = { readonly list: number; readonly level: number }

/** Null: the alignment of the cell's style. */
export type CellAlign = 'left' | 'center' | 'right' | null

export type Table = Quoted & {
  readonly type: 'table'
  /** Unit of the memo this holds; a table that the template adds has none. */
  readonly id?: Id
  readonly style: 'table'
  /** Rules and padding, where they are not those of the flow's tables. */
  readonly look?: TableLook
  /** Shares of the measure, adding up to 1, and the alignment of each column. */
  readonly columns: readonly {
    readonly share: number
    readonly align: CellAlign
  }[]
  readonly headRows: number
  /** Columns whose cells name their rows. */
  readonly rowHeads: readonly number[]
  readonly within?: Within
  /** Title for assistive technology. */
  readonly caption: string
  readonly rows: readonly (readonly Paragraph[])[]
  /** In a redline: what became of each row as a whole. */
  readonly rowChanges?: readonly (Change | null)[]
}

export type Figure = Quoted & {
  readonly type: 'figure'
  readonly id: Id
  /** Key of `Assets.images`. */
  readonly image: string
  readonly alt: string
  readonly within?: Within
  /** Size to draw at most, in points. */
  readonly width: number
  readonly height: number
  /** The part of the measure to be as wide as, instead of that size. */
  readonly share?: number
  readonly style: StyleName
  /** In a redline. */
  readonly change?: Change
}

/** A picture that the template adds, such as a logo, at its size in points. */
export type Picture = {
  /** Key of `Assets.images`. */
  readonly image: string
  readonly alt: string
  readonly width: number
  readonly height: number
}

/** Pictures in a row, an em of their style apart. */
export type Pictures = {
  readonly type: 'pictures'
  readonly style: StyleName
  readonly items: readonly Picture[]
}

/** A list of the headings of some outline levels, with their pages. */
export type Contents = {
  readonly type: 'contents'
  readonly title: string
  readonly levels: readonly [number, number]
}

/** A line across the measure between blocks. */
export type Divider = Quoted & {
  readonly type: 'divider'
  readonly id?: Id
  readonly style: StyleName
  /** In a redline. */
  readonly change?: Change
}

export type Piece = Paragraph | Table | Figure | Pictures | Contents | Divider

/** A running line at the head or foot of a page. */
export type Band = {
  readonly left: Content
  readonly center: Content
  readonly right: Content
  /** Of a mark in the middle that must not be overlooked. */
  readonly centerStyle?: StyleName
  /** At its left edge, upon its baseline, an em of the style `logos` apart. */
  readonly logos?: readonly Picture[]
}
/** `even`: of pages with even numbers, where they are not as the others. */
export type Bands = { readonly first: Band; readonly other: Band; readonly even?: Band }

export type Page = {
  readonly width: number
  readonly height: number
  readonly margin: {
    readonly top: number
    readonly right: number
    readonly bottom: number
    readonly left: number
  }
  /** Pitch of the baseline grid; body lines stand on its half lines. */
  readonly grid: number
  /** Baseline of the running head from the top edge, of the foot from the bottom edge. */
  readonly head: number
  readonly foot: number
}

/** Numbers of line composition, in em. */
export type Setting = {
  readonly gap: { readonly natural: number; readonly min: number; readonly max: number }
  readonly hyphenate: boolean
}

/** Squeeze the document onto this many pages, or one fewer where the last is nearly blank, never below these (points). */
export type Fit = {
  readonly pages: number | 'fewer'
  readonly steps: readonly ('banner' | 'leading' | 'size')[]
  readonly minSize: number
  readonly minLeading: number
}

/** Pieces `from` (included) to `to` (not) of a body, set in columns side by side; all else takes the measure. */
export type Columns = {
  readonly from: number
  readonly to: number
  readonly count: number
  /** Blank between two columns. */
  readonly gap: number
  /** Pitch of their baseline grid, on whose lines those of all columns stand, from the head of the columns. */
  readonly grid: number
  /** They begin on a page of their own; otherwise below what is before them, with so much blank and a rule. */
  readonly overleaf: boolean
  readonly before: number
  readonly rule: Rule | null
}

/** A way to set a flow: it holds when the flow takes no more pages, and all before columns overleaf is on the first. */
export type Rung = {
  readonly pages: number | null
  readonly columns: Columns | null
  /** Those that differ from the flow's. */
  readonly styles: Readonly<Record<StyleName, Style>>
}

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

export type RedlineLook = {
  readonly inserted: Color
  readonly deleted: Color
  readonly moved: Color
  /** In the margin beside each line with a change, `gap` points from the text. */
  readonly bar: Stroke & { readonly gap: number }
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
}

/** Parts of a Word template, as XML. */
export type WordStyles = {
  /** Path of the template, as its user knows it. */
  readonly file: string
  readonly styles: string
  readonly theme: string | null
}

/** Rules and padding of tables. */
export type TableLook = {
  readonly top: Stroke
  readonly head: Stroke
  readonly row: Stroke
  readonly bottom: Stroke
  /** Above and below the text of a row; beside the text of a column. */
  readonly padding: { readonly y: number; readonly x: number }
  readonly banding: Color | null
}

/** A font as it was read: its file, its bytes and their SHA-256. */
export type FontFile = {
  readonly path: string
  readonly bytes: Uint8Array
  readonly sha256: string
}

/** Files the flow names, as bytes: the renderers open none. */
export type Assets = {
  readonly images: Readonly<Record<string, Image>>
  readonly attachments?: Readonly<Record<string, Uint8Array>>
}
/** A checked image; `raster` stands in for an SVG where vectors cannot go. */
export type Image = {
  readonly type: 'png' | 'jpeg' | 'svg'
  readonly bytes: Uint8Array
  readonly raster?: Uint8Array
  /** Natural size in points. */
  readonly width: number
  readonly height: number
  /** Columns and rows of a raster. */
  readonly pixels?: { readonly width: number; readonly height: number }
}
