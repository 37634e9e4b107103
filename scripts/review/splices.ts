/** Changes of units as splices of the Markdown: what is around them, marks and line breaks with it, stays as typed. */
import { escaped, escapedStart } from '../markdown/escape.ts'
import type { SourceUnit } from './source-texts.ts'
import type { Edit } from './words.ts'

/** Instead of the source from one offset up to another. */
export type Splice = Edit

export const spliced = (source: string, splices: readonly Splice[]): string =>
  [...splices]
    .sort((a, b) => b.from - a.from || b.to - a.to)
    .reduce((text, { from, to, text: by }) => text.slice(0, from) + by + text.slice(to), source)

/** An edit of a unit's text, in the source. */
export const spliceOf = ({ from, to, text }: Edit, unit: SourceUnit, source: string): Splice => {
  const { offsets, cell } = unit
  const typed = typedText(text, cell !== undefined)
  const own = offsets.length === 0 ? unit.node.position!.end.offset! : offsets[0]!
  if (from === to) {
    const at = from === 0 ? own : endAt(offsets[from - 1]!, source)
    return { from: at, to: at, text: typed }
  }
  return { from: beginAt(offsets[from]!, source), to: endAt(offsets[to - 1]!, source), text: typed }
}

const typedText = (text: string, isCell: boolean): string =>
  text
    .split('\n')
    .map((line) => escaped(line, { isCell, isStrict: false }))
    .join(isCell ? '<br>' : '\\\n')

/** An escaped sign begins with its backslash. */
const beginAt = (offset: number, source: string): number =>
  source[offset - 1] === '\\' && /[!-/:-@[-`{-~]/.test(source[offset] ?? '') ? offset - 1 : offset

/** A character reference ends with its semicolon. */
const endAt = (offset: number, source: string): number =>
  offset + (/^&#?\w+;/.exec(source.slice(offset, offset + 40))?.[0].length ?? 1)

/** A new paragraph, item or heading behind a unit. */
export const addition = (
  { text, isItem, level }: { readonly text: string; readonly isItem: boolean; readonly level: number | null }, // prettier-ignore
  behind: SourceUnit,
  source: string,
): Splice | null => {
  const typed = typedText(text.trim(), false).split('\n').map(escapedStart).join('\n')
  const end = behind.unit.end?.offset
  const start = behind.unit.place?.offset
  if (behind.type === 'item' && isItem && start !== undefined && end !== undefined) {
    const line = source.lastIndexOf('\n', start - 1) + 1
    const label = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+/.exec(source.slice(line))?.[0]
    return label === undefined ? null : { from: end, to: end, text: `\n${label}${typed.replaceAll('\n', `\n${' '.repeat(label.length)}`)}` } // prettier-ignore
  }
  if (behind.type === 'item' || isItem) return null
  const at = lineEnd(behind.cell ? end! : behind.node.position!.end.offset!, source)
  return {
    from: at,
    to: at,
    text: `\n\n${level === null ? '' : `${'#'.repeat(level + 1)} `}${typed}`,
  }
}

const lineEnd = (from: number, source: string): number => {
  const at = source.indexOf('\n', from)
  return at < 0 ? source.length : at
}

/** A paragraph, heading or item taken out, with the blank line behind it. */
export const deletion = ({ unit, node, type, cell }: SourceUnit, source: string): Splice | null => {
  if (cell) return null
  const [from, to] =
    type === 'item' ? [unit.place?.offset, unit.end?.offset] : [node.position!.start.offset, node.position!.end.offset] // prettier-ignore
  if (from === undefined || to === undefined) return null
  const start = source.lastIndexOf('\n', from - 1) + 1
  const rest = /^[^\n]*(?:\n|$)(?:[ \t]*\n)?/.exec(source.slice(to))?.[0] ?? ''
  const own = type === 'item' ? rest.replace(/\n[ \t]*\n$/, '\n') : rest
  return { from: start, to: to + own.length, text: '' }
}
