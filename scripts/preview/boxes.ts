/** Laid-out pages → the boxes of their lines, each with its place in the source. */
import { entriesOf } from '../layout/contents.ts'
import type { Piece, Table } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import type { ImageMark, LineMark, Mark, Pages } from '../layout/model.ts'
import type { Memo } from '../memo/model.ts'
import { textOf, unitsOf } from '../memo/walk.ts'
import type { Box } from './model.ts'
import { placeFinder, type UnitSpan } from './places.ts'

export type Laid = { readonly flow: Flow; readonly pages: Pages }

/** A text and the memo that was read from it. */
export type Origin = { readonly memo: Memo; readonly source: string }

/**
 * The boxes of a document, in the order of reading. A label, a page number or a remark on a line belongs to its box;
 * so do all cells of a row that leads to one unit.
 */
export function boxesOf({ flow, pages }: Laid, origin: Origin): Box[] {
  const find = placeFinder(origin.source, spansOf(origin.memo))
  const title = textOf(origin.memo.title)
  return pages.pages.flatMap(({ marks }, index) =>
    rowsOf(marks, flow)
      .filter(isSaid)
      .map(({ unit, row, words, isOfTitle, text, x, y, right, bottom }): Box => {
        const { line, column } = find({ unit, row, words: isOfTitle ? title : words })
        const place = { x, y, w: right - x, h: bottom - y }
        return { unit, page: index + 1, ...place, line, column, text, isQuoted: words !== null }
      }),
  )
}

/** A blank says nothing, nor does a picture without words. */
const isSaid = ({ text }: Row): boolean => text.trim() !== ''

/** Where each unit stands in the source. */
function spansOf(memo: Memo): ReadonlyMap<string, UnitSpan> {
  return new Map(
    [...unitsOf(memo)].flatMap(({ unit }): [string, UnitSpan][] =>
      unit.place
        ? [[unit.id, { place: unit.place, end: unit.end?.offset ?? unit.place.offset ?? 0 }]]
        : [],
    ),
  )
}

/** What is read in one go: marks side by side that belong to one paragraph or row. */
type Row = {
  readonly key: string
  readonly unit: string | null
  /** Of a table: the row, from 0. */
  readonly row: number | null
  /** All that is printed, and of it what the source says in these words: null of a number, a list of contents. */
  readonly text: string
  readonly words: string | null
  /** It names the memo as a whole: where it was taken from, its imprint. */
  readonly isOfTitle: boolean
  readonly x: number
  readonly y: number
  readonly right: number
  readonly bottom: number
}

/** Tops that differ by less are of one line. */
const sameLine = 1

function rowsOf(marks: readonly Mark[], flow: Flow): Row[] {
  const rows: Row[] = []
  const open = new Map<string, number>()
  for (const mark of marks) {
    if (mark.type !== 'line' && mark.type !== 'image') continue
    if (mark.owner === null) continue
    const own = rowOf(mark, mark.owner, flow)
    const at = open.get(own.key)
    const last = at === undefined ? undefined : rows[at]
    if (last && Math.abs(last.y - own.y) < sameLine) rows[at!] = joined(last, own)
    else {
      open.set(own.key, rows.length)
      rows.push(own)
    }
  }
  return rows
}

function joined(a: Row, b: Row): Row {
  return {
    ...a,
    // A number comes before what it numbers, whichever is drawn first.
    words: a.words ?? b.words,
    text: a.x <= b.x ? `${a.text} ${b.text}` : `${b.text} ${a.text}`,
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  }
}

function rowOf(mark: LineMark | ImageMark, owner: string, flow: Flow): Row {
  const extent = mark.type === 'line' ? extentOf(mark) : pictureOf(mark, altOf(owner, flow))
  const { isQuoted, isOfTitle = false, ...own } = ownerOf(owner, flow)
  return { ...own, ...extent, isOfTitle, words: isQuoted ? extent.text : null }
}

function extentOf({ x, top, height, line }: LineMark) {
  const from = x + Math.min(0, ...line.pieces.map((piece) => piece.x))
  return { text: line.text.trim(), x: from, right: x + line.width, y: top, bottom: top + height }
}

function pictureOf({ x, y, width, height }: ImageMark, alt: string) {
  return { text: alt, x, y, right: x + width, bottom: y + height }
}

/** What a picture shows, in words. */
function altOf(owner: string, flow: Flow): string {
  const [, piece, item] = owner.split('/')
  const of = flow.body[Number(piece)]
  if (of?.type === 'figure') return of.alt
  if (of?.type === 'pictures') return of.items[Number(item)]?.alt ?? ''
  return of?.type === 'paragraph' ? (of.beside?.alt ?? '') : ''
}

type Owned = Pick<Row, 'key' | 'unit' | 'row'> & {
  readonly isOfTitle?: boolean
  /** It says words of the source where these stand, not a number, a page or a heading that stands elsewhere. */
  readonly isQuoted: boolean
}

/** The unit behind an owner of the layout, such as `body/5/2/1`: a cell of the third row. */
function ownerOf(owner: string, flow: Flow): Owned {
  const [part = '', first = '', ...inside] = owner.split('/')
  const key = `${part}/${first}`
  if (part === 'notes') return noteOf(flow.notes[Number(first)], key, inside)
  const piece = flow.body[Number(first)]
  if (piece?.type === 'table' && inside.length > 0) return cellOf(piece, key, inside)
  if (piece?.type === 'contents') {
    const unit = entriesOf(piece, flow)[Number(inside[0])]?.id ?? null
    return { key: `${key}/${inside[0]}`, unit, row: null, isQuoted: false }
  }
  const isOfTitle = piece?.type === 'paragraph' && namesMemo.has(piece.style)
  const isAbout = piece?.type === 'paragraph' && piece.about !== undefined
  const isQuoted = inside.length === 0 && !isOfTitle && !isAbout
  return { key, unit: unitOf(piece), row: null, isOfTitle, isQuoted }
}

/** Styles of lines that say which memo a document is of. */
const namesMemo: ReadonlySet<string> = new Set(['provenance', 'colophon'])

function noteOf(note: Flow['notes'][number] | undefined, key: string, inside: string[]): Owned {
  const [paragraph = '', part] = inside
  const unit = note?.body[Number(paragraph)]?.id ?? note?.id ?? null
  return { key: `${key}/${paragraph}`, unit, row: null, isQuoted: part === undefined }
}

function cellOf(table: Table, key: string, [row = '', cell = '']: string[]): Owned {
  const cells = table.rows[Number(row)] ?? []
  const leads = cells.find(({ leadsTo }) => leadsTo !== undefined)?.leadsTo
  if (leads !== undefined) return { key: `${key}/${row}`, unit: leads, row: null, isQuoted: false }
  const unit = table.id ?? cells[Number(cell)]?.id ?? null
  return {
    key: `${key}/${row}/${cell}`,
    unit,
    row: table.id === undefined ? null : Number(row),
    isQuoted: true,
  }
}

function unitOf(piece: Piece | undefined): string | null {
  if (!piece || piece.type === 'pictures' || piece.type === 'contents') return null
  if (piece.id !== undefined || piece.type !== 'paragraph') return piece.id ?? null
  return piece.leadsTo ?? piece.about ?? null
}
