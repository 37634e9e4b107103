/** `word/styles.xml`: every look of the flow as a named style, in the element order of the schema. */
import { turned } from '../flow/landscape.ts'
import type { Style, StyleName } from '../flow/styles.ts'
import type { Paragraph } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import {
  bodyStyle,
  defaultCharacter,
  defaults,
  noList,
  normal,
  noteReference,
} from './base-styles.ts'
import { characterStyles } from './character-styles.ts'
import { aliasOf, offerOf } from './gallery.ts'
import type { Numbering } from './numbering.ts'
import { latentStyles } from './latent-styles.ts'
import { lookXml, plain } from './properties.ts'
import { normalId, ruleEntries, tableEnds, type Entry } from './helper-styles.ts'
import { remarkStyles } from './remarks.ts'
import { sectionStyles } from './section-field.ts'
import { styleElement } from './style-element.ts'
import { asDivider, defaultLook, lookOf } from './style-looks.ts'
import { rootOf, wordStyle, type Variant } from './style-names.ts'
import { parentOf } from './style-parents.ts'
import { memoTable, overviewTable, tableNormal } from './table-styles.ts'
import { inPlace, variantsByStyle } from './variants.ts'
import { element, namespaces, part } from './xml.ts'

/** Lists that styles carry, by the ids of these. */
type Links = Numbering['styles']

/** The part. `paragraphs` are all of the flow's, for the character styles they need. */
export const toStyles = (flow: Flow, paragraphs: readonly Paragraph[], links: Links): string =>
  part(
    element(
      'w:styles',
      namespaces,
      defaults(flow),
      latentStyles,
      normal,
      ...paragraphStyles(flow, links),
      defaultCharacter,
      characterStyles(flow, paragraphs),
      remarkStyles(flow, paragraphs),
      sectionStyles(flow),
      noteReference,
      tableNormal,
      memoTable(flow),
      overviewTable(flow),
      noList,
    ),
  )

/** Written as what differs from their parents; beside styles of a house, whose parents are not ours, whole. */
const paragraphStyles = (flow: Flow, links: Links): string[] => {
  const all = [...entriesOf(flow, links), ...tableEnds(flow)]
  // A style that counts its paragraphs already is its own variant that counts.
  const entries = [
    ...new Map(all.toReversed().map((entry) => [entry.word.id, entry])).values(),
  ].reverse()
  const looks = new Map(entries.map(({ word, look }) => [word.id, look]))
  const base = flow.wordStyles ? plain : defaultLook(flow, bodyStyle(flow))
  return entries.map(({ word, parent, look, head }) =>
    styleElement(
      'paragraph',
      word,
      { basedOn: parent, isQuick: false, ...head },
      lookXml(look, (!flow.wordStyles && looks.get(parent)) || base),
    ),
  )
}

const entriesOf = (flow: Flow, links: Links): Entry[] => {
  const variants = variantsByStyle(flow, rootOf)
  const own = Object.entries(flow.styles).flatMap(([name, style]) =>
    styleEntries(
      { flow, links },
      name,
      name === 'divider' ? asDivider(style) : style,
      variants.get(name),
    ),
  )
  // Templates have headings down to Word's level 3; editors may go on, where the flow does not itself.
  const last = flow.styles['heading4']
  return last && !flow.styles['heading5']
    ? [...own, entryOf({ flow, links }, 'heading5', last)]
    : own
}

/** What entries are made of. */
type Source = { readonly flow: Flow; readonly links: Links }

const styleEntries = (
  source: Source,
  name: StyleName,
  style: Style,
  variants: readonly (readonly Variant[])[] = [],
): Entry[] => [
  entryOf(source, name, style),
  ...variants.map((some) => entryOf(source, name, style, some)),
  ...ruleEntries(source.flow, name, style, variants),
]

const entryOf = (
  { flow, links }: Source,
  name: StyleName,
  style: Style,
  variants: readonly Variant[] = [],
): Entry => {
  const word = wordStyle(name, ...variants)
  const page = variants.includes('landscape') ? turned(flow.page) : flow.page
  const look = lookOf({ ...flow, page }, name, inPlace(flow, style, variants), word.outline)
  const list = links.get(wordStyle(name, ...variants.filter((each) => each === 'numbered')).id)
  const number = list && { 'w:numPr': { 'w:ilvl': list.level, 'w:numId': list.id } }
  return {
    word,
    parent: parentId(flow, name, variants),
    look: { ...look, paragraph: { ...look.paragraph, ...number } },
    head: headOf(flow, name, variants),
  }
}

/** A variant is based on what it varies; one that counts stands beside what does not. */
const parentId = (flow: Flow, name: StyleName, variants: readonly Variant[]): string => {
  const others = variants.slice(0, -1)
  if (variants.length > 0 && variants.at(-1) !== 'numbered') return wordStyle(name, ...others).id
  const parent = parentOf(name, flow.styles)
  return parent === undefined ? normalId : wordStyle(parent).id
}

const headOf = (
  { meta, styles }: Flow,
  name: StyleName,
  variants: readonly Variant[],
): Entry['head'] => ({
  ...(variants.length === 0 &&
    isFollowedByBody(name) &&
    styles['body'] && { next: wordStyle('body').id }),
  ...(variants.length === 0 && { alias: aliasOf(name, meta.lang) }),
  ...offerOf(name, variants),
})

const isFollowedByBody = (name: StyleName): boolean => /^(title|subtitle|heading\d)$/.test(name)
