/** Captions typed as paragraphs: `表 1 各港吞吐量` above its table, `Figure 2: Prices` below its picture. */
import type { Block } from '../memo/model.ts'
import { textOf } from '../memo/walk.ts'
import type { StyleName } from './styles.ts'

type Captioned = 'table' | 'figure'

const ordinal = String.raw`\s*[\d一二三四五六七八九十]+(?:[-–.．]\d+)*`
/** The word, the number, and what parts them from the title: a caption is no sentence about a table. */
const patterns: Readonly<Record<Captioned, RegExp>> = {
  table: new RegExp(String.raw`^(?:[附续]?表|Table|Tab\.)${ordinal}(?:[\s:：.．、—–-]|$)`, 'u'),
  figure: new RegExp(String.raw`^(?:附?图|Figure|Fig\.)${ordinal}(?:[\s:：.．、—–-]|$)`, 'u'),
}
/** A whole number, as of `表 1`, and not the first of two, as of `表 3-1`. */
const counted = /^((?:[附续]?表|附?图|Table|Tab\.|Figure|Fig\.)\s*)(\d{1,4})(?![\d]|[-–.．]\d)/u
const sentence = /[。；！？]$|^(?:Table|Figure)\s+\d+\s+(?:shows?|lists?|gives?|is|are)\b/u
/** Characters: no caption is longer. */
const longest = 120

/** What a paragraph that reads like a caption would be the caption of, by its own words; null for other text. */
export const captionedBy = (block: Block): Captioned | null => {
  if (block.type !== 'paragraph') return null
  const text = textOf(block.runs).trim()
  const kinds: readonly Captioned[] = ['table', 'figure']
  if (sentence.test(text) || text.length > longest) return null
  return kinds.find((kind) => patterns[kind].test(text)) ?? null
}

/** The style of a paragraph that is the caption of a neighbour, or null. */
export const captionStyle = (
  block: Block,
  before: Block | undefined,
  after: Block | undefined,
): StyleName | null => {
  const kind = captionedBy(block)
  if (after?.type === 'table' && kind === 'table') return 'table-caption'
  return before?.type === 'figure' && before.caption === '' && kind === 'figure'
    ? 'figure-caption'
    : null
}

/** A caption's word without its full stop, what stands before its number, that number, and the rest; null without one. */
export const captionNumber = (
  text: string,
): Readonly<Record<'word' | 'before' | 'number' | 'after', string>> | null => {
  const [all, before, number] = counted.exec(text) ?? []
  if (all === undefined || before === undefined || number === undefined) return null
  const word = before.trim().replace('.', '')
  return { word, before, number, after: text.slice(all.length) }
}
