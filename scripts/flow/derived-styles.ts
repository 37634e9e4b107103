/** Styles that follow from those of a template: of deeper levels, and of blocks in notes and quotations. */
import type { Style, StyleName } from './styles.ts'

/** What deeper styles are made with. */
export type Origin = {
  readonly base: Readonly<Record<StyleName, Style>>
  /** The left edge that no level is moved beyond, in points. */
  readonly most: number
}

/** Makes a style from the part of its name that its pattern has found; undefined where there is none. */
type Derivation = readonly [pattern: RegExp, make: Make]
type Make = (found: readonly string[], origin: Origin) => Style | undefined

const derivations: readonly Derivation[] = [
  // Templates have headings down to level 4.
  [/^heading[56]$/, (_, { base }) => base['heading4']],
  [/^figure-caption$/, (_, { base }) => base['caption']],
  [/^table-caption$/, (_, origin) => changed('caption', origin, aboveTable)],
  [/^figure-source$/, (_, origin) => changed('caption', origin, asSource)],
  [/^table-source$/, (_, origin) => changed('figure-source', origin, besideTable)],
  [/^overview-label$/, (_, origin) => changed('overview-cell', origin, besideText)],
  [/^(table-(?:head|cell))-small$/, ([rest], origin) => changed(rest!, origin, small)],
  [/^(.+)-first$/, ([rest], origin) => changed(rest!, origin, besideNumber)],
  [/^note-(.+)$/, ([rest], origin) => changed(rest!, origin, inNote)],
  [/^quote-(\D.*)$/, ([rest], origin) => changed(rest!, origin, inQuote(rest!))],
  [/^(.+)-lines$/, ([rest], origin) => changed(rest!, origin, asLines)],
  [/^(.+)-(\d+)$/, ([root, level], origin) => changed(root!, origin, atLevel(Number(level)))],
]

/** The style of a name: the template's own, or one derived from it (`item-2`, `note-quote`); undefined for others. */
export const styleOf = (name: StyleName, origin: Origin): Style | undefined => {
  if (Object.hasOwn(origin.base, name)) return origin.base[name]
  for (const [pattern, make] of derivations) {
    const found = pattern.exec(name)
    if (found) return make(found.slice(1), origin)
  }
  return undefined
}

type Change = (style: Style, origin: Origin) => Style

const changed = (name: StyleName, origin: Origin, change: Change): Style | undefined => {
  const style = styleOf(name, origin)
  return style && change(style, origin)
}

/** Each list and quotation around moves its text by the width of an item's label. */
const atLevel =
  (level: number): Change =>
  (style, { base, most }) => {
    const left = style.left + (level - 1) * base['item']!.hanging
    return { ...style, left: Math.min(left, Math.max(style.left, most)) }
  }

/** Blocks in notes have the size and leading of notes, begin at the edge of their text, and stand on no panel. */
const inNote: Change = (style, { base }) => {
  const note = base['note']!
  const scale = note.size / base['body']!.size
  return {
    ...style,
    size: Math.min(style.size, note.size),
    leading: note.leading,
    left: note.left + Math.max(0, style.left - base['body']!.left) * scale,
    right: style.right * scale,
    hanging: style.hanging * scale,
    before: 0,
    after: 0,
    fill: null,
    pad: 0,
    bar: null,
  }
}

/** What stands above a table stays with it. */
const aboveTable: Change = (style) => ({
  ...style,
  before: Math.max(style.before, style.leading / 2),
  after: 0,
  keepNext: true,
})

/** A line of source is smaller than the caption, and set as text that may take several lines. */
const asSource: Change = (style) => {
  const size = smallSize(style.size)
  return { ...style, size, leading: Math.min(style.leading, size * 1.5), before: 0, onGrid: false }
}

/** It begins where the table does. */
const besideTable: Change = (style) => ({ ...style, align: 'left' })

/** The label of an item in a row stands close to its text. */
const besideText: Change = (style) => ({ ...style, align: 'right', right: style.size * 0.25 })

/** Type of tables whose words have no room otherwise, as part of their own. */
const smaller = 0.9
/** Points: no type is made smaller than that of notes in print. */
const smallest = 8.5

/** Size in points of the small type of a table, from that of its cells. */
export const smallSize = (size: number): number =>
  Math.min(size, Math.max(smallest, size * smaller))

const small: Change = (style) => {
  const size = smallSize(style.size)
  return { ...style, size, leading: (style.leading * size) / style.size }
}

/** A note that begins with another block has its number at the edge all the same. */
const besideNumber: Change = (style) => ({ ...style, hanging: style.left })

/** Blocks in quotations have the colour of quotations and keep within their edges. */
const inQuote =
  (name: StyleName): Change =>
  (style, { base }) => {
    const { color, right, left } = base['quote']!
    const label = { ...style.label, color }
    // The levels of items count the quotation already.
    const isItem = name.startsWith('item')
    return {
      ...style,
      color,
      label,
      right,
      left: isItem ? style.left : style.left + left - base['body']!.left,
    }
  }

/** Lines that were typed as lines begin where a paragraph does, all of them. */
const asLines: Change = (style) => ({
  ...style,
  left: style.left + style.indent * style.size,
  indent: 0,
})
