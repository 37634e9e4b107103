/** Where the words of a printed line stand in the source. */
import type { Point } from '../memo/model.ts'

export type UnitSpan = {
  readonly place: Point
  /** Offset of its end. */
  readonly end: number
}

export type Printed = {
  readonly unit: string | null
  /** Of a table: the row, from 0. */
  readonly row: number | null
  /** Words that the source says there too, if it does. */
  readonly words: string | null
}

export type Found = { readonly line: number | null; readonly column: number | null }

/** Characters of a line that are looked for, the longest first: marks of Markdown may stand among them. */
const lengths = [12, 8, 5, 3]

/**
 * Finds lines in the order in which they are printed. A line begins where its first words stand in the source of its
 * unit, after those of the line before; where they are printed otherwise than they are written, where that line began.
 * Words of no unit, such as the title, are looked for before the first unit.
 */
export function placeFinder(
  source: string,
  spans: ReadonlyMap<string, UnitSpan>,
): (printed: Printed) => Found {
  const pointOf = pointsIn(source)
  const head = source.slice(0, Math.min(...[...spans.values()].map(offsetOf)))
  const reached = new Map<string, number>()
  return ({ unit, row, words }) => {
    if (unit === null) {
      const at = words === null ? null : firstOf(words, head, 0)
      return at === null ? nowhere : pointOf(at)
    }
    const span = spans.get(unit)
    if (!span) return nowhere
    if (words === null) return pointOf(offsetOf(span))
    const within = row === null ? { from: offsetOf(span), to: span.end } : rowOf(source, span, row)
    const from = Math.max(within.from, reached.get(unit) ?? 0)
    const at = firstOf(words, source.slice(0, within.to), from) ?? from
    // Cells of a row may be read in any order.
    if (row === null) reached.set(unit, at)
    return pointOf(at)
  }
}

const offsetOf = ({ place }: UnitSpan): number => place.offset ?? 0

const nowhere: Found = { line: null, column: null }

/** The line of a row in the source of a table (GFM 4.10): the second one only parts head and body. */
function rowOf(source: string, span: UnitSpan, row: number): { from: number; to: number } {
  let from = offsetOf(span)
  for (let at = row === 0 ? 0 : row + 1; at > 0; at--) {
    const end = source.indexOf('\n', from)
    if (end < 0) break
    from = end + 1
  }
  const end = source.indexOf('\n', from)
  return { from, to: end < 0 ? source.length : end }
}

/** The offset at which the first words of a text stand. */
function firstOf(text: string, source: string, from: number): number | null {
  for (const length of lengths) {
    const words = [...text].slice(0, length).join('').trim()
    const at = words === '' ? -1 : source.indexOf(words, from)
    if (at >= 0) return at
  }
  return null
}

/** Line and column of an offset, by the line ends of the source. */
function pointsIn(source: string): (offset: number) => { line: number; column: number } {
  const starts = [0]
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1))
    starts.push(at + 1)
  return (offset) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - starts[low]! + 1 }
  }
}
