/** Rows of a table, each with as many cells as its head. */
import type { Table, TableRow } from 'mdast'
import type { Run } from '../memo/model.ts'
import { contentMessages } from './content-messages.ts'
import { at } from './markdown.ts'
import { imagesIn } from './pictures.ts'
import { toRuns, type Reading } from './runs.ts'

/**
 * Head and rows. A row of fewer cells than the head is filled with empty ones (GFM 4.10), which is asked about;
 * what a row has too much GFM drops, so that is an error.
 */
export const toRows = (node: Table, reading: Reading): { head: Run[][]; rows: Run[][][] } => {
  const [head = [], ...rows] = node.children.map((row) => toCells(row, reading))
  for (const [i, row] of rows.entries()) {
    const finding = contentMessages[row.length < head.length ? 'shortRow' : 'raggedRow']
    if (row.length !== head.length)
      reading.report({ ...finding(row.length, head.length), ...at(node.children[i + 1]!) })
  }
  return { head, rows: rows.map((row) => [...row, ...head.slice(row.length).map(() => [])]) }
}

const toCells = (row: TableRow, reading: Reading): Run[][] =>
  row.children.map((cell) => {
    for (const image of imagesIn(cell))
      reading.report({ ...contentMessages.imageInCell(), ...at(image) })
    return toRuns(cell.children, reading)
  })
