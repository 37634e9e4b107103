/** Properties of styles as data, so that a style is written as what differs from the one it is based on. */
import { groupBy } from '../collections/group-by.ts'
import { element, type Attributes } from './xml.ts'

/**
 * Attributes by element; a border's by `w:pBdr/w:top`, a tab stop's by `w:tabs/` and its position. What is absent is
 * off, as `off` has it: every look is whole.
 */
export type Properties = Readonly<Record<string, Attributes>>

/** How a paragraph of a style is set, and its text. */
export type WordLook = { readonly paragraph: Properties; readonly run: Properties }

/** A property that is on when it is there, where it is. */
export const flagged = (name: string, isOn: boolean): Properties => (isOn ? { [name]: {} } : {})

/** Children of CT_PPrBase in the order of the schema. */
const paragraphOrder = [
  'w:keepNext',
  'w:keepLines',
  'w:widowControl',
  'w:numPr',
  'w:pBdr',
  'w:shd',
  'w:tabs',
  'w:kinsoku',
  'w:wordWrap',
  'w:overflowPunct',
  'w:topLinePunct',
  'w:autoSpaceDE',
  'w:autoSpaceDN',
  'w:adjustRightInd',
  'w:snapToGrid',
  'w:spacing',
  'w:ind',
  'w:jc',
  'w:outlineLvl',
]

/** Children of CT_RPr. */
const runOrder = ['w:rFonts', 'w:b', 'w:bCs', 'w:noProof', 'w:color', 'w:sz', 'w:szCs', 'w:lang']

/** Children of CT_PBdr. */
const borderOrder = ['w:top', 'w:left', 'w:bottom', 'w:right', 'w:between']

/** Elements whose attributes are inherited one by one; of all others a style takes or replaces the whole. */
const merged: ReadonlySet<string> = new Set(['w:spacing', 'w:ind', 'w:rFonts'])

/** What a property says when it is off. */
const off = (key: string): Attributes => {
  const [name, inner] = key.split('/')
  if (name === 'w:pBdr') return { 'w:val': 'nil' }
  if (name === 'w:tabs') return { 'w:val': 'clear', 'w:pos': inner }
  return others[key] ?? { 'w:val': 0 }
}

const others: Properties = {
  'w:shd': { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': 'auto' },
  'w:numPr': { 'w:numId': 0 },
  'w:jc': { 'w:val': 'left' },
  // Text that is no heading (ISO 29500-1, 17.3.1.20).
  'w:outlineLvl': { 'w:val': 9 },
  'w:spacing': {},
  'w:ind': {},
}

/** The look of text that nothing is said of. */
export const plain: WordLook = { paragraph: {}, run: {} }

/** What must be said of `own` where `parent` holds already. */
const differing = (own: Properties, parent: Properties): Properties =>
  Object.fromEntries(
    [...new Set([...Object.keys(own), ...Object.keys(parent)])].flatMap((key) => {
      const [mine, theirs] = [own[key] ?? off(key), parent[key] ?? off(key)]
      if (!merged.has(key)) return isSame(mine, theirs) ? [] : [[key, mine]]
      const other = Object.keys(mine).filter((name) => mine[name] !== theirs[name])
      const said = new Set(other.flatMap((name) => together[name] ?? [name]))
      const attributes = Object.entries(mine).filter(([name]) => said.has(name))
      return said.size === 0 ? [] : [[key, Object.fromEntries(attributes)]]
    }),
  )

/** A pitch and its rule are one thing in two attributes. */
const pitch = ['w:line', 'w:lineRule']
const together: Readonly<Record<string, readonly string[]>> = {
  'w:line': pitch,
  'w:lineRule': pitch,
}

const isSame = (a: Attributes, b: Attributes): boolean =>
  [...Object.keys(a), ...Object.keys(b)].every((key) => a[key] === b[key]) &&
  // What is on says nothing.
  Object.keys(a).length === Object.keys(b).length

const at = (order: readonly string[], key: string): number => {
  const [name = '', inner = ''] = key.split('/')
  const within = name === 'w:pBdr' ? borderOrder.indexOf(inner) : Number(inner) / 1e5
  return order.indexOf(name) + within / 10
}

const propertyXml = (key: string, attributes: Attributes): string => {
  const [name = '', inner] = key.split('/')
  if (name === 'w:tabs') return element('w:tab', attributes)
  if (name !== 'w:numPr') return element(inner ?? name, attributes)
  const parts = Object.entries(attributes).map(([part, value]) => element(part, { 'w:val': value }))
  return element(name, {}, ...parts)
}

/** Elements in their order, those of one parent together. */
const propertiesXml = (order: readonly string[], properties: Properties): string => {
  const keys = Object.keys(properties).sort((a, b) => at(order, a) - at(order, b))
  return [...groupBy(keys, (key) => key.split('/')[0]!)]
    .map(([name, own]) => {
      const parts = own.map((key) => propertyXml(key, properties[key]!))
      return name === 'w:pBdr' || name === 'w:tabs' ? element(name, {}, ...parts) : parts.join('')
    })
    .join('')
}

const wrapped = (name: string, content: string): string =>
  content === '' ? '' : element(name, {}, content)

/** `w:pPr` and `w:rPr` of a style that is based on one of the look `parent`. */
export const lookXml = (own: WordLook, parent: WordLook): string =>
  wrapped('w:pPr', propertiesXml(paragraphOrder, differing(own.paragraph, parent.paragraph))) +
  wrapped('w:rPr', propertiesXml(runOrder, differing(own.run, parent.run)))

/** `w:pPr` of a look. */
export const paragraphXml = ({ paragraph }: Pick<WordLook, 'paragraph'>): string =>
  wrapped('w:pPr', propertiesXml(paragraphOrder, paragraph))

/** `w:rPr` of a look. */
export const runXml = ({ run }: Pick<WordLook, 'run'>): string =>
  wrapped('w:rPr', propertiesXml(runOrder, run))
