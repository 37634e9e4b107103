import type { Paragraph, Piece, Table } from '../flow/pieces.ts'
import { isPageOf } from '../flow/pages.ts'
import { langOf, type Tag } from './tag.ts'

/** Levels of the headings of a document. */
type Levels = ReadonlyMap<Piece, number>

/** A table: its rows in a head and a body, each cell with what it heads (ISO 14289-1 7.5). */
export const tableTag = (
  { id, rows, headRows, rowHeads }: Table,
  owner: string,
  { lang, levels }: { readonly lang: string; readonly levels: Levels },
): Tag => {
  const row = (cells: readonly Paragraph[], at: number): Tag => ({
    type: 'TR',
    kids: cells.map((cell, column): Tag => {
      const scope = at < headRows ? 'Column' : rowHeads.includes(column) ? 'Row' : null
      return {
        type: scope ? 'TH' : 'TD',
        hollow: true,
        ...langOf(cell, lang),
        ...(scope && { attributes: { O: 'Table', Scope: scope } }),
        ...contentTag(cell, `${owner}/${at}/${column}`, levels),
      }
    }),
  })
  const all = rows.map(row)
  const group = (type: string, kids: readonly Tag[]): Tag[] =>
    kids.length > 0 ? [{ type, kids }] : []
  return {
    type: 'Table',
    ...(id !== undefined && { id }),
    kids: [
      ...group('THead', all.slice(0, headRows)),
      ...inBodies(all.slice(headRows)).flatMap((part) => group('TBody', part)),
    ],
  }
}

/** A page number is a reference, as in a list of contents; a heading is one in its cell. */
const contentTag = (
  cell: Paragraph,
  owner: string,
  levels: Levels,
): Pick<Tag, 'owner' | 'kids'> => {
  const level = levels.get(cell)
  const type = cell.content.some(isPageOf) ? 'Reference' : level ? `H${level}` : null
  return type ? { kids: [{ type, owner, kids: [] }] } : { owner, kids: [] }
}

/** Rows of one TBody: readers look for each row among all of its body, which takes long in a long one. */
const rowsOfBody = 100

const inBodies = (rows: readonly Tag[]): Tag[][] =>
  Array.from({ length: Math.ceil(rows.length / rowsOfBody) }, (_, part) =>
    rows.slice(part * rowsOfBody, (part + 1) * rowsOfBody),
  )
