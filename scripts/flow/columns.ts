/** How a table's columns share the measure, from its text alone: the same in both formats. */
import type { Cell } from '../memo/model.ts'
import { wideInChinese } from '../memo/wide.ts'

/**
 * Width of a character in em, for any font of ours and rather too wide than too narrow: a column that is a
 * hair too narrow breaks a year in two. Han and full-width marks have 1.
 */
const widthOf = (character: string): number => {
  if (wideInChinese.test(character)) return 1
  if (/[MW@%mw]/.test(character)) return 0.95
  if (/\p{Lu}/u.test(character)) return 0.72
  return /[\p{Ll}\d]/u.test(character) ? 0.58 : 0.55
}

export const widthOfText = (text: string): number =>
  [...text].reduce((sum, character) => sum + widthOf(character), 0)

/** What bold type adds to Latin letters: heads of tables are bold. */
const bold = 1.08

type Widths = {
  /** The longest line, and the longest word, which is not broken while there is room. */
  readonly line: number
  readonly word: number
}

const widthsOf = (cell: Cell, scale: number): Widths => {
  const text = cell.map((run) => run.text).join('')
  return { line: longest(text.split('\n')) * scale, word: widthOfWord(text) * scale }
}

const longest = (parts: readonly string[]): number =>
  parts.reduce((most, part) => Math.max(most, widthOfText(part)), 0)

/** Width in em of the longest part of a text that is not broken. */
export const widthOfWord = (text: string): number => longest(text.split(breaks))

/** Where lines may break: at spaces, and around characters that are words themselves. */
const breaks = new RegExp(`\\s|${wideInChinese.source}`, 'u')

/** Half an em at either side of a cell's text. */
const padding = 1

/** No word longer than this part of the measure claims a column for itself: addresses are broken. */
const longWord = 0.4

/**
 * Shares of the measure (adding up to 1), one a column; the first row is the head. A column that fits its
 * longest cell in its fair part of the measure gets just that; the others share the rest in proportion to
 * the square root of their longest cell, so that a long column takes more lines rather than all the room,
 * and no column is narrower than its longest word while the others can spare it.
 */
export const columnsOf = (rows: readonly (readonly Cell[])[], measure: number): number[] => {
  const count = Math.max(...rows.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, i) => {
    const cells = rows.map((row, at) => widthsOf(row[i] ?? [], at === 0 ? bold : 1))
    const line = cells.reduce((most, cell) => Math.max(most, cell.line), 2)
    const word = cells.reduce((most, cell) => Math.max(most, cell.word), 0)
    return {
      natural: line + padding,
      least: word > longWord * measure ? 0 : word + padding,
    }
  })
  const fair = measure / count
  const columns = widths.map(({ natural, least }) => ({
    natural,
    least,
    fixed: natural <= fair ? natural : null,
  }))
  const needed = columns.reduce((sum, { least, fixed }) => sum + (fixed ?? least), 0)
  const hasRoom = needed < measure
  return shared(
    hasRoom ? columns : columns.map((column) => ({ ...column, least: 0 })),
    measure,
  ).map((width) => width / measure)
}

type Column = { readonly natural: number; readonly least: number; readonly fixed: number | null }

/**
 * Widths of the columns: the fixed ones, and the rest shared; what would get too little is fixed in turn.
 * There is room for the least of all.
 */
const shared = (columns: readonly Column[], measure: number): number[] => {
  const taken = columns.reduce((sum, { fixed }) => sum + (fixed ?? 0), 0)
  const free = columns.filter(({ fixed }) => fixed === null)
  if (free.length === 0) return columns.map(({ fixed }) => (fixed! / taken) * measure)
  const weight = free.reduce((sum, { natural }) => sum + Math.sqrt(natural), 0)
  const widths = columns.map(
    ({ natural, fixed }) => fixed ?? (Math.sqrt(natural) / weight) * (measure - taken),
  )
  const needy = columns.map(({ least, fixed }, i) => fixed === null && widths[i]! < least)
  if (!needy.includes(true)) return widths
  return shared(
    columns.map((column, i) => (needy[i] ? { ...column, fixed: column.least } : column)),
    measure,
  )
}
