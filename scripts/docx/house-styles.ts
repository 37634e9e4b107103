/** A house's own Word template: its styles and theme in place of ours, matched by name. */
import { strFromU8, unzipSync } from 'fflate'
import type { StyleName } from '../flow/styles.ts'
import type { WordStyles } from '../flow/model.ts'
import { limits } from '../limits.ts'
import { elementsOf, parseXml, valueOf, type Node } from '../readers/docx/xml.ts'
import { withLanguage } from './house-defaults.ts'
import { hasMacros, stylesPart } from './house-file.ts'
import { withOurLists } from './house-lists.ts'
import { tableStyle, wordStyle } from './style-names.ts'
import { namespaces, part, toXml } from './xml.ts'

/** Parts read from a Word template. */
type WordParts = Omit<WordStyles, 'file'>

const themePart = 'word/theme/theme1.xml'

/** Styles and theme of a .docx or .dotx without macros, as XML; null of what is none, or what Word would not read. */
export const readWordStyles = (bytes: Uint8Array): WordParts | null => {
  if (hasMacros(bytes)) return null
  try {
    // An archive may list the same bytes a thousand times under one name: the first counts.
    const wanted = new Set([stylesPart, themePart])
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) =>
        wanted.delete(name) && originalSize <= limits.wordStylesBytes,
    })
    const styles = parseXml(strFromU8(parts[stylesPart]!))
    const theme = parts[themePart] ? parseXml(strFromU8(parts[themePart])) : null
    const isSound = isStyles(styles) && (!theme || theme.name.endsWith(':theme'))
    return isSound ? { styles: part(toXml(styles)), theme: theme && part(toXml(theme)) } : null
  } catch {
    return null
  }
}

/** Transitional WordprocessingML under its usual prefix, which is what every word processor writes. */
const isStyles = ({ name, attributes }: Node): boolean =>
  name === 'w:styles' && attributes['xmlns:w'] === namespaces['xmlns:w']

/** Names of styles that memopress would use and the house does not have. */
export const missingStyles = ({ styles }: WordParts, ours: readonly StyleName[]): string[] => {
  const theirs = new Set(stylesIn(parseXml(styles)).map(nameOf))
  const names = [...ours.map((style) => wordStyle(style).name), tableStyle.name]
  return names.filter((name) => !theirs.has(name.toLowerCase()))
}

const isStyle = (child: Node | string): child is Node =>
  typeof child !== 'string' && child.name === 'w:style'

const stylesIn = (root: Node): Node[] => root.children.filter(isStyle)

const idOf = ({ attributes }: Node): string => attributes['w:styleId'] ?? ''
const typeOf = ({ attributes }: Node): string => attributes['w:type'] ?? 'paragraph'
/** In lower case: Word takes `Heading 1` and `heading 1` for one style. */
const nameOf = (style: Node): string => (valueOf(style, 'w:name') ?? '').toLowerCase()
const keyOf = (style: Node): string => `${typeOf(style)} ${nameOf(style)}`
const isDefault = ({ attributes }: Node): boolean =>
  /^(1|true)$/.test(attributes['w:default'] ?? '')

/**
 * The house's `styles.xml` with our ids for the styles of our names, and with those of ours that
 * it lacks. Word processors give ids as they like; names are what people see and keep.
 */
export const mergeStyles = (house: string, ours: string): string => {
  const root = parseXml(house)
  const base = parseXml(ours)
  const theirs = firstOfEach(stylesIn(root))
  const own = stylesIn(base)
  const known = new Map(theirs.map((style) => [keyOf(style), style]))
  const defaults = new Set(theirs.filter(isDefault).map(typeOf))
  const ids = idsOf(theirs, own, (style) => known.get(keyOf(style)))
  const others = elementsOf(root).filter((child) => !isStyle(child))
  const kept = theirs.map((style) => withIds(style, ids))
  const added = own
    .filter((style) => !known.has(keyOf(style)))
    .map((style) => (defaults.has(typeOf(style)) ? withoutDefault(style) : style))
  const children = [...withLanguage(others, base), ...withOurLists([...kept, ...added], own)]
  return part(toXml({ ...root, children }))
}

/** Word counts the first of styles with one id. */
const firstOfEach = (styles: readonly Node[]): Node[] => {
  const seen = new Set<string>()
  return styles.filter((style) => !seen.has(idOf(style)) && seen.add(idOf(style)))
}

const withoutDefault = ({
  attributes: { 'w:default': _, ...attributes },
  ...style
}: Node): Node => ({
  ...style,
  attributes,
})

/** The house's ids → ours where the name is ours; another of its styles makes way for an id of ours. */
const idsOf = (
  theirs: readonly Node[],
  own: readonly Node[],
  match: (style: Node) => Node | undefined,
): ReadonlyMap<string, string> => {
  const matched = new Map(
    own.flatMap((style) => {
      const found = match(style)
      return found ? [[idOf(found), idOf(style)] as const] : []
    }),
  )
  const taken = new Set(own.map(idOf))
  return new Map(
    theirs.map(idOf).map((id) => [id, matched.get(id) ?? (taken.has(id) ? `${id}House` : id)]),
  )
}

/** Children of a style that name another. */
const naming = new Set(['w:basedOn', 'w:next', 'w:link'])

const withIds = (style: Node, ids: ReadonlyMap<string, string>): Node => {
  const renamed = (node: Node, key: string): Node => {
    const id = node.attributes[key]
    return id === undefined
      ? node
      : { ...node, attributes: { ...node.attributes, [key]: ids.get(id) ?? id } }
  }
  const isLost = (child: Node): boolean => !ids.has(child.attributes['w:val'] ?? '')
  const children = style.children.flatMap((child) => {
    if (typeof child === 'string' || !naming.has(child.name)) return [child]
    // Word, too, takes a style that is based on nothing for one that says so.
    return isLost(child) ? [] : [renamed(child, 'w:val')]
  })
  return { ...renamed(style, 'w:styleId'), children }
}
