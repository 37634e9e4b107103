/** Pieces of a flow: paragraphs with their content, tables, pictures, lists of contents, lines between blocks. */
import type { Change, Id, Run } from '../memo/model.ts'
import type { StyleName, TableLook } from './styles.ts'

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
  /** Text of the template says something about this unit: where a passage was taken from. */
  readonly about?: Id
  readonly beside?: Beside
  /** In a redline: its mark, which ends it, is in one edition only; so is all of it where all its runs are. */
  readonly mark?: Change
  /** In a redline: what it was otherwise in the old edition; a label of null is none. */
  readonly was?: { readonly id?: Id; readonly style?: StyleName; readonly label?: Label | null }
  /**
   * In a redline: where it moved from or to, or the number that it had. On pages only: Word knows the other place of a
   * move by its name, and counts the numbers of both editions.
   */
  readonly trace?: Remark
  /** It explains signs that are on pages only. */
  readonly onPages?: true
  /** Points at its right end that are left to the picture beside it or beside a paragraph before it. */
  readonly clear?: number
}

/**
 * What the template adds to a paragraph, such as where it was taken from: at the right end of its last line, or on a
 * line of its own where that has no room.
 */
export type Remark = { readonly content: readonly Run[]; readonly style: StyleName }

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
  /** Wider than the text, so that it stands on a landscape page. */
  readonly isWide?: true
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
