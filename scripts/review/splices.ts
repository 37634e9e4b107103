/** Changes of texts as splices of the Markdown: what is around them, marks and line breaks with it, stays as typed. */
import { escaped } from '../markdown/escape.ts'
import { newNoteSigns, noteSign, paragraphSign, pictureSign } from './signs.ts'
import type { SourceUnit } from './source-texts.ts'
import type { Edit } from './words.ts'

/** Instead of the source from one offset up to another. */
export type Splice = Edit

export const spliced = (source: string, splices: readonly Splice[]): string => {
  const sorted = splices
    .map((splice, at) => ({ ...splice, at }))
    .sort((a, b) => a.from - b.from || a.to - b.to || a.at - b.at)
  let [text, from] = ['', 0]
  for (const splice of sorted) {
    text += source.slice(from, splice.from) + splice.text
    from = Math.max(from, splice.to)
  }
  return text + source.slice(from)
}

/** Labels of new notes by their signs. */
export type NoteLabels = ReadonlyMap<string, string>

export type Around = {
  readonly source: string
  readonly labels: NoteLabels
  /** Markers that parts of the text end with, from the first that the edit ends. */
  readonly ends?: readonly string[]
}

/** An edit of a unit's text, in the source; null where the source cannot say it. */
export const spliceOf = (
  { from, to, text }: Edit,
  unit: SourceUnit,
  { source, labels, ends = [] }: Around,
): Splice | null => {
  const { offsets, cell } = unit
  const typed = typedParagraphs(text, {
    isCell: cell !== undefined,
    labels,
    joint: jointOf(unit, source),
    ends,
  })
  if (typed === null) return null
  const own = offsets.length === 0 ? unit.node.position!.end.offset! : offsets[0]!
  if (from === to) {
    const at = from === 0 ? beginAt(own, source) : endAt(offsets[from - 1]!, source)
    return { from: at, to: at, text: typed }
  }
  return { from: beginAt(offsets[from]!, source), to: endAt(offsets[to - 1]!, source), text: typed }
}

/** What parts two paragraphs of a unit's kind; null where it has to be one. */
const jointOf = ({ type, unit, node, cell }: SourceUnit, source: string): string | null => {
  if (cell || (type !== 'item' && type !== 'paragraph')) return null
  if (type === 'item') {
    const label = labelAt(unit.place?.offset ?? 0, source)
    return label === null ? null : `\n${label}`
  }
  const start = node.position!.start.offset!
  const prefix = source.slice(lineStart(start, source), start)
  return /^[ \t>]*$/.test(prefix) ? `\n${prefix.trimEnd()}\n${prefix}` : null
}

type Typing = {
  readonly isCell: boolean
  readonly labels: NoteLabels
  readonly joint: string | null
  readonly ends: readonly string[]
}

const typedParagraphs = (text: string, { joint, ends, ...typing }: Typing): string | null => {
  const parts = text.split(paragraphSign)
  if (parts.length > 1 && joint === null) return null
  const typed = parts.map((part) => typedText(part, typing))
  if (typed.some((part) => part === null)) return null
  return typed.reduce<string>(
    (all, part, at) => (at === 0 ? part! : `${all}${ends[at - 1] ?? ''}${joint}${part}`),
    '',
  )
}

/** Text as Markdown; null where it has a picture, or a note that is not known. */
export const typedText = (
  text: string,
  { isCell, labels }: Pick<Typing, 'isCell' | 'labels'>,
): string | null => {
  if (text.includes(pictureSign) || text.includes(noteSign)) return null
  return text
    .split('\n')
    .map((line) => escaped(line, { isCell, isStrict: false }))
    .join(isCell ? '<br>' : '\\\n')
    .replaceAll(newNoteSigns, (sign) => `[^${labels.get(sign)}]`)
}

/** An escaped sign begins with its backslash. */
const beginAt = (offset: number, source: string): number =>
  source[offset - 1] === '\\' && /[!-/:-@[-`{-~]/.test(source[offset] ?? '') ? offset - 1 : offset

/** A reference to a character ends with its semicolon, one to a note with its bracket. */
export const endAt = (offset: number, source: string): number => {
  const found = /^(?:&#?\w+;|\[\^[^\]\n]+\]|\\\n[ \t>]*| {2,}\n[ \t>]*|<br\s*\/?>)/.exec(
    source.slice(offset, offset + 300),
  )
  return offset + (found?.[0].length ?? 1)
}

export const lineStart = (offset: number, source: string): number =>
  source.lastIndexOf('\n', offset - 1) + 1

export const lineEnd = (from: number, source: string): number => {
  const at = source.indexOf('\n', from)
  return at < 0 ? source.length : at
}

/** The indentation and label of an item that begins at an offset; null where there is more before it. */
export const labelAt = (offset: number, source: string): string | null =>
  /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+/.exec(source.slice(lineStart(offset, source)))?.[0] ?? null
