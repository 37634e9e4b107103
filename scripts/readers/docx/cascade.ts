/** What a property of a text is in Word: of its own styles, of those they are based on, of the defaults (ISO 29500-1, 17.7.2). */
import type { WordPackage } from './package.ts'
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
  readonly paragraph: (of: Pick<Styled, 'paragraph'>) => Find
  /** The style and those it is based on, nearest first. */
  readonly chain: (id: string | undefined) => readonly Node[]
}

/** The cascade of a file. */
export const cascadeOf = (word: WordPackage): Cascade => {
  const named = word.elements.get('word/styles.xml')
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
      for (const node of nodes) {
        const found = childOf(childOf(node, properties), name)
        if (found) return found
      }
      return childOf(last, name)
    }
  return {
    chain,
    run: ({ run, paragraph, table }) =>
      among([...chain(run), ...ofParagraph(paragraph), ...chain(table)], 'w:rPr', runs),
    paragraph: ({ paragraph }) => among(ofParagraph(paragraph), 'w:pPr', paragraphs),
  }
}

/** A property that is there is on, unless it says otherwise (17.17.4). */
export const isOn = (node: Node | undefined): boolean =>
  node !== undefined && !/^(0|false|off|none)$/.test(node.attributes['w:val'] ?? '')
