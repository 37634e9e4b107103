/** Running lines by the pages they stand on. */
import type { Band, Bands } from './page-setup.ts'
import { pageSpans } from './landscape.ts'
import { changeOf } from './changes.ts'
import { contentIn, type EditionName } from './contents-in.ts'
import type { Flow } from './model.ts'

/** The running line of a page, counted from 1: of a redline that of the new edition, without marks. */
export const bandOn = ({ first, other, even }: Bands, page: number): Band => {
  if (page === 1) return bandIn('new', first)
  return bandIn('new', page % 2 === 0 ? (even ?? other) : other)
}

/** A running line as an edition has it. */
export const bandIn = (edition: EditionName, band: Band): Band => {
  const { left, center, right } = band
  // Most are the same in both, and stay the same objects.
  if (![left, center, right].flat().some(changeOf)) return band
  return {
    ...band,
    left: contentIn(edition, left),
    center: contentIn(edition, center),
    right: contentIn(edition, right),
  }
}

/** All running lines, each made of one: those of even pages where there are any. */
export const mapBands = ({ first, other, even }: Bands, made: (band: Band) => Band): Bands => ({
  first: made(first),
  other: made(other),
  ...(even && { even: made(even) }),
})

/** Every running line there is, once. */
export const bandsIn = ({ first, other, even }: Bands): Band[] => [
  first,
  other,
  ...(even ? [even] : []),
]

/** Pages that have running lines of their own, as Word calls them. */
export type PageKind = 'first' | 'default' | 'even'

const isSame = (a: Band, b: Band): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Kinds of pages of a flow: where one of its running lines differs on them, all are told apart. */
export const pageKinds = ({ header, footer }: Pick<Flow, 'header' | 'footer'>): PageKind[] => {
  const all = [header, footer]
  return [
    ...(all.some(({ first, other }) => !isSame(first, other)) ? (['first'] as const) : []),
    'default',
    ...(all.some(({ even }) => even) ? (['even'] as const) : []),
  ]
}

/**
 * Kinds of pages of each section of Word's that has running lines of its own: the first, and where some pages are
 * landscape, each that goes on in another orientation.
 */
export const kindsOfSections = (flow: Flow): PageKind[][] => {
  const kinds = pageKinds(flow)
  const others = flow.landscape ? pageSpans(flow).slice(1) : []
  return [kinds, ...others.map(() => kinds.filter((kind) => kind !== 'first'))]
}

/** The running line of pages of a kind. */
export const bandOf = ({ first, other, even }: Bands, kind: PageKind): Band =>
  ({ first, default: other, even: even ?? other })[kind]
