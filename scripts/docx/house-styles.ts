/** A house's own Word template: its styles and theme in place of ours, matched by name. */
import { strFromU8, unzipSync } from 'fflate'
import type { StyleName, WordStyles } from '../flow/model.ts'
import { tableStyle, wordStyle } from './style-names.ts'

/** Bytes of a part that are read at most: Word's own templates have 60 kB of styles. */
const largestPart = 4 * 1024 * 1024

/** What is read from a template. */
type WordParts = Omit<WordStyles, 'file'>

const stylesPart = 'word/styles.xml'
const themePart = 'word/theme/theme1.xml'

/** Styles and theme of a .docx or .dotx; null when the bytes are neither. */
export const readWordStyles = (bytes: Uint8Array): WordParts | null => {
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) =>
        (name === stylesPart || name === themePart) && originalSize <= largestPart,
    })
    const [styles, theme] = [parts[stylesPart], parts[themePart]]
    if (!styles || !rootOfStyles.test(strFromU8(styles))) return null
    return { styles: strFromU8(styles), theme: theme ? strFromU8(theme) : null }
  } catch {
    return null
  }
}

/** Transitional WordprocessingML under its usual prefix, which is what every word processor writes. */
const rootOfStyles =
  /<w:styles\s[^>]*xmlns:w="http:\/\/schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main"/

/** Names of styles that memopress would use and the house does not have. */
export const missingStyles = ({ styles }: WordParts, ours: readonly StyleName[]): string[] => {
  const theirs = new Set(stylesIn(styles).map(({ name }) => name))
  const names = [...ours.map((style) => wordStyle(style).name), tableStyle.name]
  return names.filter((name) => !theirs.has(name.toLowerCase()))
}

type StyleXml = {
  readonly xml: string
  readonly id: string
  readonly type: string
  /** In lower case: Word takes `Heading 1` and `heading 1` for one style. */
  readonly name: string
}

const stylesIn = (xml: string): StyleXml[] =>
  [...xml.matchAll(/<w:style\s[^]*?<\/w:style>/g)].map(([style]) => ({
    xml: style,
    id: / w:styleId="([^"]*)"/.exec(style)?.[1] ?? '',
    type: / w:type="([^"]*)"/.exec(style)?.[1] ?? 'paragraph',
    name: (/<w:name w:val="([^"]*)"/.exec(style)?.[1] ?? '').toLowerCase(),
  }))

/**
 * The house's `styles.xml` with our ids for the styles of our names, and with those of ours that
 * it lacks. Word processors give ids as they like; names are what people see and keep.
 */
export const mergeStyles = (house: string, ours: string): string => {
  const theirs = stylesIn(house)
  const own = stylesIn(ours)
  const keyOf = ({ type, name }: StyleXml): string => `${type} ${name}`
  const known = new Map(theirs.map((style) => [keyOf(style), style]))
  const defaults = new Set(theirs.filter(isDefault).map(({ type }) => type))
  const ids = idsOf(theirs, own, (style) => known.get(keyOf(style)))
  const added = own
    .filter((style) => !known.has(keyOf(style)))
    .map(({ xml, type }) => (defaults.has(type) ? xml.replace(' w:default="1"', '') : xml))
  return house
    .replace(/<w:style\s[^]*?<\/w:style>/g, (style) => withIds(withoutLists(style), ids))
    .replace('</w:styles>', `${added.join('')}</w:styles>`)
}

const isDefault = ({ xml }: StyleXml): boolean => /^<w:style\s[^>]* w:default="(1|true)"/.test(xml)

/** The house's ids → ours where the name is ours; another of its styles makes way for an id of ours. */
const idsOf = (
  theirs: readonly StyleXml[],
  own: readonly StyleXml[],
  match: (style: StyleXml) => StyleXml | undefined,
): ReadonlyMap<string, string> => {
  const matched = new Map(own.flatMap((style) => [[match(style)?.id ?? '', style.id]]))
  const taken = new Set(own.map(({ id }) => id))
  return new Map(
    theirs.map(({ id }) => [id, matched.get(id) ?? (taken.has(id) ? `${id}House` : id)]),
  )
}

const withIds = (style: string, ids: ReadonlyMap<string, string>): string =>
  style.replace(
    /( w:styleId|<w:(?:basedOn|next|link) w:val)="([^"]*)"/g,
    (_, key: string, id: string) => `${key}="${ids.get(id) ?? id}"`,
  )

/** The numbering of a house's styles stands in a part that stays behind; labels come from the memo. */
const withoutLists = (style: string): string => style.replace(/<w:numPr>[^]*?<\/w:numPr>/g, '')
