/**
 * Captions typed as paragraphs: `表 1 各港吞吐量` above its table, `Figure 2: Prices` below its picture; and lines of
 * source below either, `来源：海关总署`.
 */
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

/** A line that says where a table or picture is from, or what is to be noted of it. */
const sourced =
  /^(?:(?:(?:资料|数据|图片|图表)?来源|(?:資料|數據|圖片|圖表)?來源|[注註])\s*[:：]|(?:(?:Data s|S)ources?|Notes?)\s*:)/u
/** Characters: no line of source is longer. */
const longestSource = 300

/**
 * The style of a paragraph that is a line of source right below a table or picture, below the caption of one, or below
 * another such line, whose `style` it takes; else null.
 */
export const sourceStyle = (
  block: Block,
  before: { readonly block: Block; readonly style: StyleName | null } | undefined,
): StyleName | null => {
  if (!before || block.type !== 'paragraph') return null
  const text = textOf(block.runs).trim()
  if (text.length > longestSource || !sourced.test(text)) return null
  if (before.block.type === 'table') return 'table-source'
  if (before.block.type === 'figure' || before.style === 'figure-caption') return 'figure-source'
  return before.style !== null && isSource(before.style) ? before.style : null
}

/** The styles that paragraphs have from their neighbours, as captions and lines of source; null of all other blocks. */
export const stylesBeside = (blocks: readonly Block[]): readonly (StyleName | null)[] => {
  const styles: (StyleName | null)[] = []
  blocks.forEach((block, at) => {
    const before = at > 0 ? { block: blocks[at - 1]!, style: styles[at - 1]! } : undefined
    styles.push(captionStyle(block, before?.block, blocks[at + 1]) ?? sourceStyle(block, before))
  })
  return styles
}

/** Is it the style of a line of source? */
export const isSource = (style: StyleName): boolean => /(?:^|-)(?:table|figure)-source$/.test(style)

/** A caption's word without its full stop, what stands before its number, that number, and the rest; null without one. */
export const captionNumber = (
  text: string,
): Readonly<Record<'word' | 'before' | 'number' | 'after', string>> | null => {
  const [all, before, number] = counted.exec(text) ?? []
  if (all === undefined || before === undefined || number === undefined) return null
  const word = before.trim().replace('.', '')
  return { word, before, number, after: text.slice(all.length) }
}
