/** A Word file → what it says, paragraph by paragraph, in reading order. */
import { labelCounter, type Counter } from './labels.ts'
import { readPackage, storyPaths, type WordPackage } from './package.ts'
import { childOf, elementsOf, textOf, valueOf, type Node } from './xml.ts'

/** The column a paragraph is set in. */
export type Place = 'header' | 'body' | 'cell' | 'contents' | 'note' | 'footer'

export type WordParagraph = {
  /** As printed: a tab is `\t`, a forced break `\n`, a note reference its number. */
  readonly text: string
  /** What Word counts and prints before it: `建议 3.2`, `•`. */
  readonly label: string
  /** Id of its style. */
  readonly style: string
  readonly place: Place
  /** Which cell of the file's it stands in. */
  readonly cell?: number
  /** Names of the bookmarks that begin in it. */
  readonly bookmarks: readonly string[]
}

/** Paragraphs of headers, body, notes and footers. Text that a change would delete is left out. */
export const readWordText = (docx: Uint8Array): WordParagraph[] => textOfPackage(readPackage(docx))

/** The same of a package already read. */
export const textOfPackage = (word: WordPackage): WordParagraph[] => {
  const label = labelCounter(word.parts.get('word/numbering.xml'))
  let [notes, cells] = [0, 0]
  const reader: Reader = { label, note: () => String((notes += 1)), nextCell: () => cells++ }
  return storyPaths(word).flatMap((path) => blocks(word.parts.get(path)!, placeOf(path), reader))
}

/** Things that are counted while reading. */
type Reader = {
  readonly label: Counter
  readonly note: () => string
  readonly nextCell: () => number
}

const placeOf = (path: string): Place =>
  path.includes('header')
    ? 'header'
    : path.includes('footer')
      ? 'footer'
      : path.includes('footnotes')
        ? 'note'
        : 'body'

const blocks = (node: Node, place: Place, reader: Reader, cell?: number): WordParagraph[] =>
  elementsOf(node).flatMap((child) => {
    if (child.name === 'w:p') return [paragraphOf(child, place, reader, cell)]
    // The separators above notes say nothing.
    if (child.name === 'w:footnote' && child.attributes['w:type'] !== undefined) return []
    const inner = child.name === 'w:tc' ? reader.nextCell() : cell
    return blocks(child, placeIn(child, place), reader, inner)
  })

const placeIn = (node: Node, place: Place): Place => {
  if (node.name === 'w:tc') return 'cell'
  const isContents = childOf(childOf(node, 'w:sdtPr'), 'w:docPartObj') !== undefined
  return isContents ? 'contents' : place
}

const paragraphOf = (node: Node, place: Place, reader: Reader, cell?: number): WordParagraph => {
  const properties = childOf(node, 'w:pPr')
  const number = childOf(properties, 'w:numPr')
  const numId = valueOf(number, 'w:numId')
  return {
    text: inlineText(node, reader),
    label: numId === undefined ? '' : reader.label(numId, Number(valueOf(number, 'w:ilvl') ?? 0)),
    style: valueOf(properties, 'w:pStyle') ?? '',
    place,
    ...(cell !== undefined && { cell }),
    // Looked for when they are asked for: what is printed needs none.
    get bookmarks() {
      return bookmarksIn(node)
    },
  }
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
