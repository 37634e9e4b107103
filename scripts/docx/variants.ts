/** What the places of pieces add to their styles, so that nothing is formatted directly. */
import type { Style, StyleName } from '../flow/styles.ts'
import { isSource } from '../flow/captions.ts'
import { lowerBelow } from '../flow/panel-room.ts'
import type { Paragraph, Piece, Table } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import type { Variant } from './style-names.ts'
import { isCounted } from './list-labels.ts'

type Body = Pick<Flow, 'body' | 'styles'>

/** Variants of the style of each piece of a body that has any. */
export const variantsOf = (flow: Body): ReadonlyMap<Piece, readonly Variant[]> =>
  new Map(
    flow.body.flatMap((piece, at): [Piece, readonly Variant[]][] => {
      const own = ownVariants(piece, at, flow)
      return own.length > 0 ? [[piece, own]] : []
    }),
  )

const ownVariants = (piece: Piece, at: number, flow: Body): Variant[] => {
  const next = flow.body[at + 1]
  const source = isSourceLine(next) ? ([isText(piece) ? 'sourced' : 'captioned'] as const) : []
  return [
    ...(isText(piece) && isCounted(piece.label) ? (['numbered'] as const) : []),
    ...(piece.type === 'figure' && isCaption(next) ? (['captioned'] as const) : source),
    ...(!isHeading(piece) && lowerBelow(styleAt(flow, at - 1), styleAt(flow, at)) > 0
      ? (['below-panel'] as const)
      : []),
    ...(next?.type === 'table' && !isHeading(piece) ? (['above-table'] as const) : []),
  ]
}

/** Variants of the style of a cell: its column may be aligned otherwise, and its row stay with what comes after it. */
export const cellVariants = (
  cell: Paragraph,
  { column, table, style, isSourced }: CellPlace,
): Variant[] => {
  const align = table.columns[column]?.align ?? null
  const isOther = align !== null && align !== style.align
  const row = table.rows.findIndex((own) => own[column] === cell)
  return [...(isOther ? [align] : []), ...rowVariants(row, table, isSourced)]
}

/** The last row stays with a line of source; the first and the last but one with the next, as none stands alone on a page. */
const rowVariants = (row: number, { id, rows, headRows }: Table, isSourced: boolean): Variant[] => {
  const last = rows.length - 1
  if (row === last) return isSourced ? ['captioned'] : []
  const isAlone = row === headRows || row === last - 1
  return id !== undefined && row >= headRows && isAlone ? ['with-next'] : []
}

type CellPlace = {
  readonly column: number
  readonly table: Table
  readonly style: Style
  readonly isSourced: boolean
}

const isText = (piece: Piece | undefined): piece is Paragraph => piece?.type === 'paragraph'

const isSourceLine = (piece: Piece | undefined): boolean => isText(piece) && isSource(piece.style)

const styleAt = ({ body, styles }: Body, at: number): Style | undefined => {
  const piece = body[at]
  return isText(piece) ? styles[piece.style] : undefined
}

/** Contents, running heads and other readers know headings by their styles: these have no variants. */
export const isHeading = (piece: Piece | undefined): boolean =>
  isText(piece) && piece.outline !== undefined

/** A picture stays with its caption. */
const isCaption = (piece: Piece | undefined): boolean =>
  isText(piece) && /^(?:figure-)?caption$/.test(piece.style)

/** Styles that are written for their variants even where no piece has one. */
const offered: Readonly<Record<StyleName, readonly Variant[]>> = {
  item: ['numbered'],
  figure: ['captioned'],
  'table-cell': ['left', 'center', 'right'],
  'table-head': ['left', 'center', 'right'],
  'overview-head': ['left', 'right'],
  'overview-section': ['center', 'right'],
  'overview-other': ['center', 'right'],
  'overview-cell': ['center', 'right'],
}

/** Running lines, whose tab stops are other ones on landscape pages. */
const bandStyles: readonly StyleName[] = ['header', 'footer']

/** The variants that a flow needs of its styles, each after those it is made from; `root` is a style's own name. */
export const variantsByStyle = (
  flow: Flow,
  rootOf: (style: StyleName) => StyleName,
): ReadonlyMap<StyleName, readonly (readonly Variant[])[]> => {
  const found = new Map<StyleName, Map<string, readonly Variant[]>>()
  const add = (style: StyleName, added: readonly Variant[]): void => {
    const own = found.get(style) ?? new Map<string, readonly Variant[]>()
    found.set(style, own)
    added.forEach((_, i) => {
      const first = added.slice(0, i + 1)
      own.set(first.join(' '), first)
    })
  }
  for (const style of Object.keys(flow.styles))
    for (const variant of offered[rootOf(style)] ?? []) add(style, [variant])
  if (flow.landscape) for (const style of bandStyles) add(style, ['landscape'])
  const variants = variantsOf(flow)
  for (const [piece, own] of variants) if ('style' in piece) add(piece.style, own)
  for (const table of flow.body) {
    if (table.type !== 'table') continue
    const isSourced = variants.get(table)?.includes('captioned') ?? false
    for (const row of table.rows)
      row.forEach((cell, column) =>
        add(
          cell.style,
          cellVariants(cell, { column, table, style: flow.styles[cell.style]!, isSourced }),
        ),
      )
  }
  return new Map([...found].map(([style, own]) => [style, [...own.values()]]))
}

/** A style in a place. */
export const inPlace = (flow: Flow, style: Style, variants: readonly Variant[]): Style =>
  variants.reduce((own, variant) => changes[variant]?.(own, flow) ?? own, style)

const changes: Readonly<Partial<Record<Variant, (style: Style, flow: Flow) => Style>>> = {
  left: (style) => ({ ...style, align: 'left' }),
  center: (style) => ({ ...style, align: 'center' }),
  right: (style) => ({ ...style, align: 'right' }),
  captioned: (style) => ({ ...style, keepNext: true }),
  'with-next': (style) => ({ ...style, keepNext: true }),
  // A line of source is the next line of a caption.
  sourced: (style) => ({ ...style, after: 0, keepNext: true }),
  // The panels that text follows are those of recommendations.
  'below-panel': (style, { styles }) => ({
    ...style,
    before: style.before + lowerBelow(styles['recommendation'], style),
  }),
  // Word knows no room above a table: what stands there leaves it, as much as the PDF has.
  'above-table': (style, { page }) => ({ ...style, after: style.after + page.grid / 2 }),
}
