/** What a property of a text is in Word: of its own styles, of those they are based on, of the defaults (ISO 29500-1, 17.7.2). */
import type { WordPackage } from './package.ts'
import { themeColorsOf } from './theme-colors.ts'
import { childOf, valueOf, type Node } from './xml.ts'

/** Finds a property among those of runs (`w:rPr`) or paragraphs (`w:pPr`), the nearest style first. */
export type Find = (name: string) => Node | undefined

/** The styles that a text is in: of its run, of its paragraph, of the table around it. */
export type Styled = {
  readonly run: string | undefined
  readonly paragraph: string
  readonly table: string | undefined
}

export type Cascade = {
  /** Properties of a text. */
  readonly run: (of: Styled) => Find
  readonly paragraph: (of: Pick<Styled, 'paragraph'> & Partial<Styled>) => Find
  /** The style and those it is based on, nearest first. */
  readonly chain: (id: string | undefined) => readonly Node[]
}

/** Properties whose attributes are inherited one by one. */
const merging: ReadonlySet<string> = new Set(['w:spacing', 'w:ind', 'w:rFonts'])

/** Attributes of which the nearer puts an end to the farther (17.3.1.12, 17.3.2.26). */
const replaced: Readonly<Record<string, string>> = {
  'w:hanging': 'w:firstLine',
  'w:firstLine': 'w:hanging',
  'w:ascii': 'w:asciiTheme',
  'w:hAnsi': 'w:hAnsiTheme',
  'w:eastAsia': 'w:eastAsiaTheme',
  'w:cs': 'w:cstheme',
}

/** The attributes of the nearer node over those of the farther. */
const mergedOver = (farther: Node, nearer: Node): Node => {
  const gone = new Set(Object.keys(nearer.attributes).map((key) => replaced[key]))
  const kept = Object.entries(farther.attributes).filter(([key]) => !gone.has(key))
  return { ...nearer, attributes: { ...Object.fromEntries(kept), ...nearer.attributes } }
}

/** The cascade of a file. */
export const cascadeOf = (word: WordPackage): Cascade => {
  const named = word.elements.get('word/styles.xml')
  const colored = themeColorsOf(word)
  const written = named?.get('w:style') ?? []
  const styles = new Map(written.map((style) => [style.attributes['w:styleId'], style]))
  const normal = written.find(
    ({ attributes }) =>
      attributes['w:type'] === 'paragraph' && /^(1|true)$/.test(attributes['w:default'] ?? ''),
  )
  const defaults = (name: string, properties: string): Node | undefined =>
    childOf(named?.get(name)?.[0], properties)
  const [runs, paragraphs] = [defaults('w:rPrDefault', 'w:rPr'), defaults('w:pPrDefault', 'w:pPr')]
  const chain = (id: string | undefined): Node[] => {
    const found: Node[] = []
    for (let style = styles.get(id); style; style = styles.get(valueOf(style, 'w:basedOn'))) {
      // One that is based on itself is the same for ever.
      if (found.includes(style)) break
      found.push(style)
    }
    return found
  }
  const ofParagraph = (id: string): Node[] =>
    chain(styles.has(id) ? id : normal?.attributes['w:styleId'])
  const among =
    (nodes: readonly Node[], properties: string, last: Node | undefined): Find =>
    (name) => {
      const found = [...nodes.map((node) => childOf(node, properties)), last].flatMap(
        (node) => childOf(node, name) ?? [],
      )
      const own = merging.has(name) && found.length > 1 ? found.reduceRight(mergedOver) : found[0]
      return own && colored(own)
    }
  return {
    chain,
    run: ({ run, paragraph, table }) =>
      among([...chain(run), ...ofParagraph(paragraph), ...chain(table)], 'w:rPr', runs),
    paragraph: ({ paragraph, table }) =>
      among([...ofParagraph(paragraph), ...chain(table)], 'w:pPr', paragraphs),
  }
}

/** A property that is there is on, unless it says otherwise (17.17.4). */
export const isOn = (node: Node | undefined): boolean =>
  node !== undefined && !/^(0|false|off|none)$/.test(node.attributes['w:val'] ?? '')
