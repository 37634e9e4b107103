/** What the places of pieces add to their styles, so that nothing is formatted directly. */
import type { Style, StyleName } from '../flow/styles.ts'
import type { Piece } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import type { Variant } from './style-names.ts'
import { isCounted } from './list-labels.ts'

/** Variants of the style of each piece of a body that has any. */
export const variantsOf = ({ body }: Pick<Flow, 'body'>): ReadonlyMap<Piece, readonly Variant[]> =>
  new Map(
    body.flatMap((piece, at): [Piece, readonly Variant[]][] => {
      const own = ownVariants(piece, body[at + 1])
      return own.length > 0 ? [[piece, own]] : []
    }),
  )

const ownVariants = (piece: Piece, next: Piece | undefined): Variant[] => [
  ...(piece.type === 'paragraph' && isCounted(piece.label) ? (['numbered'] as const) : []),
  ...(piece.type === 'figure' && isCaption(next) ? (['captioned'] as const) : []),
  ...(next?.type === 'table' && !isHeading(piece) ? (['above-table'] as const) : []),
]

/** Contents, running heads and other readers know headings by their styles: these have no variants. */
export const isHeading = (piece: Piece | undefined): boolean =>
  piece?.type === 'paragraph' && piece.outline !== undefined

/** A picture stays with its caption. */
const isCaption = (piece: Piece | undefined): boolean =>
  piece?.type === 'paragraph' && /^(?:figure-)?caption$/.test(piece.style)

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
  const add = (style: StyleName, variants: readonly Variant[]): void => {
    const own = found.get(style) ?? new Map<string, readonly Variant[]>()
    found.set(style, own)
    variants.forEach((_, i) => {
      const first = variants.slice(0, i + 1)
      own.set(first.join(' '), first)
    })
  }
  for (const style of Object.keys(flow.styles))
    for (const variant of offered[rootOf(style)] ?? []) add(style, [variant])
  if (flow.landscape) for (const style of bandStyles) add(style, ['landscape'])
  for (const [piece, variants] of variantsOf(flow)) if ('style' in piece) add(piece.style, variants)
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
  // Word knows no room above a table: what stands there leaves it, as much as the PDF has.
  'above-table': (style, { page }) => ({ ...style, after: style.after + page.grid / 2 }),
}
