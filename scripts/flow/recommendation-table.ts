/** The recommendations of a memo as the rows of a table: their numbers, their whole texts, the domains each concerns. */
import type { Block, Id, ListItem, Memo, Run, Section } from '../memo/model.ts'
import { plain, type Context } from './context.ts'
import { homeDomains } from './dress.ts'
import { columnsOfOverview, type Head } from './overview-columns.ts'
import { empty, headed, legendOf, markOf, numberOf, type RowContext } from './overview.ts'
import type { Content, Paragraph, Piece } from './pieces.ts'
import type { StyleName } from './styles.ts'

/** A legend and the table; null where a list says more: see `fitsRows`, and where no column would stand beside the texts. */
export const recommendationTable = (context: Context): Piece[] | null => {
  const { memo, template, labels } = context
  const columns = columnsOfOverview(context, 'texts')
  const heads = columns.map(({ head }) => head)
  if (!heads.some(({ type }) => type === 'domain') || !fitsRows(memo)) return null
  const rowContext: RowContext = { heads, homes: homeDomains(memo), context }
  const rows = memo.sections.flatMap((section) => [
    sectionRow(section, rowContext),
    ...recommendationRows(section, rowContext),
  ])
  const table = headed(columns, rows, { template, caption: labels['digest-title'], rowHeads: [0] })
  return [plain('overview-legend', legendOf(context, heads)), table]
}

/**
 * Whether recommendations are nothing but paragraphs, of which each is a row. Lists in them, tables and boxes to tick
 * stand below each other, and so does a redline, in which every paragraph shows what became of it.
 */
const fitsRows = ({ sections, redline }: Memo): boolean =>
  redline === undefined && sections.every(hasRowsOnly)

const hasRowsOnly = ({ role, blocks, sections }: Section): boolean =>
  sections.every(hasRowsOnly) && (role !== 'recommendations' || blocks.every(isRowOrRows))

const isRowOrRows = (block: Block): boolean =>
  isParagraph(block) ||
  (block.type === 'list' &&
    block.items.every(({ checked, blocks }) => checked === undefined && blocks.every(isParagraph)))

const isParagraph = ({ type }: Block): boolean => type === 'paragraph'

const sectionRow = (section: Section, { heads, context }: RowContext, depth = 2): Paragraph[] => {
  const { id, title, sectionNumber = '' } = section
  const style = 'overview-section'
  return rowOf(heads, style, {
    number: plain(style, context.dress.sectionNumbers ? sectionNumber : ''),
    text: { ...textCell(style, id, title), outline: depth },
  })
}

/** A heading between recommendations says for whom they are, or of what: it has a row. */
const recommendationRows = (section: Section, rows: RowContext): Paragraph[][] => {
  const isPanel = section.role === 'recommendations'
  return [
    ...(isPanel ? section.blocks : []).flatMap((block) =>
      block.type === 'list'
        ? block.items.flatMap((item) => itemRows(item, rows))
        : [textRow(block, rows)],
    ),
    ...section.sections.flatMap((inner) => [
      ...(isPanel ? [sectionRow(inner, rows, 3)] : []),
      ...recommendationRows(inner, rows),
    ]),
  ]
}

/** The row of an item, and one for each paragraph after its first. */
const itemRows = (item: ListItem, rows: RowContext): Paragraph[][] => {
  const [first, ...others] = item.blocks
  const { heads, homes, context } = rows
  const text = textCell('overview-cell', item.id, contentOf(item, first, context))
  const row = heads.map((head): Paragraph => {
    if (head.type === 'number') return plain('overview-number', numberOf(item.number, context))
    if (head.type === 'to') return plain('overview-cell', item.to ?? '')
    return head.type === 'domain' ? markOf(item, head.domain, homes) : text
  })
  return [row, ...others.map((block) => textRow(block, rows))]
}

const contentOf = (item: ListItem, first: Block | undefined, { dress }: Context): Content => {
  const runs = first ? runsOf(first) : []
  return dress.keyed(runs, item)
}

const runsOf = (block: Block): readonly Run[] => (block.type === 'paragraph' ? block.runs : [])

const textRow = (block: Block, { heads }: RowContext): Paragraph[] =>
  rowOf(heads, 'overview-cell', { text: textCell('overview-cell', block.id, runsOf(block)) })

/** A row of some cells; all others are empty. */
const rowOf = (
  heads: readonly Head[],
  style: StyleName,
  cells: Readonly<Partial<Record<Head['type'], Paragraph>>>,
): Paragraph[] => heads.map(({ type }) => cells[type] ?? empty(style))

const textCell = (style: StyleName, id: Id, content: Content): Paragraph => ({
  type: 'paragraph',
  id,
  style,
  content,
})
