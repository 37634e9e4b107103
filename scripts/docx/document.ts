/** Flow → Document of the docx library: structure and style names only, no formatting. */
import { Document, readTheme, type FileChild } from 'docx'
import type { Inline, Paragraph, Piece } from '../flow/pieces.ts'
import type { Assets } from '../flow/assets.ts'
import type { Flow } from '../flow/model.ts'
import { toBookmarks } from './bookmarks.ts'
import { captionNumbers } from './caption-numbers.ts'
import { commentsOn } from './comments.ts'
import { standingOf, type Context } from './context.ts'
import { standingIn } from './editions.ts'
import { toFootnotes } from './footnotes.ts'
import { rangesOf } from './moves.ts'
import { pieceOf } from './pieces.ts'
import type { Nums } from './numbering.ts'
import { referableLabels, toNoteReferences } from './references.ts'
import type { PageNumbers } from './runs.ts'
import { sectionFieldOf } from './section-field.ts'
import { bandsOf, sectionsOf } from './sections.ts'
import { variantsOf } from './variants.ts'
import type { WrittenPieces } from './written-pieces.ts'

/** Every paragraph of a flow, in the order of the document: body with cells, then notes. */
export const paragraphsOf = ({ body, notes }: Flow): Paragraph[] => [
  ...paragraphsIn(body),
  ...notes.flatMap((note) => note.body),
]

const paragraphsIn = (body: readonly Piece[]): Paragraph[] =>
  body.flatMap((piece) => {
    if (piece.type === 'paragraph') return [piece]
    return piece.type === 'table' ? piece.rows.flat() : []
  })

const contentsOf = (paragraphs: readonly Paragraph[]): Inline[] =>
  paragraphs.flatMap(({ content }) => content)

/** Input of the document besides its flow. */
export type Surroundings = {
  readonly assets: Pick<Assets, 'images'>
  readonly pages: PageNumbers
  readonly nums: Nums
  readonly before: Nums
  /** How an element of the body is made later. */
  readonly later: WrittenPieces['later']
}

/** The document without the parts that `toDocx` writes itself. */
export const toDocument = (
  flow: Flow,
  { assets, pages, nums, before, later }: Surroundings,
): Document => {
  const inBody = contentsOf(paragraphsIn(flow.body))
  const inNotes = contentsOf(flow.notes.flatMap(({ body }) => body))
  const bookmarks = toBookmarks(flow, [...inBody, ...inNotes])
  const notes = toNoteReferences(flow, inBody, inNotes)
  const section = sectionFieldOf(flow)
  const variants = variantsOf(flow)
  const standing = {
    new: standingOf(standingIn('new', flow)),
    old: standingOf(flow.redline ? standingIn('old', flow) : []),
  }
  // The result of a field is of one edition.
  const fields = flow.redline
    ? { labels: new Map(), captions: new Map() }
    : { labels: referableLabels(paragraphsIn(flow.body)), captions: captionNumbers(flow) }
  const comments = commentsOn(flow)
  const known = { ...fields, notes, section, variants, standing, before, comments, ...bookmarks }
  const context: Context = { flow, assets, pages, nums, ...known }
  const theme = flow.wordStyles?.theme
  const ranges = rangesOf(flow)
  const elementsOf = (piece: Piece): readonly FileChild[] => [
    ...(ranges.before.get(piece) ?? []),
    ...pieceOf(piece, context),
    ...(ranges.after.get(piece) ?? []),
  ]
  return new Document({
    ...(theme && { theme: readTheme(theme) }),
    sections: sectionsOf(flow).map((section) => ({
      ...(section.isOriented && bandsOf(section, context)),
      properties: section.properties,
      children: childrenOf(flow.body.slice(section.from, section.to), elementsOf, later),
    })),
    footnotes: toFootnotes(context),
  })
}

/** The elements of pieces; the last ones are made at once, as the library looks at the end of a section. */
const childrenOf = (
  pieces: readonly Piece[],
  elementsOf: (piece: Piece) => readonly FileChild[],
  later: WrittenPieces['later'],
): FileChild[] => {
  let from = pieces.length
  let last: readonly FileChild[] = []
  while (last.length === 0 && from > 0) last = elementsOf(pieces[--from]!)
  return [...pieces.slice(0, from).map((piece) => later(() => elementsOf(piece))), ...last]
}
