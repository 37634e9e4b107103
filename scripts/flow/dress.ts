/** Facts about a whole edition that its blocks are dressed with: list numbers, columns, images, domains. */
import type { Cell, Id, Memo, Meta, Run, Slug, Table, Unit } from '../memo/model.ts'
import { textOf, unitsOf } from '../memo/walk.ts'
import type { BaseStyle } from '../template/names.ts'
import type { Template } from '../template/schema.ts'
import { recommendations, type Dress } from './block-context.ts'
import { columnsOf, type Room } from './columns.ts'
import { turned } from './landscape.ts'
import { columnWidth, measureOf } from './measure.ts'
import { smallSize } from './derived-styles.ts'
import { resolveStyles } from './resolve.ts'
import { fillText } from './labels.ts'
import type { Remark } from './pieces.ts'
import { movesIn, renumbered } from './moves.ts'
import { inEither, withKey } from './redline.ts'
import { linkedIn, saysOnly } from './panel-heads.ts'
import type { Labels } from './values.ts'

/** Input of `toFlow` besides memo and template. */
export type Surroundings = {
  /** Images by source path: key in `Assets.images` and natural size in points. */
  readonly images: ReadonlyMap<
    string,
    { readonly key: string; readonly width: number; readonly height: number }
  >
  /** Path of the document with the full text, for provenance lines. */
  readonly full: string
  /** The source that a review copy brings along; '' for other documents. */
  readonly source: string
  /** What editors wrote in the source for each other, of which a review copy may have some; the line of its block each. */
  readonly comments?: readonly { readonly text: string; readonly line: number }[]
}

export const dressOf = (
  memo: Memo,
  template: Template,
  labels: Labels,
  { images }: Surroundings,
): Dress => {
  const { numbering } = template
  const namesOf = (slugs: readonly Slug[], { domains }: Meta): string =>
    slugs
      .map((slug) => domains.find((each) => each.slug === slug)?.title ?? slug)
      .join(labels.separator)
  const homes = homeDomains(memo)
  const linked = linkedIn(memo)
  return {
    lists: new Map(listIds(memo).map((id, index) => [id, index + 1])),
    recommendation: numbering ? labels.recommendation : null,
    columns: columnsIn(memo, roomsOf(template)),
    image: (src) => images.get(src) ?? unknownImage(src),
    panelHead: (section) => {
      const isOwn = template.panelHeads === 'own' && section.role === 'recommendations'
      const word = labels['own-recommendations']
      // A section of the memo itself is listed in its contents, and so keeps its heading.
      const isPanel = section.depth > 2 && section.blocks.some(({ type }) => type === 'list')
      return isOwn && isPanel && saysOnly(section, word, linked) ? labels['panel-head'] : null
    },
    sectionNumbers: numbering && template.sectionNumbers && hasNumbers(memo),
    keyed:
      template.keys === 'bold'
        ? (runs, item) => withKey(runs, item, memo.meta.lang)
        : (runs) => runs,
    linked,
    movedOf: movesIn(memo, labels),
    renumbered: (item) => renumbered(item, labels),
    remarkOf: (item, at) => {
      if (at.item.first !== recommendations.item.first) return null
      // Its own number begins with that of the section.
      const origin = inEither(item, memo, ({ from: section }) =>
        section === undefined ? '' : fillText(labels.from, { section }),
      )
      if (origin.length > 0) return remark('origin', origin)
      if (memo.edition.type !== 'digest' || item.number === undefined) return null
      const home = homes.get(item.id)
      const said = inEither(item, memo, ({ domains, to = '' }, { meta }) =>
        fillText(labels.concerns, {
          domains: namesOf(
            domains.filter((slug) => slug !== home),
            meta,
          ),
          to,
        }).trim(),
      )
      return remark('concerns', said)
    },
  }
}

/** Ways to set a table, from the one that is wanted most to the one that is left. */
type TableRoom = { readonly room: Room; readonly isSmall: boolean; readonly isWide: boolean }

/** In the type of cells or in small type, on an upright page or, where the template wants that, on a landscape one. */
const roomsOf = (template: Template): readonly TableRoom[] => {
  const { page, wideTables } = template
  const { size, font } = resolveStyles(template)['table-cell']
  const letters = template.fonts[font]?.letters ?? 1
  const inColumns = columnMeasure(template)
  const isWide = wideTables === 'landscape' && inColumns === null
  const upright = inColumns ?? measureOf({ page })
  const roomOf = (measure: number, em: number): Room => ({
    measure: measure / em,
    padding: (2 * template.table.padding.x) / em,
    letters,
  })
  const most = isWide ? measureOf({ page: turned(page) }) : upright
  return [
    { room: roomOf(upright, size), isSmall: false, isWide: false },
    ...(isWide ? [{ room: roomOf(most, size), isSmall: false, isWide }] : []),
    { room: roomOf(most, smallSize(size)), isSmall: true, isWide },
  ]
}

/** The measure of a column, where a template may set tables in some. */
const columnMeasure = ({ page, columns, ladder }: Template): number | null =>
  columns && ladder?.some(({ passages }) => passages !== 'below')
    ? columnWidth(columns, measureOf({ page }))
    : null

/** Whether any recommendation has a number, which those of sections are for. */
export const hasNumbers = (memo: Memo): boolean =>
  [...unitsOf(memo)].some(({ type, unit }) => type === 'item' && unit.number !== undefined)

/** Where a unit was taken from: its section, with the number that its heading has. */
export const originOf = (
  { from = '', fromNumber }: Pick<Unit, 'from' | 'fromNumber'>,
  { numbering, sectionNumbers }: Pick<Template, 'numbering' | 'sectionNumbers'>,
  labels: Labels,
): string => {
  if (from === '') return ''
  const number = numbering && sectionNumbers && fromNumber !== undefined ? `${fromNumber} ` : ''
  return fillText(labels.from, { section: number + from })
}

const remark = (style: BaseStyle, content: readonly Run[]): Remark | null =>
  content.length === 0 ? null : { style, content }

/**
 * The columns of every table in the first of its rooms that holds its words and figures, or in the last. Tables under one
 * head, such as the participants of either side, are read as one and get the same columns.
 */
const columnsIn = (memo: Memo, rooms: readonly TableRoom[]): Dress['columns'] => {
  const tables = [...unitsOf(memo)].flatMap(({ unit }) =>
    'type' in unit && unit.type === 'table' ? [unit] : [],
  )
  const headOf = ({ head }: Table): string => JSON.stringify(head.map(textOf))
  const rows = new Map<string, (readonly Cell[])[]>()
  for (const table of tables) {
    const all = rows.get(headOf(table)) ?? []
    rows.set(headOf(table), all)
    all.push(table.head)
    for (const row of table.rows) all.push(row)
  }
  const columns = new Map(
    [...rows].map(([head, all]) => {
      const ways = rooms.map(({ room, ...way }) => ({ ...way, ...columnsOf(all, room) }))
      return [head, ways.find(({ need }) => need <= 1) ?? ways.at(-1)!]
    }),
  )
  return (table) => columns.get(headOf(table))!
}

const unknownImage = (src: string): never => {
  throw new Error(`unread image ${src}`)
}

/** Item id → the domain whose own section holds it. */
export const homeDomains = (memo: Memo): ReadonlyMap<Id, Slug> =>
  new Map(
    [...unitsOf(memo)].flatMap(({ type, unit, within }): [Id, Slug][] => {
      const home = within.findLast(({ domain }) => domain !== undefined)?.domain
      return type === 'item' && home !== undefined ? [[unit.id, home]] : []
    }),
  )

const listIds = (memo: Memo): Id[] =>
  [...unitsOf(memo)].flatMap(({ type, unit }) => (type === 'list' ? [unit.id] : []))
