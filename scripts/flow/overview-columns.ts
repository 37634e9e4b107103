/** The columns of an overview: what each shows, its head, and how they share the measure. */
import type { Domain } from '../memo/model.ts'
import { unitsOf } from '../memo/walk.ts'
import type { Context } from './context.ts'
import { resolveStyles } from './resolve.ts'
import { longest, textWidth, wordsIn } from './text-width.ts'
import type { Style } from './styles.ts'
import type { CellAlign } from './pieces.ts'

/** What a column shows, under which head. */
export type Head =
  | { readonly type: 'number'; readonly title: string }
  | { readonly type: 'text'; readonly title: string }
  | { readonly type: 'to'; readonly title: string }
  | { readonly type: 'page'; readonly title: string }
  | { readonly type: 'domain'; readonly title: string; readonly domain: Domain }

type Column = { readonly head: Head; readonly share: number; readonly align: CellAlign }
/** Its width in points. */
type Sized = Omit<Column, 'share'> & { readonly width: number }

/** More domains than these are numbered at the heads of their columns, with a legend. */
const mostNamed = 8
/** More of them leave no room to read what is recommended: they have no columns. */
const mostColumns = 20

/**
 * Widths in em of their text: of numbers and pages; of addressees at most; of the lines of heads, from the widest to
 * the narrowest, and of a head that is a number; the blank beside a text.
 */
const widths = { number: 3.4, page: 3.2, to: 8, heads: [5, 3, 2.2], ordinal: 2.4, blank: 1.2 }
/** Part of the measure that domains take at most. */
const widest = 0.5

/** The columns, whose shares of the measure add up to 1. */
export const columnsOfOverview = (context: Context): Column[] => {
  const { template, labels } = context
  const styles = resolveStyles(template)
  const { width, margin } = template.page
  const measure = width - margin.left - margin.right
  const em = styles['overview-cell'].size
  const sides = [
    { head: { type: 'number', title: '' }, width: widths.number * em, align: null },
    ...addressees(context, em),
    ...domainColumns(context, styles['overview-head'], measure),
    {
      head: { type: 'page', title: labels['overview-page'] },
      width: widths.page * em,
      align: 'right',
    },
  ] satisfies Sized[]
  const taken = sides.reduce((sum, side) => sum + side.width, 0)
  const text: Sized = {
    head: { type: 'text', title: labels.overview },
    width: measure - taken,
    align: null,
  }
  return [sides[0]!, text, ...sides.slice(1)].map(({ head, align, width: own }) => ({
    head,
    align,
    share: own / measure,
  }))
}

/** Whom recommendations are addressed to, where any says so. */
const addressees = ({ memo, labels }: Context, em: number): Sized[] => {
  const named = [...unitsOf(memo)].flatMap(({ type, unit }) =>
    type === 'item' && unit.number !== undefined ? (unit.to ?? []) : [],
  )
  if (named.length === 0) return []
  const natural = longest([labels['overview-to'], ...named]) + widths.blank
  return [
    {
      head: { type: 'to', title: labels['overview-to'] },
      width: Math.min(widths.to, natural) * em,
      align: null,
    },
  ]
}

/** A column for each domain: as wide as its name, which is on several lines where it is long, or else its number. */
const domainColumns = ({ memo }: Context, { size }: Style, measure: number): Sized[] => {
  const { domains } = memo.meta
  if (domains.length > mostColumns) return []
  const room = measure * widest
  const named = domains.length <= mostNamed ? namedHeads(domains, room / size) : null
  const numbered = (_: Domain, i: number) => ({
    title: String(i + 1),
    ems: Math.min(widths.ordinal, room / size / domains.length),
  })
  return domains.map((domain, i) => {
    const { title, ems } = named?.[i] ?? numbered(domain, i)
    return { head: { type: 'domain', title, domain }, width: ems * size, align: 'center' }
  })
}

/** Heads with the names of domains, on as few lines as there is room for, in em; null where there is none. */
const namedHeads = (domains: readonly Domain[], room: number) => {
  for (const line of widths.heads) {
    const heads = domains.map(({ short, title: long }) => {
      const title = short ?? long
      return { title, ems: Math.max(longest(wordsIn(title)), Math.min(line, textWidth(title))) + widths.blank } // prettier-ignore
    })
    if (heads.reduce((sum, { ems }) => sum + ems, 0) <= room) return heads
  }
  return null
}
