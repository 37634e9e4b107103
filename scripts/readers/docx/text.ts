/** A Word file → what it says, paragraph by paragraph, in reading order. */
import { memoize } from '../../memoize.ts'
import { cascadeOf } from './cascade.ts'
import { boxIn } from './check-boxes.ts'
import { labelCounter, type Counter } from './labels.ts'
import { readPackage, storyPaths, type WordPackage } from './package.ts'
import { childOf, elementsOf, textOf, valueOf, type Node } from './xml.ts'

/** The column a paragraph is set in. */
export type Place = 'header' | 'body' | 'cell' | 'contents' | 'note' | 'footer'

export type ListPlace = { readonly id: string; readonly level: number }

export type WordParagraph = {
  /** As printed: a tab is `\t`, a forced break `\n`, a note reference its number. */
  readonly text: string
  /** What Word counts and prints before it, or a box to tick: `建议 3.2`, `•`, `☐`. */
  readonly label: string
  /** The list that it is an item of, and its level, by its own numbering or by its style. */
  readonly list?: ListPlace
  /** Id of its style. */
  readonly style: string
  readonly place: Place
  /** Which of the sections of the document it stands in, from 0. */
  readonly section: number
  /** Which cell of the file's it stands in, and the style of its table. */
  readonly cell?: number
  readonly table?: string
  /** It is the page of another place: a field and nothing else. */
  readonly isPage: boolean
  /** The paragraph itself. */
  readonly node: Node
  /** Names of the bookmarks that begin in it. */
  readonly bookmarks: readonly string[]
}

/** Paragraphs of headers, body, notes and footers. Text that a change would delete is left out. */
export const readWordText = (docx: Uint8Array): WordParagraph[] => textOfPackage(readPackage(docx))

/** The same of a package already read. */
export const textOfPackage = (word: WordPackage): WordParagraph[] => {
  const label = labelCounter(word.parts.get('word/numbering.xml'))
  let [notes, cells, sections] = [0, 0, 0]
  const reader: Reader = {
    label,
    listOf: listsOf(word),
    note: () => String((notes += 1)),
    nextCell: () => cells++,
    section: (properties) => (childOf(properties, 'w:sectPr') ? sections++ : sections),
  }
  return storyPaths(word).flatMap((path) =>
    placeOf(path) === 'note'
      ? inOrderOfReferences(word, path).flatMap((note) => blocks(note, 'note', reader))
      : blocks(word.parts.get(path)!, placeOf(path), reader),
  )
}

/** Notes as they are printed: by the references to them, not as they stand in their part; last those without. */
const inOrderOfReferences = (word: WordPackage, path: string): Node[] => {
  const notes = elementsOf(word.parts.get(path)!)
  const references = word.elements.get('word/document.xml')?.get('w:footnoteReference') ?? []
  const order = new Map(references.map(({ attributes }, at) => [attributes['w:id'], at]))
  const rank = ({ attributes }: Node): number => order.get(attributes['w:id']) ?? references.length
  return [...notes]
    .sort((a, b) => rank(a) - rank(b))
    .map((note) => ({ name: 'w:footnotes', attributes: {}, children: [note] }))
}

/** Things that are counted while reading. */
type Reader = {
  readonly label: Counter
  readonly listOf: (properties: Node | undefined) => ListPlace | undefined
  readonly note: () => string
  readonly nextCell: () => number
  /** The section of a paragraph with these properties, whose last it may be. */
  readonly section: (properties: Node | undefined) => number
}

const placeOf = (path: string): Place =>
  path.includes('header')
    ? 'header'
    : path.includes('footer')
      ? 'footer'
      : path.includes('footnotes')
        ? 'note'
        : 'body'

/** Which cell, of a table of what style. */
type Cell = Pick<WordParagraph, 'cell' | 'table'>

const blocks = (node: Node, place: Place, reader: Reader, cell: Cell = {}): WordParagraph[] =>
  elementsOf(node).flatMap((child) => {
    if (child.name === 'w:p') return [paragraphOf(child, place, reader, cell)]
    // The separators above notes say nothing.
    if (child.name === 'w:footnote' && child.attributes['w:type'] !== undefined) return []
    return blocks(child, placeIn(child, place), reader, cellIn(child, cell, reader))
  })

const cellIn = (node: Node, cell: Cell, reader: Reader): Cell => {
  if (node.name === 'w:tc') return { ...cell, cell: reader.nextCell() }
  const table = valueOf(childOf(node, 'w:tblPr'), 'w:tblStyle')
  return node.name === 'w:tbl' && table !== undefined ? { ...cell, table } : cell
}

const placeIn = (node: Node, place: Place): Place => {
  if (node.name === 'w:tc') return 'cell'
  const isContents = childOf(childOf(node, 'w:sdtPr'), 'w:docPartObj') !== undefined
  return isContents ? 'contents' : place
}

const paragraphOf = (node: Node, place: Place, reader: Reader, cell: Cell): WordParagraph => {
  const properties = childOf(node, 'w:pPr')
  const list = reader.listOf(properties)
  const box = boxIn(node)
  return {
    text: inlineText(box ? box.rest : node, reader),
    label: (list ? reader.label(list.id, list.level) : '') + (box?.sign ?? ''),
    ...(list && { list }),
    style: valueOf(properties, 'w:pStyle') ?? '',
    place,
    section: reader.section(properties),
    ...cell,
    isPage: place === 'cell' && isPageField(node),
    node,
    // Looked for when they are asked for: what is printed needs none.
    get bookmarks() {
      return bookmarksIn(node)
    },
  }
}

/** Finds the list of a paragraph by its properties: 0 is none, whatever its style says (ISO 29500-1, 17.9.18). */
const listsOf = (word: WordPackage): Reader['listOf'] => {
  const { paragraph } = cascadeOf(word)
  const ofStyle = memoize(
    (style: string) => paragraph({ paragraph: style })('w:numPr') ?? null,
    (style) => style,
  )
  return (properties) => {
    const number =
      childOf(properties, 'w:numPr') ?? ofStyle(valueOf(properties, 'w:pStyle') ?? '') ?? undefined
    const id = valueOf(number, 'w:numId')
    return id === undefined || id === '0'
      ? undefined
      : { id, level: Number(valueOf(number, 'w:ilvl') ?? 0) }
  }
}

const isPageField = (node: Node): boolean => {
  const parts = elementsOf(node).filter(({ name }) => name !== 'w:pPr')
  const [field] = parts
  const instruction = field?.name === 'w:fldSimple' ? field.attributes['w:instr'] : undefined
  return parts.length === 1 && /^\s*PAGEREF\s/.test(instruction ?? '')
}

const bookmarksIn = (node: Node): string[] =>
  elementsOf(node).flatMap((child) =>
    child.name === 'w:bookmarkStart'
      ? [child.attributes['w:name'] ?? '']
      : child.name === 'w:p'
        ? []
        : bookmarksIn(child),
  )

const marks: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '\u2011',
  'w:softHyphen': '\u00AD',
}

/** Never printed: instructions of fields, deleted text, properties. */
const silent: ReadonlySet<string> = new Set([
  'w:pPr',
  'w:rPr',
  'w:instrText',
  'w:del',
  'w:moveFrom',
  'w:drawing',
])

const inlineText = (node: Node, reader: Reader): string =>
  elementsOf(node)
    .map((child) => {
      if (silent.has(child.name)) return ''
      if (child.name === 'w:t') return textOf(child)
      if (child.name === 'w:footnoteReference') return reader.note()
      return marks[child.name] ?? inlineText(child, reader)
    })
    .join('')
