/** Columns of tables put into, and taken out of, the lines of their rows (GFM 4.10). */
import type { SourceUnit } from './source-texts.ts'
import { lineEnd, type Splice } from './splices.ts'

/** A cell with the bar before it; the last one of a row with the bar behind it too, where there is one. */
type Cell = { readonly from: number; readonly to: number }

export const cellsOf = (row: readonly SourceUnit[]): Cell[] =>
  row.map(({ node }) => ({ from: node.position!.start.offset!, to: node.position!.end.offset! }))

/** The cells of hyphens below the head. */
export const hyphensBelow = (head: readonly SourceUnit[], source: string): Cell[] => {
  const start = lineEnd(head[0]!.node.position!.start.offset!, source) + 1
  const line = source.slice(start, lineEnd(start, source))
  return [...line.matchAll(/(?:\||(?<![ \t]))[ \t]*:?-+:?[ \t]*(?:\|[ \t]*$)?/g)].map((found) => ({
    from: start + found.index,
    to:
      start +
      found.index +
      (found[0].trimEnd().endsWith('|') ? found[0].trimEnd() : found[0]).length,
  }))
}

/** A cell behind one of a row, before the first where that is -1. */
export const cellInsertion = (
  row: readonly Cell[],
  behind: number,
  { text, source }: { readonly text: string; readonly source: string },
): Splice | null => {
  const [first, cell] = [row[0], row[behind]]
  if (behind < 0 && first) {
    const isBarred = source[first.from] === '|'
    return put(first.from, isBarred ? `| ${text} ` : `${text} | `)
  }
  if (!cell) return null
  if (behind < row.length - 1)
    return put(cell.to, `${/\s$/.test(source.slice(0, cell.to)) ? '' : ' '}| ${text} `)
  return put(cell.to, endsWithBar(cell, source) ? ` ${text} |` : ` | ${text}`)
}

export const cellDeletion = (
  row: readonly Cell[],
  column: number,
  source: string,
): Splice | null => {
  const cell = row[column]
  if (!cell) return null
  const isLast = column === row.length - 1
  return {
    from: cell.from,
    to: isLast && endsWithBar(cell, source) ? cell.to - 1 : cell.to,
    text: '',
  }
}

const put = (at: number, text: string): Splice => ({ from: at, to: at, text })

const endsWithBar = ({ from, to }: Cell, source: string): boolean =>
  to - from > 1 && source[to - 1] === '|' && source[to - 2] !== '\\'
