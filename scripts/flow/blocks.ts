/** Memo blocks → pieces: one handler a type. */
import type {
  Block,
  BlockType,
  Cell,
  Change,
  Id,
  List,
  ListItem,
  Run,
  Section,
  Table as MemoTable,
  Unit,
} from '../memo/model.ts'
import { withStrong } from '../memo/key-phrase.ts'
import type { BaseStyle } from '../template/names.ts'
import { captionStyle } from './captions.ts'
import { changedCells, changedPieces, endedBy, isGone, isNew } from './changes.ts'
import { itemLabel, sectionLabel } from './item-labels.ts'
import type { StyleName } from './styles.ts'
import type { Label, Paragraph, Piece, Quoted, Remark, Table, Within } from './pieces.ts'

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
  /** Whether the key phrases of recommendations stand out. */
  readonly keys: 'plain' | 'bold'
  /** A remark on an item in an edition: the section it was taken from, or the domains it concerns. */
  readonly remarkOf: (item: ListItem, at: At) => Remark | null
  /** In a redline, where something that moved came from or went to. */
  readonly movedOf: (change: Change) => Remark | null
  readonly image: (src: string) => {
    readonly key: string
    readonly width: number
    readonly height: number
  }
  /** Shares of the measure of a table's columns, and whether they ask for small type. */
  readonly columns: (table: MemoTable) => {
    readonly shares: readonly number[]
    readonly isSmall: boolean
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
const nested = (style: StyleName, { isNote, quoted }: At, level: number): StyleName => {
  const note = isNote && style !== 'note' ? 'note-' : ''
  const quote = quoted.length > 0 && style !== 'quote' ? 'quote-' : ''
  return `${note}${quote}${style}${level > 1 ? `-${level}` : ''}`
}

type Handler<T extends BlockType> = (
  block: Extract<Block, { type: T }>,
  at: At,
  dress: Dress,
) => readonly Piece[]

const handlers: { readonly [T in BlockType]: Handler<T> } = {
  paragraph: (block, at) =>
    endedBy([withLines(paragraph(block.id, at.text, at, block.runs))], block),
  list: (list, at, dress) => list.items.flatMap((item) => itemPieces(list, item, at, dress)),
  table: (table, at, dress) => [{ ...tablePiece(table, dress), ...insideOf(at) }],
  quote: ({ blocks }, at, dress) => {
    const level = at.level + 1
    const quoted = [...at.quoted, at.depth + at.quoted.length]
    return toPieces(blocks, { ...at, text: 'quote', level, quoted, item: topLevel.item }, dress)
  },
  code: ({ id, text }, at) => [paragraph(id, 'code', at, codeRuns(text))],
  break: ({ id }, at) => [{ type: 'divider', id, style: 'divider', ...quotedOf(at) }],
  figure: ({ id, src, alt, caption, width: share }, at, dress) => {
    const { key, width, height } = dress.image(src)
    const inside = insideOf(at)
    const size = { width, height, ...(share !== undefined && { share }) }
    const figure = { type: 'figure', id, image: key, alt, ...size, style: 'figure', ...inside } as const // prettier-ignore
    const content = [{ text: caption }]
    return caption === ''
      ? [figure]
      : [figure, { type: 'paragraph', id, style: 'caption', content, ...inside }]
  },
}

/** Pieces of some blocks, in order. */
export const toPieces = (blocks: readonly Block[], at: At, dress: Dress): Piece[] =>
  blocks.flatMap((block, i) => {
    const caption = captionStyle(block, blocks[i - 1], blocks[i + 1])
    const pieces =
      block.type === 'paragraph' && caption
        ? endedBy([paragraph(block.id, caption, { ...at, level: 1 }, block.runs)], block)
        : (handlers[block.type] as Handler<BlockType>)(block as never, at, dress)
    return withChange(pieces, block, dress)
  })

/** The pieces of a unit, with what became of it. Where it moved is said once, of its first paragraph. */
const withChange = (
  pieces: readonly Piece[],
  { change }: Pick<Unit, 'change'>,
  { movedOf }: Pick<Dress, 'movedOf'>,
): readonly Piece[] => {
  if (change === undefined) return pieces
  const moved = movedOf(change)
  const first = pieces.findIndex(({ type }) => type === 'paragraph')
  return changedPieces(pieces, change).map((piece, at) =>
    moved && at === first && piece.type === 'paragraph' ? { ...piece, moved } : piece,
  )
}

/** Pieces of a section: its heading, its blocks, its sections. */
export const sectionPieces = (section: Section, dress: Dress): Piece[] => [
  ...sectionHead(section, dress),
  ...sectionBody(section, dress),
]

/** The heading of a section, or what its panel has instead. */
const sectionHead = (section: Section, dress: Dress): Piece[] => {
  const own = dress.panelHead(section)
  if (own === null) return [headingPiece(section, dress)]
  return own === '' ? [] : [{ type: 'paragraph', style: headingStyles[section.depth]!, content: [{ text: own }], outline: section.depth }] // prettier-ignore
}

/** A section without its heading. */
export const sectionBody = (section: Section, dress: Dress): readonly Piece[] =>
  changedPieces(
    [
      ...toPieces(section.blocks, atOf(section), dress),
      ...section.sections.flatMap((inner) => sectionPieces(inner, dress)),
    ],
    section.change,
  )

/** The context of a section's blocks: items of a recommendations section are recommendations. */
export const atOf = (section: Section): At =>
  section.role === 'recommendations' ? recommendations : topLevel

/** Headings below level 4 have styles of their own, which look like that of level 4 (see `stylesOf`). */
const headingStyles: Readonly<Record<number, StyleName>> = {
  2: 'heading2',
  3: 'heading3',
  4: 'heading4',
  5: 'heading5',
  6: 'heading6',
}

/** The heading of a section; `depth` overrides its own. */
export const headingPiece = (
  section: Section,
  dress: Pick<Dress, 'sectionNumbers' | 'movedOf'>,
  depth = section.depth,
): Paragraph => {
  const { id, title, sectionNumber, was } = section
  const number = (text: string | undefined): Label | null =>
    dress.sectionNumbers && text !== undefined ? sectionLabel(text) : null
  const label = number(sectionNumber)
  const wasDepth = depth === section.depth ? was?.depth : undefined
  const before = {
    ...(wasDepth !== undefined && { style: headingStyles[wasDepth]! }),
    ...(was && 'sectionNumber' in was && { label: number(was.sectionNumber) }),
  }
  const piece: Paragraph = {
    type: 'paragraph',
    id,
    style: headingStyles[depth]!,
    content: title,
    outline: depth,
    ...(label && { label }),
    ...(Object.keys(before).length > 0 && { was: before }),
  }
  return withChange([piece], section, dress)[0] as Paragraph
}

const paragraph = (id: Id, style: StyleName, at: At, content: readonly Run[]): Paragraph => ({
  type: 'paragraph',
  id,
  style: nested(style, at, at.level),
  content,
  ...insideOf(at),
})

/** Lines that were typed as lines have one left edge. */
const withLines = (piece: Paragraph): Paragraph =>
  (piece.style === 'body' || piece.style === 'lead') &&
  piece.content.some((run) => 'text' in run && run.text === '\n')
    ? { ...piece, style: `${piece.style}-lines` }
    : piece

/** Names the list item and the quotations around, if there are any. */
const insideOf = (at: At): { readonly within?: Within } & Quoted => ({
  ...(at.within && { within: at.within }),
  ...quotedOf(at),
})

const quotedOf = ({ quoted }: At): Quoted => (quoted.length > 0 ? { quoted } : {})

const itemPieces = (list: List, item: ListItem, at: At, dress: Dress): Piece[] => {
  const { first: headStyle, next: nextStyle, inner: innerItems } = at.item
  const level = at.level + 1
  const labelOf = (own: ListItem, { delimiter }: Pick<List, 'delimiter'>): Label =>
    itemLabel(own, {
      list: dress.lists.get(list.id) ?? 0,
      level: at.depth,
      recommendation: dress.recommendation,
      delimiter,
    })
  const label = labelOf(item, list)
  const isOtherwise = item.was !== undefined || list.was !== undefined
  const before = isOtherwise ? labelOf({ ...item, ...item.was } as ListItem, { ...list, ...list.was } as List) : label // prettier-ignore
  const style = nested(headStyle, at, level)
  const inside: At = {
    text: nextStyle,
    // Items that look otherwise inside these bring their own distance from the edge.
    level: innerItems ? 0 : level,
    quoted: at.quoted,
    isNote: at.isNote,
    depth: at.depth + 1,
    within: { list: label.list, level: label.level },
    item: innerItems ?? at.item,
  }
  const heads = headsOf(item)
  const others = toPieces(item.blocks.slice(heads.others), inside, dress)
  const remark = dress.remarkOf(item, at)
  const isInLine = remark !== null && others.length === 0
  const headOf = (block: ParagraphBlock | null): Paragraph => {
    const runs = block?.runs ?? []
    const content =
      dress.keys === 'bold' && item.key !== undefined ? withStrong(runs, item.key) : runs
    const head: Paragraph = { type: 'paragraph', id: item.id, style, content, label, ...quotedOf(at), ...(isInLine && { remark }), ...(before.text !== label.text && { was: { label: before } }) } // prettier-ignore
    return block ? (withChange(endedBy([head], block), block, dress)[0] as Paragraph) : head
  }
  // In a redline an item may begin otherwise than it did.
  const leads = heads.blocks.map((block, n): Paragraph => {
    const [isNow, wasBefore] = [n === heads.now, n === heads.old]
    const next = toPieces([block], inside, dress)[0] as Paragraph
    if (isNow && (wasBefore || block.change)) return headOf(block)
    if (wasBefore && block.change) return headOf(block)
    if (isNow) return { ...headOf(block), was: { id: block.id, style: next.style, label: null } }
    return wasBefore ? { ...next, was: { id: item.id, style, label: before } } : next
  })
  const head = leads.length > 0 ? leads : [headOf(null)]
  const last: Paragraph[] =
    remark === null || isInLine
      ? []
      : [
          {
            type: 'paragraph',
            style: remark.style,
            content: [{ text: remark.text }],
            ...insideOf(inside),
          },
        ]
  const own = endedBy([...head, ...others], item)
  return [...withChange([...own, ...last], item, dress)]
}

type ParagraphBlock = Extract<Block, { type: 'paragraph' }>

/** The paragraphs that an item begins with, up to the first in both editions of a redline; of another memo the first. */
const headsOf = ({ blocks }: ListItem) => {
  const [firstNow, firstBefore] = [isGone, isNew].map((isLacking) =>
    blocks.findIndex(({ change }) => !isLacking(change)),
  ) as [number, number]
  // Of an item in one edition only, the other has none.
  const now = firstNow < 0 ? firstBefore : firstNow
  const old = firstBefore < 0 ? firstNow : firstBefore
  const others = Math.max(now, old) + 1
  const own = blocks.slice(0, others)
  return own.every((block): block is ParagraphBlock => block.type === 'paragraph')
    ? { now, old, others, blocks: own }
    : { now: -1, old: -1, others: 0, blocks: [] }
}

const tablePiece = (table: MemoTable, dress: Dress): Table => {
  const { id, align, head, rows, rowChanges } = table
  const { shares, isSmall } = dress.columns(table)
  const styleOf = (style: StyleName): StyleName => (isSmall ? `${style}-small` : style)
  const cells = (row: readonly Cell[], style: StyleName, n: number): Paragraph[] =>
    row.map((content, column) => ({
      type: 'paragraph',
      style: styleOf(style),
      content,
      id: `${id}-${n}-${column}`,
    }))
  return {
    type: 'table',
    id,
    style: 'table',
    columns: shares.map((share, i) => ({ share, align: align[i] ?? null })),
    headRows: 1,
    rowHeads: [0],
    caption: head.map((cell) => cell.map((run) => run.text).join('')).join(' / '),
    rows: [
      cells(head, 'table-head', 0),
      ...rows.map((row, i) =>
        changedCells(cells(row, 'table-cell', i + 1), rowChanges?.[i] ?? undefined),
      ),
    ],
    ...(rowChanges && { rowChanges: [null, ...rowChanges] }),
  }
}

/** Code line by line: each line end is a forced break. */
const codeRuns = (text: string): Run[] =>
  text
    .split('\n')
    .flatMap((line, i): Run[] => [
      ...(i > 0 ? [{ text: '\n', code: true as const }] : []),
      ...(line === '' ? [] : [{ text: line, code: true as const }]),
    ])
