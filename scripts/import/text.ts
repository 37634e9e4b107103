/** Plain text, typed or pasted → the paragraphs of a file without styles. */
import type { ForeignDocument, ForeignParagraph } from '../readers/foreign/model.ts'
import { hasColumns } from './columns.ts'
import { areCut, joined, joinedLines } from './cut-lines.ts'
import { typedItem } from './items.ts'
import { isPageNumber, pageLines } from './page-lines.ts'
import { underlined } from './underlines.ts'
import { mayBeTitle, textOf } from './wording.ts'

/** UTF-8, UTF-16 by its mark of order, or else GB 18030, as programs in China save text; null for none of them. */
export const decodeText = (bytes: Uint8Array): string | null => {
  for (const encoding of encodingsOf(bytes)) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes).replaceAll(/\r\n?|\f/g, '\n')
    } catch {
      // The next one.
    }
  }
  return null
}

const encodingsOf = ([first, second]: Uint8Array): readonly string[] => {
  if (first === 0xff && second === 0xfe) return ['utf-16le']
  return first === 0xfe && second === 0xff ? ['utf-16be'] : ['utf-8', 'gb18030']
}

export const documentOfText = (text: string): ForeignDocument => ({
  blocks: withTitle(paragraphsOf(text)),
  notes: new Map(),
  pictures: new Map(),
  title: '',
  isTracked: false,
  left: [],
  unread: '',
})

/** The first of several lines is larger, as a title is, where it may be one. */
const withTitle = (all: readonly ForeignParagraph[]): readonly ForeignParagraph[] => {
  const [first, ...others] = all
  if (!first || others.length === 0 || !mayBeTitle(textOf(first))) return all
  return [{ ...first, outline: null, look: { ...first.look, size: 22 } }, ...others]
}

/** Signs of Markdown that nobody types by chance: headings, links, tables, fences, bold words. */
export const looksLikeMarkdown = (text: string): boolean =>
  /^#{1,6} \S|^\|?(?: *:?-{3,}:? *\|)+|^```|\]\(https?:|\*\*[^*\n]+\*\*|^\[\^\w+\]:/m.test(text)

const paragraphOf = (text: string): ForeignParagraph => ({
  type: 'paragraph',
  runs: [{ text: text.trim() }],
  style: '',
  outline: null,
  list: null,
  look: {
    face: '',
    size: 12,
    isBold: false,
    align: /^[ \u3000]{8,}\S/.test(text) ? 'center' : 'left',
  },
  comments: [],
  bookmarks: [],
})

/** A line is a paragraph, unless programs of mail have cut it; headings and lines of pages are none of what stands around them. */
const paragraphsOf = (text: string): ForeignParagraph[] => {
  const { lines, levels } = underlined(text.split('\n'))
  const found = pageLines(lines)
  const heads = new Set([...levels.keys(), ...found.map(({ text: own }) => own)])
  const isAlone = (line: string): boolean =>
    heads.has(line.trim()) || (found.length > 0 && isPageNumber(line))
  const parts = areCut(lines.filter((line) => !isAlone(line)))
    ? joinedLines(lines, isAlone)
    : paragraphsIn(lines)
  return parts.map((part) => ({ ...paragraphOf(part), outline: levels.get(part.trim()) ?? null }))
}

/** Lines that go on in the next one, where they were broken by hand. */
const paragraphsIn = (lines: readonly string[]): string[] => {
  const parts: string[][] = []
  lines.forEach((line, at) => {
    const last = parts.at(-1)
    if (last && goesOn(line, lines[at - 1]!, last[0]!)) last.push(line)
    else if (line.trim() !== '') parts.push([line])
  })
  return parts.map(joined)
}

const indent = /^(?: {2}|\t|\u3000)/

/** Behind a pause, and in a paragraph with an indent behind anything that ends no sentence. */
const goesOn = (line: string, before: string, first: string): boolean =>
  line.trim() !== '' &&
  before.trim() !== '' &&
  !indent.test(line) &&
  typedItem(line) === null &&
  !hasColumns(line) &&
  (/[，、,]\s*$/.test(before) || (indent.test(first) && !/[\p{Po}\p{Pf}\p{Pe}]\s*$/u.test(before)))
