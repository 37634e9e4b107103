/** Where each character of a text or of code stands in the Markdown that it was read from. */
import { decodeString } from 'micromark-util-decode-string'

/** A stretch of the source, as UTF-16 offsets. */
export type Stretch = { readonly from: number; readonly to: number }

/** A backslash escape or a character reference (CommonMark 0.31 §2.4, §2.5). */
const literal = /\\[!-/:-@[-`{-~]|&(?:#\d{1,7}|#x[\da-f]{1,6}|[\da-z]{1,31});/iy

/**
 * Offsets of the UTF-16 units of a text node's value: of an escape, that of what is escaped; of a reference, that
 * of its `&`; of a line end, that of the `\n`, past whose blanks and marks of quotes the text goes on.
 */
export const textOffsets = (value: string, source: string, { from, to }: Stretch): number[] => {
  const offsets: number[] = []
  let at = from
  while (offsets.length < value.length && at < to) {
    const character = value[offsets.length]!
    const [raw, decoded] = literalAt(source, at)
    if (raw !== decoded && value.startsWith(decoded, offsets.length)) {
      const first = raw.startsWith('\\') ? at + 1 : at
      for (let i = 0; i < decoded.length; i++) offsets.push(first)
      at += raw.length
    } else if (character === source[at]) {
      offsets.push(at)
      at = character === '\n' ? pastPrefix(source, at + 1, value[offsets.length]) : at + 1
    } else at++
  }
  return filled(offsets, value.length, to)
}

/** Offsets of the UTF-16 units of a code span's value: a line end is a blank there, and a pipe in a cell is escaped. */
export const codeOffsets = (value: string, source: string, { from, to }: Stretch): number[] => {
  const offsets: number[] = []
  const [fence = ''] = /^`+/.exec(source.slice(from, to)) ?? []
  // A blank at each end parts backticks in the code from those of the fence (CommonMark 0.31 §6.1).
  let at = from + fence.length + (isPadded(value, source.slice(from, to), fence.length) ? 1 : 0)
  while (offsets.length < value.length && at < to) {
    const character = value[offsets.length]!
    if (character === source[at] || (character === ' ' && source[at] === '\n')) {
      offsets.push(at)
      at = source[at] === '\n' ? pastPrefix(source, at + 1, value[offsets.length]) : at + 1
    } else at++
  }
  return filled(offsets, value.length, to)
}

const isPadded = (value: string, raw: string, fence: number): boolean =>
  /^[ \n]/.test(raw.slice(fence)) && raw.length - 2 * fence > value.length

const literalAt = (source: string, at: number): readonly [raw: string, decoded: string] => {
  literal.lastIndex = at
  const raw = literal.exec(source)?.[0] ?? ''
  return [raw, decodeString(raw)]
}

/** Past the blanks and the marks of quotes that a line begins with, up to where the text goes on. */
const pastPrefix = (source: string, start: number, next: string | undefined): number => {
  let at = start
  while (/[ \t]/.test(source[at] ?? '') || (source[at] === '>' && next !== '>')) at++
  return at
}

/** Of what cannot be told, the end. */
const filled = (offsets: readonly number[], length: number, to: number): number[] => [
  ...offsets,
  ...Array.from({ length: length - offsets.length }, () => to),
]
