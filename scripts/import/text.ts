/** Plain text, typed or pasted → the paragraphs of a file without styles. */
import type { ForeignDocument, ForeignParagraph } from '../readers/foreign/model.ts'
import { typedItem } from './items.ts'
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
  blocks: withTitle(paragraphsOf(text).map(paragraphOf)),
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
  return [{ ...first, look: { ...first.look, size: 22 } }, ...others]
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

/** A line is a paragraph, unless programs of mail have cut it: then lines are joined up to a blank one. */
const paragraphsOf = (text: string): string[] => {
  const lines = text.split('\n')
  if (!areCut(lines)) return paragraphsIn(lines)
  return text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map(joined)
}

/** Lines that go on in the next one, where they were broken by hand. */
const paragraphsIn = (lines: readonly string[]): string[] => {
  const parts: string[][] = []
  lines.forEach((line, at) => {
    const last = parts.at(-1)
    if (last && goesOn(line, lines[at - 1]!, last[0]!)) last.push(line)
    else if (line.trim() !== '') parts.push([line])
  })
  return parts.map((part) => (part.length === 1 ? part[0]! : joined(part.join('\n'))))
}

const indent = /^(?: {2}|\t|\u3000)/

/** Behind a pause, and in a paragraph with an indent behind anything that ends no sentence. */
const goesOn = (line: string, before: string, first: string): boolean =>
  line.trim() !== '' &&
  before.trim() !== '' &&
  !indent.test(line) &&
  typedItem(line) === null &&
  (/[，、,]\s*$/.test(before) || (indent.test(first) && !/[\p{Po}\p{Pf}\p{Pe}]\s*$/u.test(before)))

/** Units of width of the lines that mail is cut at: a Han character has two. */
const width = (line: string): number =>
  [...line].reduce((sum, char) => sum + (/[\u1100-\uffdc]/.test(char) ? 2 : 1), 0)

/** Whether most lines that another follows reach nearly as far as the longest one, which is no longer than mail has. */
const areCut = (lines: readonly string[]): boolean => {
  const followed = lines.filter(
    (line, at) => line.trim() !== '' && (lines[at + 1] ?? '').trim() !== '',
  )
  const longest = Math.max(0, ...lines.map(width))
  const full = followed.filter((line) => width(line) > longest * 0.8)
  return followed.length > 2 && longest <= 100 && full.length > followed.length * 0.7
}

/** Lines as one: a blank between words, nothing between Han characters. */
const joined = (part: string): string =>
  part
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replaceAll(/(?<=[\u2e80-\uffdc“”‘’])\n(?=[\u2e80-\uffdc“”‘’])/g, '')
    .replaceAll('\n', ' ')
