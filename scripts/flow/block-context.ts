/** What a block is dressed by: the quotes, lists and styles around it, and what holds for its whole flow. */
import type { Change, Id, ListItem, Run, Section, Table as MemoTable } from '../memo/model.ts'
import type { BaseStyle } from '../template/names.ts'
import type { Quoted, Remark, Within } from './pieces.ts'
import type { StyleName } from './styles.ts'

/** The context of a block: quotes, lists and styles around it. */
export type At = {
  /** Style of paragraphs here. */
  readonly text: BaseStyle
  /** Depth of quotes and lists around that move the text one step to the right each. */
  readonly level: number
  /** Levels of quotations around, see `Quoted`. */
  readonly quoted: readonly number[]
  readonly isNote: boolean
  /** Depth of lists around, which Word and a screen reader count. */
  readonly depth: number
  /** The list item around, when its label is already set. */
  readonly within?: Within
  /** Styles of items here: recommendations at the top of their section, plain items elsewhere. */
  readonly item: Items
}

type Items = {
  readonly first: BaseStyle
  readonly next: BaseStyle
  /** Items inside these, when they look otherwise. */
  readonly inner?: Items
}

/** Facts that hold for a whole flow. */
export type Dress = {
  readonly lists: ReadonlyMap<Id, number>
  /** `建议` before the number of a recommendation; null prints bullets. */
  readonly recommendation: string | null
  /** What stands above recommendations instead of their heading, null for the heading as written; '' for nothing. */
  readonly panelHead: (section: Section) => string | null
  /** The units that links lead to. */
  readonly linked: ReadonlySet<Id>
  /** Whether sections have their numbers before their headings. */
  readonly sectionNumbers: boolean
  /** The text of a recommendation, whose key phrase stands out where the template wants that. */
  readonly keyed: (runs: readonly Run[], item: ListItem) => readonly Run[]
  /** A remark on an item in an edition: the section it was taken from, or the domains it concerns. */
  readonly remarkOf: (item: ListItem, at: At) => Remark | null
  /** In a redline, where something that moved came from or went to. */
  readonly movedOf: (change: Change) => Remark | null
  /** In a redline, the number that a recommendation had. */
  readonly renumbered: (item: ListItem) => Remark | null
  readonly image: (src: string) => {
    readonly key: string
    readonly width: number
    readonly height: number
  }
  /** Shares of the measure of a table's columns, and whether they ask for small type, or a landscape page. */
  readonly columns: (table: MemoTable) => {
    readonly shares: readonly number[]
    readonly isSmall: boolean
    readonly isWide: boolean
  }
}

export const topLevel: At = {
  text: 'body',
  level: 0,
  quoted: [],
  isNote: false,
  depth: 0,
  item: { first: 'item', next: 'item-continue' },
}
/** Where recommendations stand. */
export const recommendations: At = {
  ...topLevel,
  item: {
    first: 'recommendation',
    next: 'recommendation-continue',
    inner: { first: 'recommendation-item', next: 'recommendation-item-continue' },
  },
}

/** Name of a base style in its place: `item`, `item-2` one step to the right, `note-item`, `quote-item`. */
export const nested = (style: StyleName, { isNote, quoted }: At, level: number): StyleName => {
  const note = isNote && style !== 'note' ? 'note-' : ''
  const quote = quoted.length > 0 && style !== 'quote' ? 'quote-' : ''
  return `${note}${quote}${style}${level > 1 ? `-${level}` : ''}`
}

/** Names the list item and the quotations around, if there are any. */
export const insideOf = (at: At): { readonly within?: Within } & Quoted => ({
  ...(at.within && { within: at.within }),
  ...quotedOf(at),
})

/** Names the quotations around. */
export const quotedOf = ({ quoted }: At): Quoted => (quoted.length > 0 ? { quoted } : {})
