/** A piece of a flow → the elements of the body that it is in Word. */
import {
  InternalHyperlink,
  Tab,
  TextRun,
  type FileChild,
  type ImageRun,
  type Paragraph as WordParagraph,
  type ParagraphChild,
} from 'docx'
import { figureSize } from '../flow/figure-size.ts'
import { measureAt } from '../flow/measure.ts'
import type { Style } from '../flow/styles.ts'
import type { Figure, Paragraph, Piece, Table } from '../flow/pieces.ts'
import { checkBox } from './check-boxes.ts'
import type { NumberedCaption } from './caption-numbers.ts'
import { toContents } from './contents.ts'
import { isWhole, wholeChange } from '../flow/changes.ts'
import { changedWith } from './changes.ts'
import { marked, markOf, placedStyle, placeOf, styleStanding, type Context } from './context.ts'
import { field } from './fields.ts'
import { isCheckBox } from './list-labels.ts'
import { paragraph } from './nodes.ts'
import { needsTab, shortRule } from './panels.ts'
import { besideParagraph, drawing, pictureRow } from './pictures.ts'
import { toRemark } from './remarks.ts'
import { styleOf, toChildren } from './runs.ts'
import { tableEndStyle, tableStartStyle, wordStyle } from './style-names.ts'
import { toTable } from './tables.ts'
import { measureOf } from './units.ts'
import { cellVariants, isHeading } from './variants.ts'

type Handlers = {
  readonly [T in Piece['type']]: (
    piece: Extract<Piece, { type: T }>,
    context: Context,
  ) => readonly FileChild[]
}

const handlers: Handlers = {
  paragraph: (piece, context) => (piece.onPages ? [] : paragraphs(piece, context)),
  table: (table, context) => {
    const { body, redline } = context.flow
    const at = body.indexOf(table)
    const more = { mark: markOf(wholeChange(table), context) }
    return [
      ...(isHeading(body[at - 1]) ? [paragraph(tableStartStyle().id, [], more)] : []),
      toTable(table, { measure: measureAt(context.flow, at), tracker: redline }, (cell, column) =>
        cellParagraph(cell, { table, column }, context),
      ),
      paragraph(tableEndStyle(...(context.variants.get(table) ?? [])).id, [], more),
    ]
  },
  figure: (figure, context) => {
    const mark = figure.change
    const own = [image(figure, context)]
    const children = mark ? changedWith({ content: [], mark }, own, context.flow.redline) : own
    const style = placedStyle(figure, context).id
    return [paragraph(style, marked(figure, children, context), { mark: markOf(mark, context) })]
  },
  pictures: (pictures, context) => [
    paragraph(placedStyle(pictures, context).id, pictureRow(pictures, context.assets)),
  ],
  contents: (contents, context) => toContents(contents, context),
  divider: (divider, context) => [
    paragraph(placedStyle(divider, context).id, marked(divider, [], context), {
      mark: markOf(divider.change, context),
    }),
  ],
}

/** Elements of a piece; none of one that is on pages only. */
export const pieceOf = (piece: Piece, context: Context): readonly FileChild[] =>
  (handlers[piece.type] as Handlers['paragraph'])(piece as never, context)

/** A paragraph and, where its style has one, the short rule above or below it. */
const paragraphs = (piece: Paragraph, context: Context): WordParagraph[] => {
  const style = styleOf(piece, context)
  const own = textParagraph(piece, style, context)
  const rule = shortRule(context.flow, style)
  if (!rule) return [own]
  const mark = isWhole(piece) ? markOf(piece.mark, context) : undefined
  const drawn = paragraph(placedStyle(piece, context, 'rule').id, [], { mark })
  return rule.side === 'above' ? [drawn, own] : [own, drawn]
}

const textParagraph = (piece: Paragraph, style: Style, context: Context): WordParagraph => {
  const { redline } = context.flow
  const { style: id, more } = placeOf(piece, styleStanding(piece, context), context)
  const lead = leadOf(piece, style, context)
  const { beside } = piece
  const room = { measure: measureOf(context.flow), assets: context.assets }
  const picture = beside ? [besideParagraph(beside, style, room)] : []
  const caption = context.captions.get(piece)
  const text = caption
    ? captionText(caption, style, context)
    : toChildren(piece.content, style, context)
  const children = marked(piece, text, context)
  const remark = piece.remark ? toRemark(piece.remark, context.flow) : []
  const before = changedWith(piece, [...picture, ...lead], redline)
  return paragraph(id, [...before, ...children, ...changedWith(piece, remark, redline)], more)
}

/** What brings the text of a paragraph to its place: a tab, or the box of its task. */
const leadOf = (piece: Paragraph, style: Style, { flow }: Context): ParagraphChild[] => {
  if (isCheckBox(flow, piece)) return checkBox(piece.label!.text)
  return !piece.label && needsTab(style) ? [new TextRun({ children: [new Tab()] })] : []
}

const captionText = (
  { before, number, code, after }: NumberedCaption,
  style: Style,
  context: Context,
): ParagraphChild[] => [
  ...toChildren(before, style, context),
  ...field(code, toChildren(number, style, context)),
  ...toChildren(after, style, context),
]

const cellParagraph = (
  cell: Paragraph,
  { table, column }: { readonly table: Table; readonly column: number },
  context: Context,
): WordParagraph => {
  const style = styleOf(cell, context)
  const isSourced = context.variants.get(table)?.includes('captioned') ?? false
  const word = wordStyle(cell.style, ...cellVariants(cell, { column, table, style, isSourced }))
  const children = linked(cell, toChildren(cell.content, style, context), context)
  return paragraph(word.id, marked(cell, children, context), { mark: markOf(cell.mark, context) })
}

/** The children inside the link that their paragraph is, if it is one. */
const linked = (
  { leadsTo }: Paragraph,
  children: readonly ParagraphChild[],
  { anchors }: Context,
): readonly ParagraphChild[] => {
  const anchor = leadsTo === undefined ? undefined : anchors.get(leadsTo)
  return anchor === undefined ? children : [new InternalHyperlink({ anchor, children })]
}

const image = (figure: Figure, { assets, flow }: Context): ImageRun => {
  const measure = measureAt(flow, flow.body.indexOf(figure))
  const size = figureSize(figure, measure, flow.page)
  return drawing({ ...figure, ...size }, { name: figure.id, assets })
}
