/** A flow → one list of slabs: one handler a type of piece, then what neighbours do to each other. */
import { figureSize } from '../flow/figure-size.ts'
import { pageAt } from '../flow/landscape.ts'
import { measureAt, textHeight } from '../flow/measure.ts'
import type { Piece } from '../flow/pieces.ts'
import { namesPages } from '../flow/pages.ts'
import type { Id } from '../memo/model.ts'
import { barAt, ruledPicture } from './changes.ts'
import { contentsSlabs } from './contents.ts'
import type { Anchor, ImageMark } from './model.ts'
import { paragraphSlabs } from './paragraph.ts'
import type { Column, LayoutContext } from './line-marks.ts'
import { joined, panelsOf } from './neighbours.ts'
import { noted } from './noted.ts'
import { asHighAsPictures, pictureSlab, withPicture } from './pictures.ts'
import { ruleMark, withRules } from './rules.ts'
import { slab, type Panel, type Slab } from './slabs.ts'
import { tableSlabs } from './table.ts'

export type Room = {
  /** Height of the column of text. */
  readonly height: number
  readonly anchors: ReadonlyMap<Id, Anchor> | null
}

type Handler<T extends Piece['type']> = (
  piece: Extract<Piece, { type: T }>,
  column: Column,
  context: LayoutContext,
  room: Room,
) => Slab[]

const handlers: { readonly [T in Piece['type']]: Handler<T> } = {
  paragraph: (paragraph, column, context) => {
    const style = context.flow.styles[paragraph.style]!
    const { beside, clear = 0 } = paragraph
    const narrow = clear > 0 ? { ...style, right: style.right + clear } : style
    const slabs = paragraphSlabs(paragraph, narrow, column, context)
    return withRules(beside ? withPicture(slabs, beside, style, column) : slabs, style, column)
  },
  table: (table, column, context, room) => {
    const slabs = tableSlabs(table, column, room, context)
    const gap = context.flow.page.grid / 2
    const last = slabs.at(-1)
    return last ? [...slabs.slice(0, -1), { ...last, height: last.height + gap }] : slabs
  },
  pictures: (pictures, column, context) => [
    pictureSlab(pictures, context.flow.styles[pictures.style]!, column),
  ],
  contents: (contents, column, context, room) =>
    contentsSlabs(contents, column, context, room.anchors),
  divider: ({ id, style: name, change }, column, context) => {
    const style = context.flow.styles[name]!
    const rule = style.ruleAbove ?? style.ruleBelow
    const marks = [
      ...(change ? barAt(column.x, style.leading, context.flow) : []),
      ...(rule ? [ruleMark(rule, column.x, column.width, style.leading / 2)] : []),
    ]
    return [
      slab({
        height: style.leading,
        before: style.before,
        snaps: true,
        piece: column.piece,
        ids: id === undefined ? [] : [id],
        marks,
      }),
    ]
  },
  figure: (figure, column, context) => {
    const style = context.flow.styles[figure.style]!
    const { width, height } = figureSize(figure, column.width, context.flow.page)
    const image: ImageMark = {
      type: 'image',
      owner: column.owner,
      image: figure.image,
      x: column.x + (column.width - width) / 2,
      y: 0,
      width,
      height,
    }
    return [
      slab({
        height,
        before: style.before,
        snaps: true,
        piece: column.piece,
        ids: [figure.id],
        marks: figure.change
          ? [
              ...barAt(column.x, height, context.flow),
              image,
              ...ruledPicture(figure.change, image, context.flow),
            ]
          : [image],
      }),
    ]
  },
}

/** Every slab of the flow's body, in order. */
export const bodySlabs = (context: LayoutContext): Slab[] => {
  const panels = panelsOf(context.flow)
  const slabs = context.flow.body.flatMap((_, index) => pieceSlabs(index, panels, context, null))
  return noted(asHighAsPictures(slabs, context.flow), context.flow)
}

/** Slabs of a body with what names pages made again, now that they are known: heights stay. */
export const withPageNumbers = (
  slabs: readonly Slab[],
  context: LayoutContext,
  anchors: Room['anchors'],
): Slab[] => {
  const { body } = context.flow
  const panels = panelsOf(context.flow)
  const isNumbered = body.map(namesPages)
  const numbered = body.flatMap((_, index) =>
    isNumbered[index] ? pieceSlabs(index, panels, context, anchors) : [],
  )
  let next = 0
  return slabs.map((line) => (isNumbered[line.piece] ? numbered[next++]! : line))
}

const pieceSlabs = (
  index: number,
  panels: readonly (Panel | null)[],
  context: LayoutContext,
  anchors: Room['anchors'],
): Slab[] => {
  const piece = context.flow.body[index]!
  const column = {
    owner: `body/${index}`,
    x: 0,
    width: measureAt(context.flow, index),
    panel: panels[index] ?? null,
    piece: index,
  }
  const slabs = (handlers[piece.type] as Handler<Piece['type']>)(piece as never, column, context, {
    height: textHeight(pageAt(context.flow, index)),
    anchors,
  })
  return joined(slabs, index, context.flow, panels)
}

/** The slabs of one paragraph or note, not of the body. */
export const loneSlabs = (
  piece: Extract<Piece, { type: 'paragraph' }>,
  column: Column,
  context: LayoutContext,
): Slab[] => handlers.paragraph(piece, column, context, { height: 0, anchors: null })
