/** An overview against its edition: every recommendation is in it once, in order, with what the memo says of it. */
import { contentText } from '../flow/content.ts'
import { marks } from '../flow/overview.ts'
import type { Paragraph, Table } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import { isPageOf } from '../flow/pages.ts'
import type { Domain, Id, ListItem, Memo, Section } from '../memo/model.ts'
import { textOf, unitsOf } from '../memo/walk.ts'
import type { Fault } from './findings.ts'

/** Faults of the overviews of a flow; tables of the memo are told by their ids. */
export const overviewFaults = (edition: Memo, { body }: Flow): Fault[] => {
  const listed = listedIn(edition)
  return body.flatMap((piece) =>
    piece.type === 'table' && piece.id === undefined ? tableFaults(piece, edition, listed) : [],
  )
}

/** A unit that may be listed, and what has to stand beside it. */
type Listed = {
  readonly id: Id
  readonly number: string
  readonly to: string
  readonly isItem: boolean
  readonly marks: readonly string[]
  readonly says: (text: string) => boolean
}

const listedIn = (edition: Memo): Listed[] =>
  [...unitsOf({ ...edition, notes: [] })].flatMap(({ type, unit, within }): Listed[] => {
    if (type === 'section') return [ofSection(unit, edition.meta.domains)]
    return type === 'item' && unit.number !== undefined
      ? [ofItem(unit, within, edition.meta.domains)]
      : []
  })

const ofSection = (
  { id, title, sectionNumber = '' }: Section,
  domains: readonly Domain[],
): Listed => {
  const wanted = textOf(title.filter(({ note }) => note === undefined)).replaceAll('\n', ' ')
  const says = (text: string) => text === wanted
  return { id, number: sectionNumber, to: '', isItem: false, marks: domains.map(() => ''), says }
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
    number: item.number!,
    to: item.to ?? '',
    isItem: true,
    marks: domains.map(markOf),
    says,
  }
}

const tableFaults = (
  { rows, headRows }: Table,
  edition: Memo,
  listed: readonly Listed[],
): Fault[] => {
  const hasTo = listed.some(({ to }) => to !== '')
  const holdsTexts = rows.some((row) => row[1]?.id !== undefined)
  const order = new Map(listed.map(({ id }, at) => [id, at]))
  const own = rows
    .slice(headRows)
    .map((row) => (holdsTexts ? rowOfText(row, hasTo) : rowOf(row, hasTo)))
    .filter((row) => !isMoreText(row, order))
  const ids = new Set(own.map(({ id }) => id))
  const places = own.map(({ id }) => order.get(id ?? '') ?? -1)
  const isNumbered = own.some(({ number }) => number !== '')
  const hasDomains = own.some((row) => row.marks.length > 0)
  return [
    ...own
      .filter((_, i) => places[i]! <= (places[i - 1] ?? -1))
      .map(({ id, text }): Fault => ({ rule: 'wrong-overview', id, got: text })),
    ...listed
      .filter(({ id, isItem }) => isItem && !ids.has(id))
      .map(({ id, number }): Fault => ({ rule: 'wrong-overview', id, wanted: number })),
    ...own.flatMap((row, i): Fault[] => {
      const unit = listed[places[i]!]
      if (!unit) return []
      const wanted = [
        isNumbered ? unit.number : '',
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
