/** An overview against its edition: every recommendation is in it once, in order, with what the memo says of it. */
import { contentText } from '../flow/content.ts'
import { itemLabel } from '../flow/item-labels.ts'
import { marks } from '../flow/overview.ts'
import type { Paragraph, Table } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import { isPageOf } from '../flow/pages.ts'
import type { Domain, Id, ListItem, Memo, Section } from '../memo/model.ts'
import { textOf, unitsOf } from '../memo/walk.ts'
import type { Fault } from './findings.ts'

/** Faults of the overviews of a flow; tables of the memo are told by their ids. */
export const overviewFaults = (edition: Memo, { body }: Flow): Fault[] => {
  const tables = body.filter(
    (piece): piece is Table => piece.type === 'table' && piece.id === undefined,
  )
  // Tables and pictures in recommendations part the rows.
  const rows = tables.flatMap((table) => table.rows.slice(table.headRows))
  return tables.length > 0 ? rowFaults(rows, listedIn(edition)) : []
}

/** A unit that may be listed, and what has to stand beside it. */
type Listed = {
  readonly id: Id
  /** What may stand before it where numbers are printed: an item of a list inside is labelled by how deep that is. */
  readonly labels: readonly string[]
  readonly to: string
  /** A recommendation is listed; a section may be, and a list inside a recommendation where its text is. */
  readonly isRecommendation: boolean
  readonly isNumbered: boolean
  readonly marks: readonly string[]
  readonly says: (text: string) => boolean
}

const listedIn = (edition: Memo): Listed[] =>
  [...unitsOf({ ...edition, notes: [] })].flatMap(({ type, unit, within }): Listed[] => {
    if (type === 'section') return [ofSection(unit, edition.meta.domains)]
    if (type !== 'item') return []
    return [
      unit.number === undefined
        ? ofInnerItem(unit, edition.meta.domains)
        : ofItem(unit, within, edition.meta.domains),
    ]
  })

/** The labels that an item may have, whatever its list. */
const ofInnerItem = (item: ListItem, domains: readonly Domain[]): Listed => {
  const labels = [0, 1, 2].flatMap((level) =>
    ([undefined, ')'] as const).map(
      (delimiter) => itemLabel(item, { list: 0, level, recommendation: null, delimiter }).text,
    ),
  )
  const beside = { to: '', marks: domains.map(() => ''), says: () => true }
  return { id: item.id, labels, ...beside, isRecommendation: false, isNumbered: false }
}

const ofSection = (
  { id, title, sectionNumber = '' }: Section,
  domains: readonly Domain[],
): Listed => {
  const wanted = textOf(title.filter(({ note }) => note === undefined)).replaceAll('\n', ' ')
  const says = (text: string) => text === wanted
  const beside = { to: '', marks: domains.map(() => ''), says }
  return { id, labels: [sectionNumber], ...beside, isRecommendation: false, isNumbered: true }
}

/** What stands for an item are words of its own: those that its marker names, or the first ones. */
const ofItem = (item: ListItem, within: readonly Section[], domains: readonly Domain[]): Listed => {
  const home = within.findLast(({ domain }) => domain !== undefined)?.domain
  const markOf = ({ slug }: Domain): string => {
    if (!item.domains.includes(slug)) return ''
    return slug === home ? marks.own : marks.concerned
  }
  const [first] = item.blocks
  const runs =
    first?.type === 'paragraph' ? first.runs.filter(({ note }) => note === undefined) : []
  const full = textOf(runs).replaceAll('\n', ' ')
  const says = (text: string): boolean =>
    item.key === undefined ? full.trim().startsWith(text.replace(/…$/, '')) : text === item.key
  return {
    id: item.id,
    // In an overview a task is what it recommends; where its whole text stands, its box does too.
    labels: item.checked === undefined ? [item.number!] : [item.number!, boxed(item)],
    to: item.to ?? '',
    isRecommendation: true,
    isNumbered: true,
    marks: domains.map(markOf),
    says,
  }
}

const boxed = ({ number, checked }: ListItem): string => `${number} ${checked ? '☑' : '☐'}`

const rowFaults = (rows: Table['rows'], listed: readonly Listed[]): Fault[] => {
  const hasTo = listed.some(({ to }) => to !== '')
  const holdsTexts = rows.some((row) => row[1]?.id !== undefined)
  const order = new Map(listed.map(({ id }, at) => [id, at]))
  const own = rows
    .map((row) => (holdsTexts ? rowOfText(row, hasTo) : rowOf(row, hasTo)))
    .filter((row) => !isMoreText(row, order))
  const ids = new Set(own.map(({ id }) => id))
  const places = own.map(({ id }) => order.get(id ?? '') ?? -1)
  const isNumbered = own.some(
    ({ number }, i) => number !== '' && listed[places[i]!]?.isNumbered !== false,
  )
  const hasDomains = own.some((row) => row.marks.length > 0)
  return [
    ...own
      .filter((_, i) => places[i]! <= (places[i - 1] ?? -1))
      .map(({ id, text }): Fault => ({ rule: 'wrong-overview', id, got: text })),
    ...listed
      .filter(({ id, isRecommendation }) => isRecommendation && !ids.has(id))
      .map(({ id, labels }): Fault => ({ rule: 'wrong-overview', id, wanted: labels[0] })),
    ...own.flatMap((row, i): Fault[] => {
      const unit = listed[places[i]!]
      if (!unit) return []
      const labels = isNumbered || !unit.isNumbered ? unit.labels : ['']
      const wanted = [
        labels.includes(row.number) ? row.number : labels[0],
        unit.to,
        ...(hasDomains ? unit.marks : []),
        holdsTexts ? '' : unit.id,
      ]
      const got = [row.number, row.to, ...row.marks, row.page]
      const isSame = (holdsTexts || unit.says(row.text)) && wanted.join() === got.join()
      return isSame
        ? []
        : [
            {
              rule: 'wrong-overview',
              id: unit.id,
              wanted: wanted.join(' '),
              got: `${row.text} ${got.join(' ')}`,
            },
          ]
    }),
  ]
}

type Row = ReturnType<typeof rowOf>

/** A row of the recommendations themselves: its text is a unit's, which is held against the edition like any other. */
const rowOfText = (row: readonly Paragraph[], hasTo: boolean): Row => {
  const [number, text] = row
  const { to, marks: own } = besideText(row.slice(2), hasTo)
  return {
    id: text?.id,
    number: contentText(number!.content),
    text: contentText(text!.content),
    to,
    marks: own,
    page: '',
  }
}

/** A paragraph after the first of a recommendation, or before its list, has nothing beside it. */
const isMoreText = (
  { id, number, to, marks: own, page }: Row,
  order: ReadonlyMap<Id, number>,
): boolean =>
  id !== undefined && !order.has(id) && [number, to, ...own, page].every((text) => text === '')

/** Number, text, addressee, marks of domains, and the unit whose page it says. */
const rowOf = (row: readonly Paragraph[], hasTo: boolean) => {
  const [number = '', text = ''] = row.map(({ content }) => contentText(content))
  const page = row.at(-1)?.content.find(isPageOf)?.of ?? ''
  return { id: row[1]?.leadsTo, number, text, ...besideText(row.slice(2, -1), hasTo), page }
}

const besideText = (cells: readonly Paragraph[], hasTo: boolean) => {
  const texts = cells.map(({ content }) => contentText(content))
  return hasTo ? { to: texts[0] ?? '', marks: texts.slice(1) } : { to: '', marks: texts }
}
