/** Style names of a flow → style ids and names of Word. */
import type { StyleName } from '../flow/styles.ts'

export type WordStyle = {
  readonly id: string
  /** Built-in names are stored in English; every Word shows them in its own language. */
  readonly name: string
  /** Level in Word's outline, from 0: the title stands above it, so a flow's level 2 is 0 here. */
  readonly outline?: number
  readonly isBuiltIn: boolean
}

/** What a paragraph's place adds to its style, so that nothing is formatted directly. */
export type Variant =
  | 'numbered'
  | 'left'
  | 'center'
  | 'right'
  | 'rule'
  | 'captioned'
  | 'with-next'
  | 'sourced'
  | 'above-table'
  | 'below-panel'
  | 'landscape'

const builtIn: Readonly<Record<StyleName, readonly [id: string, name: string, outline?: number]>> =
  {
    title: ['Title', 'Title'],
    subtitle: ['Subtitle', 'Subtitle'],
    heading2: ['Heading1', 'heading 1', 0],
    heading3: ['Heading2', 'heading 2', 1],
    heading4: ['Heading3', 'heading 3', 2],
    heading5: ['Heading4', 'heading 4', 3],
    heading6: ['Heading5', 'heading 5', 4],
    body: ['BodyText', 'Body Text'],
    item: ['ListBullet', 'List Bullet'],
    'item-continue': ['ListContinue', 'List Continue'],
    quote: ['Quote', 'Quote'],
    caption: ['Caption', 'caption'],
    note: ['FootnoteText', 'footnote text'],
    'contents-title': ['TOCHeading', 'TOC Heading'],
    'contents-1': ['TOC1', 'toc 1'],
    'contents-2': ['TOC2', 'toc 2'],
    'contents-3': ['TOC3', 'toc 3'],
    header: ['Header', 'header'],
    footer: ['Footer', 'footer'],
  }

/** Names that readers of Word files know without being Word's own. */
const wellKnown: Readonly<Record<StyleName, readonly [id: string, name: string]>> = {
  code: ['SourceCode', 'Source Code'],
  'table-cell': ['TableText', 'Table Text'],
  'table-head': ['TableHead', 'Table Head'],
  'table-caption': ['TableCaption', 'Table Caption'],
  'figure-caption': ['FigureCaption', 'Figure Caption'],
  'table-source': ['TableSource', 'Table Source'],
  'figure-source': ['FigureSource', 'Figure Source'],
  'table-cell-small': ['TableTextSmall', 'Table Text Small'],
  'table-head-small': ['TableHeadSmall', 'Table Head Small'],
}

/** Ids and names of the styles that renderers refer to themselves. */
export const tableStyle = { id: 'MemoTable', name: 'Memo Table' } as const
export const overviewStyle = { id: 'MemoOverview', name: 'Memo Overview' } as const
export const noteReferenceStyle = {
  id: 'FootnoteReference',
  name: 'footnote reference',
} as const

/** Style of Word for a style of the flow; other names become `Memo …`, so that they stand together. */
export const wordStyle = (style: StyleName, ...variants: readonly Variant[]): WordStyle =>
  variants.reduce(varied, baseStyle(style))

const varied = (base: WordStyle, variant: Variant): WordStyle => {
  if (variant === 'numbered') return numbered(base)
  const words = variant.split('-').map(capital)
  return { id: base.id + words.join(''), name: [base.name, ...words].join(' '), isBuiltIn: false }
}

/** Style of the paragraph after a table. */
export const tableEndStyle = (...variants: readonly Variant[]): WordStyle =>
  variants.reduce(varied, ownStyle('table-end'))

/** Style of the paragraph between a heading and a table. */
export const tableStartStyle = (): WordStyle => ownStyle('table-start')

/** Items that count are Word's List Number, all others keep their style. */
const numbered = ({ id, name, isBuiltIn }: WordStyle): WordStyle => ({
  id: id.replace(/^ListBullet/, 'ListNumber'),
  name: name.replace(/^List Bullet/, 'List Number'),
  isBuiltIn,
})

/** A style's name without what derives it, the level of a list or a smaller size: `item-2` → `item`. */
export const rootOf = (style: StyleName): StyleName =>
  builtIn[style] ? style : style.replace(/-(?:\d+|small)$/, '')

const baseStyle = (style: StyleName): WordStyle => {
  const known = builtIn[style]
  if (known) {
    const [id, name, outline] = known
    return { id, name, isBuiltIn: true, ...(outline !== undefined && { outline }) }
  }
  const wide = wellKnown[style]
  if (wide) return { id: wide[0], name: wide[1], isBuiltIn: false }
  return deeperStyle(style) ?? ownStyle(style)
}

/** `item-2` → `List Bullet 2`. Word has levels 2 to 5 of its list styles. */
const deeperStyle = (style: StyleName): WordStyle | undefined => {
  const [, root, level] = /^(.+)-(\d+)$/.exec(style) ?? []
  const base = root && (builtIn[root] ?? wellKnown[root])
  if (!base) return undefined
  const isBuiltIn = base[0].startsWith('List') && Number(level) <= 5
  return { id: base[0] + level, name: `${base[1]} ${level}`, isBuiltIn }
}

const ownStyle = (style: StyleName): WordStyle => {
  const words = style.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const all = ['Memo', ...words.map(capital)]
  return { id: all.join(''), name: all.join(' '), isBuiltIn: false }
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)
