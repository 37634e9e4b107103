/** Flow → Document of the docx library: structure and style names only, no formatting. */
import {
  Bookmark,
  Document,
  ImageRun,
  Tab,
  TextRun,
  type FileChild,
  type Paragraph as WordParagraph,
  type ParagraphChild,
} from 'docx'
import type { Assets, CellAlign, Figure, Flow, Paragraph, Piece, Style } from '../flow/model.ts'
import { toBookmarks } from './bookmarks.ts'
import { toContents, type ContentsContext, type PageNumbers } from './contents.ts'
import { paragraph } from './nodes.ts'
import type { Num } from './numbering.ts'
import { needsTab, shortRule } from './panels.ts'
import { styleOf, toChildren, toNoteReferences } from './runs.ts'
import { bandsOf, pageOf } from './sections.ts'
import { tableEndStyle, wordStyle } from './style-names.ts'
import { toTable } from './tables.ts'
import { measureOf } from './units.ts'

type Context = ContentsContext & {
  readonly assets: Assets
  readonly nums: ReadonlyMap<Paragraph, Num>
  readonly names: ReadonlyMap<Piece, readonly string[]>
}

/** Every paragraph of a flow, in the order of the document: body with cells, then notes. */
export const paragraphsOf = ({ body, notes }: Flow): Paragraph[] =>
  [...body, ...notes.flatMap((note) => note.body)].flatMap((piece) => {
    if (piece.type === 'paragraph') return [piece]
    return piece.type === 'table' ? piece.rows.flat() : []
  })

/** What the document needs besides the flow. */
export type Surroundings = {
  readonly assets: Assets
  readonly pages: PageNumbers
  readonly nums: ReadonlyMap<Paragraph, Num>
}

/** The document without the parts that `toDocx` writes itself. */
export const toDocument = (flow: Flow, { assets, pages, nums }: Surroundings): Document => {
  const contents = paragraphsOf(flow).flatMap(({ content }) => content)
  const bookmarks = toBookmarks(flow, contents)
  const notes = toNoteReferences(flow, contents)
  const context: Context = { flow, assets, pages, nums, notes, ...bookmarks }
  return new Document({
    sections: [
      {
        ...bandsOf(context),
        properties: pageOf(flow),
        children: flow.body.flatMap((piece, i) => pieceOf(piece, flow.body[i + 1], context)),
      },
    ],
    footnotes: Object.fromEntries(
      flow.notes.map(({ body }, i) => [i + 1, { children: noteParagraphs(body, context) }]),
    ),
  })
}

type Handlers = {
  readonly [T in Piece['type']]: (
    piece: Extract<Piece, { type: T }>,
    next: Piece | undefined,
    context: Context,
  ) => readonly FileChild[]
}

const handlers: Handlers = {
  paragraph: (piece, _, context) => paragraphs(piece, context),
  table: (table, next, context) => [
    toTable(table, measureOf(context.flow), (cell, column) =>
      cellParagraph(cell, table.columns[column]?.align ?? null, context),
    ),
    // Tables that touch become one in Word, and none may be the last of a document.
    ...(next === undefined || next.type === 'table' ? [paragraph(tableEndStyle.id, [])] : []),
  ],
  figure: (figure, _, context) => [
    paragraph(wordStyle(figure.style).id, marked(figure, [image(figure, context)], context)),
  ],
  contents: (contents, _, context) => toContents(contents, context),
  divider: (divider, _, context) => [
    paragraph(wordStyle(divider.style).id, marked(divider, [], context)),
  ],
}

const pieceOf = (piece: Piece, next: Piece | undefined, context: Context): readonly FileChild[] =>
  (handlers[piece.type] as Handlers['paragraph'])(piece as never, next, context)

/** A paragraph and, where its style has one, the short rule above or below it. */
const paragraphs = (piece: Paragraph, context: Context): WordParagraph[] => {
  const style = styleOf(piece, context)
  const own = textParagraph(piece, style, context)
  const rule = shortRule(style, measureOf(context.flow))
  if (!rule) return [own]
  const drawn = paragraph(wordStyle(piece.style, 'rule').id, [])
  return rule.side === 'above' ? [drawn, own] : [own, drawn]
}

const textParagraph = (piece: Paragraph, style: Style, context: Context): WordParagraph => {
  const isCounted = piece.label !== undefined && /^(decimal|lower)/.test(piece.label.format)
  const word = wordStyle(piece.style, isCounted ? 'numbered' : undefined)
  const lead = !piece.label && needsTab(style) ? [new TextRun({ children: [new Tab()] })] : []
  const children = marked(piece, toChildren(piece.content, style, context), context)
  return paragraph(word.id, [...lead, ...children], context.nums.get(piece))
}

const cellParagraph = (cell: Paragraph, align: CellAlign, context: Context): WordParagraph => {
  const style = styleOf(cell, context)
  const word = wordStyle(cell.style, align === null || align === style.align ? undefined : align)
  return paragraph(word.id, marked(cell, toChildren(cell.content, style, context), context))
}

/** Paragraphs of a note, of which Word wants one at least. */
const noteParagraphs = (body: readonly Paragraph[], context: Context): WordParagraph[] => {
  const pieces =
    body.length > 0 ? body : [{ type: 'paragraph', style: 'note', content: [] } as const]
  return pieces.map((piece, i) => noteParagraph(piece, i === 0, context))
}

/** The mark of a note hangs left of its text, as far as the style says. */
const noteParagraph = (piece: Paragraph, isFirst: boolean, context: Context): WordParagraph => {
  const style = styleOf(piece, context)
  const hangs = style.hanging > 0 && !piece.label
  const gap = hangs ? [new TextRun({ children: [new Tab()] })] : isFirst ? [new TextRun(' ')] : []
  const children = marked(piece, toChildren(piece.content, style, context), context)
  return paragraph(wordStyle(piece.style).id, [...gap, ...children], context.nums.get(piece))
}

/** The children inside the bookmarks of their piece. */
const marked = (
  piece: Piece,
  children: readonly ParagraphChild[],
  { names }: Context,
): readonly ParagraphChild[] =>
  (names.get(piece) ?? []).reduce<readonly ParagraphChild[]>(
    (inner, id) => [new Bookmark({ id, children: inner })],
    children,
  )

/** Part of the height of the text block that a picture takes at most, as in the PDF. */
const tallest = 0.7

const image = (figure: Figure, { assets, flow }: Context): ImageRun => {
  const found = assets.images[figure.image]
  const bytes = found?.type === 'svg' ? found.raster : found?.bytes
  if (!found || !bytes) throw new Error(`no raster image ${figure.image}`)
  const { height, margin } = flow.page
  const room = (height - margin.top - margin.bottom) * tallest
  const scale = Math.min(1, measureOf(flow) / figure.width, room / figure.height)
  // The library counts in pixels of 1/96 inch.
  const pixels = (points: number) => (points * scale * 96) / 72
  return new ImageRun({
    type: found.type === 'jpeg' ? 'jpg' : 'png',
    data: bytes,
    transformation: { width: pixels(figure.width), height: pixels(figure.height) },
    altText: { name: figure.id, description: figure.alt },
  })
}
