/** The texts a document of a flow must contain, in reading order. */
import type { Contents, Figure, Paragraph, Picture, Piece } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import { numbered } from '../flow/contents-style.ts'
import { pagesNamed } from '../flow/pages.ts'
import type { Id } from '../memo/model.ts'
import type { Stretch } from '../readers/stream.ts'
import { plain } from './plain-text.ts'

export type Expected = Stretch & {
  /** Unit of the memo; text of the template has none. */
  readonly id?: Id
  /** Of an entry of the contents: the heading it names. */
  readonly entryOf?: Paragraph
  /** The paragraph whose text this is. */
  readonly paragraph?: Paragraph
}

/** A figure of the memo, or a picture of the template. */
export type Shown = Figure | Picture

export type ExpectedTexts = {
  readonly body: readonly Expected[]
  /** The text of the body that each piece of the flow begins with, or stands before, by its index. */
  readonly begins: readonly number[]
  /** The text of the body that each unit begins with, or stands before, by its index. */
  readonly places: ReadonlyMap<Id, number>
  /** Figures, each with the text it stands before, by its index. */
  readonly figures: readonly { readonly figure: Shown; readonly before: number }[]
  /** Headings whose pages a list of contents says, and units whose pages an overview does, in order. */
  readonly pages: readonly (Paragraph | Id)[]
  readonly notes: readonly Expected[]
  readonly alts: readonly string[]
  /** Texts of the cells of each row of each table. */
  readonly rows: readonly (readonly string[])[]
}

/** How a format shows the texts of a flow. */
export type FormatTexts = {
  readonly paragraph: (paragraph: Paragraph) => Expected[]
  /** A list of contents, of which `entries` are the headings it lists. */
  readonly contents: (contents: Contents, entries: readonly Expected[]) => Expected[]
  readonly notes: (flow: Flow) => Expected[]
  /** What is said of a picture. */
  readonly alt: (shown: Shown, flow: Flow) => string
}

/** The texts a document of this flow must have in a format; empty ones are left out. */
export const expectedTexts = (flow: Flow, format: FormatTexts): ExpectedTexts => {
  const tables = flow.body.flatMap((piece) => (piece.type === 'table' ? [piece] : []))
  return {
    ...bodyOf(flow, format),
    pages: flow.body.flatMap((piece) => pagesOf(piece, flow)),
    notes: format.notes(flow).filter(hasText),
    alts: flow.body.flatMap(shownIn).map((shown) => format.alt(shown, flow)),
    rows: tables.flatMap(({ rows }) => rows.map((row) => row.map((cell) => plain(cell.content)))),
  }
}

/** Texts of the body, and where between them its units and figures stand. */
const bodyOf = (
  flow: Flow,
  format: FormatTexts,
): Pick<ExpectedTexts, 'body' | 'begins' | 'places' | 'figures'> => {
  const body: Expected[] = []
  const begins: number[] = []
  const places = new Map<Id, number>()
  const figures: ExpectedTexts['figures'][number][] = []
  for (const piece of flow.body) {
    begins.push(body.length)
    for (const figure of shownIn(piece)) figures.push({ figure, before: body.length })
    for (const { id, texts } of stretchesOf(piece, flow, format)) {
      if (id !== undefined && !places.has(id)) places.set(id, body.length)
      for (const text of texts.filter(hasText)) body.push(text)
    }
  }
  return { body, begins, places, figures }
}

/** A piece with the unit it begins; of a table that the template makes, each row with its own. */
const stretchesOf = (piece: Piece, flow: Flow, format: FormatTexts) =>
  piece.type === 'table' && piece.id === undefined
    ? piece.rows.map((row) => ({
        id: row.find((cell) => cell.id !== undefined)?.id,
        texts: row.flatMap(format.paragraph),
      }))
    : [{ id: 'id' in piece ? piece.id : undefined, texts: textsOf(piece, flow, format) }]

/** The pictures of a piece. */
const shownIn = (piece: Piece): readonly Shown[] => {
  if (piece.type === 'figure') return [piece]
  if (piece.type === 'pictures') return piece.items
  return piece.type === 'paragraph' && piece.beside ? [piece.beside] : []
}

const hasText = ({ text }: Expected): boolean => text.trim() !== ''

const textsOf = (piece: Piece, flow: Flow, format: FormatTexts): Expected[] => {
  if (piece.type === 'paragraph') return format.paragraph(piece)
  if (piece.type === 'table') return piece.rows.flat().flatMap(format.paragraph)
  return piece.type === 'contents' ? format.contents(piece, entriesOf(piece, flow)) : []
}

/** What pages a piece says; that of a heading without a unit is not known. */
const pagesOf = (piece: Piece, flow: Flow): (Paragraph | Id)[] =>
  piece.type === 'contents'
    ? entriesOf(piece, flow).flatMap(({ entryOf, id }) => (id === undefined ? [] : entryOf!))
    : pagesNamed(piece).map(({ of }) => of)

/** The headings that a list of contents lists. */
const entriesOf = ({ levels: [first, last] }: Contents, { body }: Flow): Expected[] =>
  body.flatMap((piece): Expected[] => {
    if (piece.type !== 'paragraph' || piece.outline === undefined) return []
    if (piece.outline < first || piece.outline > last) return []
    const words = numbered(piece).filter((inline) => !('note' in inline))
    const text = plain(words).replaceAll('\n', ' ')
    return [{ text, entryOf: piece, ...(piece.id !== undefined && { id: piece.id }) }]
  })
