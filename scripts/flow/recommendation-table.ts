/** The recommendations of a memo as the rows of a table: their numbers, their whole texts, the domains each concerns. */
import type { Block, Id, List, ListItem, Section } from '../memo/model.ts'
import { topLevel } from './block-context.ts'
import { blockPieces } from './blocks.ts'
import { stylesBeside } from './captions.ts'
import { plain, type Context } from './context.ts'
import { homeDomains } from './dress.ts'
import { itemLabel } from './item-labels.ts'
import { columnsOfOverview, type Head } from './overview-columns.ts'
import { empty, headed, legendOf, markOf, type RowContext } from './overview.ts'
import type { Content, Paragraph, Piece } from './pieces.ts'
import type { StyleName } from './styles.ts'

/**
 * A legend and the table, parted by tables, pictures and the like that stand in a recommendation; null for a redline, in
 * which every paragraph shows what became of it, and where no column of a domain would stand beside the texts.
 */
export const recommendationTable = (context: Context): Piece[] | null => {
  const { memo } = context
  const columns = columnsOfOverview(context, 'texts')
  const heads = columns.map(({ head }) => head)
  if (memo.redline !== undefined || !heads.some(({ type }) => type === 'domain')) return null
  const rowContext: RowContext = { heads, homes: homeDomains(memo), context }
  const lines = memo.sections.flatMap((section) => [
    sectionRow(section, rowContext),
    ...recommendationLines(section, rowContext),
  ])
  const { template, labels } = context
  const look = { template, caption: labels['digest-title'], rowHeads: [0] }
  return [
    plain('overview-legend', legendOf(context, heads)),
    ...stretchesOf(lines).flatMap(({ rows, pieces }) => [
      ...(rows.length > 0 ? [headed(columns, rows, look)] : []),
      ...pieces,
    ]),
  ]
}

type Row = readonly Paragraph[]
/** What stands below what went before: a row, or a piece as wide as the table. */
type Line = Row | Piece

const isRow = (line: Line): line is Row => Array.isArray(line)

/** Rows without a piece between them, and the pieces below them. */
type Stretch = { readonly rows: Row[]; readonly pieces: Piece[] }

const stretchesOf = (lines: readonly Line[]): readonly Stretch[] => {
  const stretches: Stretch[] = []
  let last: Stretch | undefined
  for (const line of lines) {
    if (!last || (isRow(line) && last.pieces.length > 0)) {
      last = { rows: [], pieces: [] }
      stretches.push(last)
    }
    if (isRow(line)) last.rows.push(line)
    else last.pieces.push(line)
  }
  return stretches
}

const sectionRow = (section: Section, { heads, context }: RowContext, depth = 2): Row => {
  const { id, title, sectionNumber = '' } = section
  const style = 'overview-section'
  return rowOf(heads, style, {
    number: plain(style, context.dress.sectionNumbers ? sectionNumber : ''),
    text: { ...textCell(style, id, title), outline: depth },
  })
}

/** A heading between recommendations says for whom they are, or of what: it has a row. */
const recommendationLines = (section: Section, rows: RowContext): Line[] => {
  const isPanel = section.role === 'recommendations'
  return [
    ...(isPanel ? blockLines(section.blocks, 0, rows) : []),
    ...section.sections.flatMap((inner) => [
      ...(isPanel ? [sectionRow(inner, rows, 3)] : []),
      ...recommendationLines(inner, rows),
    ]),
  ]
}

/** Paragraphs and items of lists, so many lists deep, are rows; all else stands between rows. */
const blockLines = (blocks: readonly Block[], depth: number, rows: RowContext): Line[] => {
  const styles = stylesBeside(blocks)
  return blocks.flatMap((block, at): Line[] => {
    if (block.type === 'list')
      return block.items.flatMap((item) => itemLines({ list: block, item, depth }, rows))
    if (block.type === 'paragraph' && styles[at] === null)
      return [
        rowOf(rows.heads, 'overview-cell', {
          text: textCell('overview-cell', block.id, block.runs),
        }),
      ]
    return blockPieces({ block, style: styles[at] ?? null }, topLevel, rows.context.dress)
  })
}

type ItemAt = { readonly list: List; readonly item: ListItem; readonly depth: number }

/** The row of an item, and what there is of it besides its first paragraph. */
const itemLines = ({ list, item, depth }: ItemAt, rows: RowContext): Line[] => {
  const { heads, homes, context } = rows
  const [first, ...others] = item.blocks
  const isLed = first?.type === 'paragraph'
  const runs = context.dress.keyed(isLed ? first.runs : [], item)
  const isNumbered = item.number !== undefined
  const row = heads.map((head): Paragraph => {
    if (head.type === 'number') return labelCell({ list, item, depth }, context)
    if (head.type === 'text') return textCell('overview-cell', item.id, runs)
    if (head.type === 'to') return plain('overview-cell', item.to ?? '')
    return head.type === 'domain' && isNumbered
      ? markOf(item, head.domain, homes)
      : empty('overview-own')
  })
  return [row, ...blockLines(isLed ? others : item.blocks, depth + 1, rows)]
}

/** The number of a recommendation, with its box if it has one; of an item inside one its label. */
const labelCell = ({ list, item, depth }: ItemAt, context: Context): Paragraph => {
  const { numbering } = context.template
  const { text } = itemLabel(item, {
    list: 0,
    level: depth,
    recommendation: numbering ? '' : null,
    delimiter: list.delimiter,
  })
  if (item.number === undefined) return plain('overview-label', text)
  return plain('overview-number', numbering ? text : '')
}

/** A row of some cells; all others are empty. */
const rowOf = (
  heads: readonly Head[],
  style: StyleName,
  cells: Readonly<Partial<Record<Head['type'], Paragraph>>>,
): Row => heads.map(({ type }) => cells[type] ?? empty(style))

const textCell = (style: StyleName, id: Id, content: Content): Paragraph => ({
  type: 'paragraph',
  id,
  style,
  content,
})
