/** The overview of a memo: its contents and its recommendations in one table, with the domains each concerns. */
import type { Domain, Id, ListItem, Run, Section } from '../memo/model.ts'
import { phraseOf } from '../memo/key-phrase.ts'
import { withoutReferences } from '../memo/notes.ts'
import { plain, type Context } from './context.ts'
import { homeDomains } from './dress.ts'
import { columnsOfOverview, type Column, type Head } from './overview-columns.ts'
import { tableOf } from './look.ts'
import type { StyleName } from './styles.ts'
import type { Content, Paragraph, Piece, Table } from './pieces.ts'

/** Of a recommendation's own domain, and of any other that it concerns. */
export const marks = { own: '●', concerned: '○' } as const

/** The table and its legend. Rows stand in the order of the memo; sections are those that contents list. */
export const overviewOf = (context: Context): Piece[] => {
  const { memo, template, labels } = context
  const columns = columnsOfOverview(context, 'phrases')
  const homes = homeDomains(memo)
  const rowContext: RowContext = { heads: columns.map(({ head }) => head), homes, context }
  const rows = memo.sections.flatMap((section) => rowsOf(section, rowContext))
  const table = headed(columns, rows, { template, caption: labels.overview, rowHeads: [0, 1] })
  // Without domains there are no marks to explain.
  const legend = legendOf(context, rowContext.heads)
  return legend === '' ? [table] : [table, plain('overview-legend', legend)]
}

/** Rows below the heads of their columns. */
export const headed = (
  columns: readonly Column[],
  rows: Table['rows'],
  { template, ...table }: Pick<Table, 'caption' | 'rowHeads'> & Pick<Context, 'template'>,
): Table => ({
  type: 'table',
  style: 'table',
  look: tableOf(template, template.overview),
  columns: columns.map(({ share, align }) => ({ share, align })),
  headRows: 1,
  ...table,
  rows: [
    columns.map(({ head: { type, title } }) =>
      plain(type === 'text' ? 'overview-title' : 'overview-head', title),
    ),
    ...rows,
  ],
})

/** What the rows of an overview are made with. */
export type RowContext = {
  readonly heads: readonly Head[]
  readonly homes: ReadonlyMap<Id, string>
  readonly context: Context
}

const rowsOf = (section: Section, rows: RowContext): Paragraph[][] => {
  const { memo, template } = rows.context
  // Of a digest only the outermost headings are printed.
  const [first, last] = memo.edition.type === 'full' ? template.contents : [2, 2]
  const isPanel = section.role === 'recommendations' && section.depth > 2
  const isListed = !isPanel && section.depth >= first && section.depth <= last
  const recommended = itemsIn(section)
  const inside = section.sections.flatMap((inner) => rowsOf(inner, rows))
  const isFollowed = recommended.length > 0 || holdsItems(section)
  return [
    ...(isListed ? [sectionRow(section, isFollowed, rows)] : []),
    ...recommended.map((item) => itemRow(item, rows)),
    ...inside,
  ]
}

/** A heading as it is listed: with the marks alone that say more, as 10⁶ is not 106. */
const asListed = ({ text, sub, sup }: Run): Run => ({
  text: text.replaceAll('\n', ' '),
  ...(sub && { sub }),
  ...(sup && { sup }),
})

/** The recommendations that stand in a section itself. */
const itemsIn = ({ role, blocks }: Section): ListItem[] =>
  role !== 'recommendations'
    ? []
    : blocks.flatMap((block) => (block.type === 'list' ? block.items : []))

const holdsItems = ({ sections }: Section): boolean =>
  sections.some((section) => itemsIn(section).length > 0 || holdsItems(section))

const sectionRow = (
  section: Section,
  isFollowed: boolean,
  { heads, context }: RowContext,
): Paragraph[] => {
  const style = isFollowed ? 'overview-section' : 'overview-other'
  const content: Readonly<Partial<Record<Head['type'], Paragraph>>> = {
    number: plain(style, context.dress.sectionNumbers ? (section.sectionNumber ?? '') : ''),
    text: link(style, section.id, withoutReferences(section.title).map(asListed)),
    page: pageOf(style, section.id),
  }
  return heads.map(({ type }) => content[type] ?? empty(style))
}

const itemRow = (item: ListItem, { heads, homes, context }: RowContext): Paragraph[] =>
  heads.map((head): Paragraph => {
    if (head.type === 'number') return plain('overview-number', numberOf(item.number, context))
    if (head.type === 'text') return link('overview-cell', item.id, [{ text: phraseOf(item) }])
    if (head.type === 'to') return plain('overview-cell', item.to ?? '')
    if (head.type === 'page') return pageOf('overview-cell', item.id)
    return markOf(item, head.domain, homes)
  })

/** The mark of an item in the column of a domain. */
export const markOf = (item: ListItem, { slug }: Domain, homes: RowContext['homes']): Paragraph => {
  if (!item.domains.includes(slug)) return empty('overview-own')
  return homes.get(item.id) === slug
    ? plain('overview-own', marks.own)
    : plain('overview-concerned', marks.concerned)
}

export const numberOf = (number: string | undefined, { template }: Context): string =>
  template.numbering ? (number ?? '') : ''

/** A cell that says nothing. */
export const empty = (style: StyleName): Paragraph => ({ type: 'paragraph', style, content: [] })

const link = (style: StyleName, leadsTo: Id, content: Content): Paragraph => ({
  type: 'paragraph',
  style,
  content,
  leadsTo,
})

const pageOf = (style: StyleName, of: Id): Paragraph => ({
  type: 'paragraph',
  style,
  content: [{ field: 'page-of', of }],
})

/** What the marks mean and, where the heads are numbers, which domain has which. */
export const legendOf = ({ labels }: Context, heads: readonly Head[]): string => {
  const domains = heads.filter((head) => head.type === 'domain')
  const numbered = domains.filter(({ title, domain }) => title !== (domain.short ?? domain.title))
  return [
    ...(domains.length > 0
      ? [
          `${marks.own} ${labels['overview-own']}`,
          `${marks.concerned} ${labels['overview-concerned']}`,
        ]
      : []),
    ...numbered.map(({ title, domain }) => `${title} ${domain.title}`),
  ].join('\u3000')
}
