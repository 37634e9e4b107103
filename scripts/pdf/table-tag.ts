import type { Paragraph, Table } from '../flow/pieces.ts'
import { isPageOf } from '../flow/pages.ts'
import { langOf, type Tag } from './tag.ts'

/** A table: its rows in a head and a body, each cell with what it heads (ISO 14289-1 7.5). */
export const tableTag = (
  { id, rows, headRows, rowHeads }: Table,
  owner: string,
  lang: string,
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
        ...textOrPage(cell, `${owner}/${at}/${column}`),
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

/** A page number is a reference, as in a list of contents. */
const textOrPage = ({ content }: Paragraph, owner: string): Pick<Tag, 'owner' | 'kids'> =>
  content.some(isPageOf) ? { kids: [{ type: 'Reference', owner, kids: [] }] } : { owner, kids: [] }

/** Rows of one TBody: readers look for each row among all of its body, which takes long in a long one. */
const rowsOfBody = 100

const inBodies = (rows: readonly Tag[]): Tag[][] =>
  Array.from({ length: Math.ceil(rows.length / rowsOfBody) }, (_, part) =>
    rows.slice(part * rowsOfBody, (part + 1) * rowsOfBody),
  )
