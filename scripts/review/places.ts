/** Where the units of a memo stand in its Markdown as lines, and where others can be put among them. */
import { escapedStart } from '../markdown/escape.ts'
import type { NewParagraph } from './changes.ts'
import type { Chunk } from './model.ts'
import type { SourceUnit } from './source-texts.ts'
import { tableLines } from './table-rows.ts'
import { labelAt, lineEnd, lineStart, typedText, type NoteLabels, type Splice } from './splices.ts'

export type Range = { readonly from: number; readonly to: number }

/** A marker on a line of its own behind a block. */
const marker = /^[ \t]*\n(?:[ \t>]*\n)?[ \t>]*<!--\s*unit\b[^\n]*-->[ \t]*(?=\n|$)/

/** The lines of a paragraph, heading, item or table, up to the end of the last; markers behind it are its own. */
export const rangeOf = ({ unit, node, type, cell }: SourceUnit, source: string): Range | null => {
  const isWhole = type === 'item' || cell !== undefined
  const start = isWhole ? unit.place?.offset : node.position!.start.offset
  const end = isWhole ? unit.end?.offset : node.position!.end.offset
  if (start === undefined || end === undefined) return null
  return { from: lineStart(start, source), to: behind(end, source) }
}

const behind = (end: number, source: string): number => {
  // The end of an item may be that of the line before the next.
  const at = lineEnd(source[end - 1] === '\n' ? end - 1 : end, source)
  return at + (marker.exec(source.slice(at, at + 400))?.[0].length ?? 0)
}

/** A block taken out, with the blank line behind it. */
export const deletion = (unit: SourceUnit, source: string): Splice | null => {
  const range = rangeOf(unit, source)
  if (!range) return null
  const rest = /^\n?(?:[ \t]*\n)?/.exec(source.slice(range.to))?.[0] ?? ''
  const own = unit.type === 'item' ? rest.replace(/\n[ \t]*\n$/, '\n') : rest
  return { from: range.from, to: range.to + own.length, text: '' }
}

/** A chunk with its lines, where it has any. */
export type Lines = Chunk & { readonly lines?: string }

/** Where lines go on: as items with a label, or as text with what stands before each of its lines. */
type Context = { readonly label: string | null; readonly depth: number; readonly prefix: string }

type Surroundings = {
  readonly source: string
  readonly labels: NoteLabels
  /** What stands behind the anchor. */
  readonly next: SourceUnit | undefined
}

const isItem = (chunk: Chunk): boolean => {
  if (chunk.type === 'table') return false
  return chunk.type === 'new' ? chunk.as.deeper !== null : chunk.unit.type === 'item'
}
const deeperOf = (chunk: Chunk): number => {
  if (chunk.type === 'table') return 0
  return chunk.type === 'new' ? (chunk.as.deeper ?? 0) : chunk.deeper
}

/** Chunks behind a unit, in order; null where the source has no place for them. */
export const insertion = (
  anchor: SourceUnit,
  chunks: readonly Lines[],
  around: Surroundings,
): Splice | null => {
  const [first] = chunks as [Lines]
  const start = isItem(first) ? itemPlace(anchor, first, around) : textPlace(anchor, first, around)
  if (!start) return null
  const text = linesOf(chunks, start, around)
  // A paragraph ends with a blank line, or what comes next would go on in it.
  const end = !isItem(chunks.at(-1)!) && /^\n[^\n]/.test(around.source.slice(start.at)) ? '\n' : ''
  return text === null ? null : { from: start.at, to: start.at, text: text + end }
}

/** Chunks before the first unit of a memo. */
export const firstInsertion = (
  first: SourceUnit,
  chunks: readonly Lines[],
  around: Surroundings,
): Splice | null => {
  const range = rangeOf(first, around.source)
  const context = { label: isItem(chunks[0]!) ? '- ' : null, depth: 0, prefix: '' }
  const text = range && linesOf(chunks, context, around)
  return typeof text === 'string'
    ? { from: range!.from, to: range!.from, text: `${text.replace(/^\n+/, '')}\n\n` }
    : null
}

type Start = Context & { readonly at: number }

const itemPlace = (
  anchor: SourceUnit,
  chunk: Chunk,
  { source, next }: Surroundings,
): Start | null => {
  const own = anchor.items.length - 1
  if (own < 0 || anchor.type !== 'item') {
    const at = (own < 0 ? rangeOf(anchor, source) : null)?.to
    const label =
      next?.type === 'item' && next.items.length === 1
        ? labelAt(next.unit.place!.offset!, source)
        : '- '
    return at === undefined || label === null
      ? null
      : { at, label: label.trimStart(), depth: -1, prefix: '' }
  }
  const depth = Math.max(0, own + deeperOf(chunk))
  const host = anchor.items[Math.min(depth, own)]!
  const label = labelAt(host.place?.offset ?? 0, source)
  if (label === null || depth > own + 1) return null
  if (depth > own)
    return {
      at: lineEnd(anchor.node.position!.end.offset!, source),
      label: `${' '.repeat(label.length)}- `,
      depth,
      prefix: '',
    }
  return { at: behind(host.end!.offset!, source), label, depth, prefix: '' }
}

const textPlace = (anchor: SourceUnit, chunk: Chunk, { source }: Surroundings): Start | null => {
  const [outermost] = anchor.items
  const isAlike = chunk.type === 'new' ? chunk.as.isAlike : false
  const start = anchor.node.position!.start.offset!
  const before = source.slice(lineStart(start, source), start)
  const prefix = isAlike && /^[ \t>]*$/.test(before) ? before : ''
  if (outermost && prefix === '') {
    const end = outermost.end?.offset
    return end === undefined ? null : { at: behind(end, source), label: null, depth: 0, prefix: '' }
  }
  const range = rangeOf(anchor, source)
  return range && { at: range.to, label: null, depth: 0, prefix }
}

const linesOf = (
  chunks: readonly Lines[],
  start: Context,
  { labels }: Surroundings,
): string | null => {
  let context: Context = start
  let text = ''
  for (const [at, chunk] of chunks.entries()) {
    const own = at === 0 ? start : following(context, chunk, chunks[at - 1]!)
    const lines = chunkLines(chunk, own, labels)
    if (lines === null) return null
    const isTight = own.label !== null && context.label !== null && context.depth >= 0
    const blank = own.prefix.trimEnd()
    text += isTight ? `\n${lines}` : `\n${blank}\n${lines}`
    context = own.depth < 0 ? { ...own, depth: 0 } : own
  }
  return text
}

const following = (context: Context, chunk: Chunk, last: Chunk): Context => {
  if (!isItem(chunk))
    return { label: null, depth: 0, prefix: context.label === null ? context.prefix : '' }
  if (context.label === null) return { label: '- ', depth: -1, prefix: '' }
  const step = deeperOf(chunk) - deeperOf(last)
  const indent = Math.max(0, context.label.length - context.label.trimStart().length + 2 * step)
  return { ...context, label: step === 0 ? context.label : `${' '.repeat(indent)}- ` }
}

const chunkLines = (chunk: Lines, context: Context, labels: NoteLabels): string | null => {
  if (chunk.type === 'new') return newLines(chunk.as, context, labels)
  if (chunk.type === 'moved') return movedLines(chunk, context)
  return tableLines(chunk.rows, labels)?.join(`\n${context.prefix}`) ?? null
}

const newLines = (
  { text, level }: NewParagraph,
  { label, prefix }: Context,
  labels: NoteLabels,
): string | null => {
  const typed = typedText(text.trim(), { isCell: false, labels })
  if (typed === null) return null
  const lines = typed.split('\n').map(escapedStart)
  if (label !== null) return `${label}${lines.join(`\n${' '.repeat(label.length)}`)}`
  const sharps = level === null ? '' : `${'#'.repeat(level + 1)} `
  // A heading is one line.
  if (level !== null && lines.length > 1) return null
  return `${prefix}${sharps}${lines.join(`\n${prefix}`)}`
}

/** Lines from elsewhere under another label: what is inside an item stays as far inside. */
const movedLines = (
  { lines = '', unit }: Extract<Lines, { type: 'moved' }>,
  { label, prefix }: Context,
): string | null => {
  const isItem = unit.type === 'item'
  const own = (isItem ? /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+/ : /^[ \t>]*/).exec(lines)?.[0]
  const lead = isItem ? label : prefix
  if (own === undefined || lead === null) return null
  const indent = isItem ? ' '.repeat(lead.length) : prefix
  // Marks of a quote stay behind, and so does the indentation of an item.
  const inside = new RegExp(isItem ? `^[ \\t]{0,${own.length}}` : '^[ \\t>]*')
  const [first = '', ...others] = lines.slice(own.length).split('\n')
  const rest = others.map((line) => (line.trim() === '' ? '' : indent + line.replace(inside, '')))
  return [lead + first, ...rest].join('\n')
}
