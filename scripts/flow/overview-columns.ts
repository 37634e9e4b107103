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

export type Column = { readonly head: Head; readonly share: number; readonly align: CellAlign }
/** Its width in points. */
type Sized = Omit<Column, 'share'> & { readonly width: number }

/** More domains than these are numbered at the heads of their columns, with a legend. */
const mostNamed = 8
/** More of them leave no room to read what is recommended: they have no columns. */
const mostColumns = 20

/** What stands for a recommendation in its row: its key phrase, with the page it is on, or its whole text. */
export type Saying = 'phrases' | 'texts'

/**
 * Widths in em of their text: of numbers and pages; of addressees at most; of the lines of heads, from the widest to
 * the narrowest, and of a head that is a number; the blank beside a text. Whole texts leave heads less room.
 */
const widths = {
  number: { phrases: 3.4, texts: 3 },
  page: 3.2,
  to: 8,
  heads: { phrases: [5, 3, 2.2], texts: [3, 2.2] },
  ordinal: 2.4,
  blank: 1.2,
}
/** Part of the measure that domains take at most. */
const widest = { phrases: 0.5, texts: 0.3 } as const

/** The columns, whose shares of the measure add up to 1. */
export const columnsOfOverview = (context: Context, saying: Saying): Column[] => {
  const { template, labels } = context
  const styles = resolveStyles(template)
  const { width, margin } = template.page
  const measure = width - margin.left - margin.right
  const em = styles['overview-cell'].size
  const sides = [
    { head: { type: 'number', title: '' }, width: widths.number[saying] * em, align: null },
    ...addressees(context, em),
    ...domainColumns(context, { style: styles['overview-head'], measure, saying }),
    ...(saying === 'phrases' ? [pages(labels['overview-page'], em)] : []),
  ] satisfies Sized[]
  const taken = sides.reduce((sum, side) => sum + side.width, 0)
  const text: Sized = {
    head: { type: 'text', title: labels[titles[saying]] },
    width: measure - taken,
    align: null,
  }
  return [sides[0]!, text, ...sides.slice(1)].map(({ head, align, width: own }) => ({
    head,
    align,
    share: own / measure,
  }))
}

const titles = { phrases: 'overview', texts: 'own-recommendations' } as const

const pages = (title: string, em: number): Sized => ({
  head: { type: 'page', title },
  width: widths.page * em,
  align: 'right',
})

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
      align: 'left',
    },
  ]
}

/** A column for each domain: as wide as its name, which is on several lines where it is long, or else its number. */
const domainColumns = (
  { memo }: Context,
  { style: { size }, measure, saying }: { style: Style; measure: number; saying: Saying },
): Sized[] => {
  const { domains } = memo.meta
  if (domains.length > mostColumns) return []
  const room = measure * widest[saying]
  const lines = widths.heads[saying]
  const named = domains.length <= mostNamed ? namedHeads(domains, lines, room / size) : null
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
const namedHeads = (domains: readonly Domain[], lines: readonly number[], room: number) => {
  for (const line of lines) {
    const heads = domains.map(({ short, title: long }) => {
      const title = short ?? long
      return { title, ems: Math.max(longest(wordsIn(title)), evenLine(title, line)) + widths.blank }
    })
    if (heads.reduce((sum, { ems }) => sum + ems, 0) <= room) return heads
  }
  return null
}

/**
 * The width of a head whose lines, of so many em at most, are about as long as each other. Those of a long name in Han,
 * which is broken anywhere, are longer, so that it can still be read as one.
 */
const evenLine = (title: string, line: number): number => {
  const width = textWidth(title)
  const lines = Math.max(1, Math.ceil(width / line))
  return isHan.test(title) && lines > mostLines ? Math.ceil(width / mostLines) : width / lines
}

const mostLines = 3
const isHan = /\p{Script=Han}/u
