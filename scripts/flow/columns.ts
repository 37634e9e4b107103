/** How a table's columns share the measure, from its text alone: the same in both formats. */
import type { Cell } from '../memo/model.ts'

const isWide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\p{Script=Yi}\u3000-\u33ff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u2014\u2018-\u201d\u2026]/u

/** Width of a cell set on one line, in em: Han and full-width marks 1, everything else about 0.55. */
const widthOf = (cell: Cell): number =>
  Math.max(
    ...cell
      .map((run) => run.text)
      .join('')
      .split('\n')
      .map((line) => [...line].reduce((sum, c) => sum + (isWide.test(c) ? 1 : 0.55), 0)),
  )

/** Half an em at either side of a cell's text. */
const padding = 1

/**
 * Shares of the measure (adding up to 1), one a column. A column that fits its longest cell in its
 * fair part of the measure gets just that; the others share the rest in proportion to the square
 * root of their longest cell, so that a long column takes more lines rather than all the room.
 */
export const columnsOf = (rows: readonly (readonly Cell[])[], measure: number): number[] => {
  const count = Math.max(...rows.map((row) => row.length))
  const natural = Array.from(
    { length: count },
    (_, i) => Math.max(2, ...rows.map((row) => widthOf(row[i] ?? []))) + padding,
  )
  const fair = measure / count
  const narrow = natural.map((width) => width <= fair)
  const taken = natural.reduce((sum, width, i) => sum + (narrow[i] ? width : 0), 0)
  const wide = natural.reduce((sum, width, i) => sum + (narrow[i] ? 0 : Math.sqrt(width)), 0)
  if (wide === 0) return natural.map((width) => width / taken)
  return natural.map((width, i) =>
    narrow[i] ? width / measure : ((Math.sqrt(width) / wide) * (measure - taken)) / measure,
  )
}
