/** A flow → one list of slabs: one handler a type of piece, then what neighbours do to each other. */
import { figureSize } from '../flow/figure-size.ts'
import { measureAt } from '../flow/measure.ts'
import type { Flow, Piece, Rule, Style } from '../flow/model.ts'
import { namesPages } from '../flow/pages.ts'
import type { Id } from '../memo/model.ts'
import { contentsSlabs } from './contents.ts'
import type { Anchor, Mark } from './model.ts'
import { paragraphSlabs, type Column, type LayoutContext } from './paragraph.ts'
import { lackBeside, pictureSlab, withPicture } from './pictures.ts'
import { ruleMark } from './rules.ts'
import { moved, never, slab, type Panel, type Slab } from './slabs.ts'
import { tableSlabs } from './table.ts'

export type Room = {
  /** Width and height of the column of text. */
  readonly width: number
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
  divider: ({ id, style: name }, column, context) => {
    const style = context.flow.styles[name]!
    const rule = style.ruleAbove ?? style.ruleBelow
    const marks = rule ? [ruleMark(rule, column.x, column.width, style.leading / 2)] : []
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
    const image: Mark = {
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
        marks: [image],
      }),
    ]
  },
}

/** The legend of an overview stays with it. */
const hasLegend = ({ body }: Flow, piece: number): boolean => {
  const [before, next] = [body[piece], body[piece + 1]]
  return before?.type === 'table' && before.look !== undefined && next?.type === 'paragraph' && next.style === 'overview-legend' // prettier-ignore
}

/** A caption stays with what it explains. */
const captioned = (flow: Flow, piece: number): boolean => {
  const next = flow.body[piece + 1]
  return next?.type === 'paragraph' && (next.style === 'caption' || next.style === 'figure-caption')
}

/** Every slab of the flow's body, in order. */
export const bodySlabs = (context: LayoutContext, room: Room): Slab[] => {
  const panels = panelsOf(context.flow)
  const slabs = context.flow.body.flatMap((_, index) => pieceSlabs(index, panels, context, room))
  return noted(asHighAsPictures(slabs, context.flow), context.flow)
}

/** Paragraphs beside pictures end no higher than these. */
const asHighAsPictures = (slabs: readonly Slab[], { body }: Flow): readonly Slab[] => {
  const ends = body.flatMap((piece, index) => {
    if (piece.type !== 'paragraph' || !piece.beside) return []
    const isBeside = (at: number): boolean => {
      const next = body[at]
      return next?.type === 'paragraph' && next.clear !== undefined && !next.beside
    }
    let last = index
    while (isBeside(last + 1)) last++
    const own = slabs.filter((line) => line.piece >= index && line.piece <= last)
    return [{ line: own.at(-1), lack: lackBeside(own, `body/${index}`) }]
  })
  return slabs.map((line) => {
    const lack = ends.find((end) => end.line === line)?.lack ?? 0
    return lack > 0 ? { ...line, height: line.height + lack } : line
  })
}

/** Slabs of a body with what names pages made again by a room that knows them: heights stay. */
export const withPageNumbers = (
  slabs: readonly Slab[],
  context: LayoutContext,
  room: Room,
): Slab[] => {
  const { body } = context.flow
  const panels = panelsOf(context.flow)
  const isNumbered = body.map(namesPages)
  const numbered = body.flatMap((_, index) =>
    isNumbered[index] ? pieceSlabs(index, panels, context, room) : [],
  )
  let next = 0
  return slabs.map((line) => (isNumbered[line.piece] ? numbered[next++]! : line))
}

const pieceSlabs = (
  index: number,
  panels: readonly (Panel | null)[],
  context: LayoutContext,
  room: Room,
): Slab[] => {
  const piece = context.flow.body[index]!
  const column = {
    owner: `body/${index}`,
    x: 0,
    width: measureAt(context.flow, index),
    panel: panels[index] ?? null,
    piece: index,
  }
  const slabs = (handlers[piece.type] as Handler<Piece['type']>)(
    piece as never,
    column,
    context,
    room,
  )
  return joined(slabs, index, context.flow, panels)
}

/** A note stands on the page of its first reference, and so do the notes it refers to itself. */
const noted = (slabs: readonly Slab[], { notes }: Flow): Slab[] => {
  const placed = new Set<number>()
  const indexOf = new Map(notes.map(({ id }, index) => [id, index]))
  const place = (index: number): number[] => {
    if (placed.has(index)) return []
    placed.add(index)
    const inner = notes[index]!.body.flatMap(({ content }) =>
      content.flatMap((inline) =>
        'note' in inline && inline.note ? [indexOf.get(inline.note)!] : [],
      ),
    )
    return [index, ...inner.flatMap(place)]
  }
  return slabs.map((line) =>
    line.notes.length === 0 ? line : { ...line, notes: line.notes.flatMap(place) },
  )
}

/** The slabs of one paragraph or note, not of the body. */
export const loneSlabs = (
  piece: Extract<Piece, { type: 'paragraph' }>,
  column: Column,
  context: LayoutContext,
): Slab[] =>
  handlers.paragraph(piece, column, context, { width: column.width, height: 0, anchors: null })

const styleOf = (flow: Flow, index: number): Style | null => {
  const piece = flow.body[index]
  return piece && 'style' in piece && piece.type !== 'table'
    ? (flow.styles[piece.style] ?? null)
    : null
}

/** Neighbours with one fill and one bar are one panel. */
const panelsOf = (flow: Flow): (Panel | null)[] => {
  let key = 0
  let last = ''
  return flow.body.map((_, index) => {
    const style = styleOf(flow, index)
    const fill = style?.fill
    const edges = style && panelEdges(style, measureAt(flow, index))
    const look = JSON.stringify([fill, style?.bar, edges])
    if (look !== last) key++
    last = look
    return style && edges && fill ? { key, fill, pad: style.pad, bar: style.bar, ...edges } : null
  })
}

/** Left edge and width of the panel a style has on a measure. */
const panelEdges = ({ panel, pad, left, right, hanging }: Style, measure: number) => {
  const [from, to] = panel === 'text' ? [left - hanging, measure - right] : [0, measure]
  return { x: from - pad, width: to - from + 2 * pad }
}

/**
 * What a piece's neighbours do to it: it stays with the piece before when that keeps with next;
 * the ends of a panel are padded; the space after a piece is put before the next one's.
 */
const joined = (
  slabs: readonly Slab[],
  index: number,
  flow: Flow,
  panels: readonly (Panel | null)[],
): Slab[] => {
  const style = styleOf(flow, index)
  const previous = styleOf(flow, index - 1)
  const keep =
    previous?.keepNext ||
    hasLegend(flow, index - 1) ||
    (flow.body[index - 1]?.type === 'figure' && captioned(flow, index - 1))
  const key = panels[index]?.key
  const opens = key !== undefined && panels[index - 1]?.key !== key
  const closes = key !== undefined && panels[index + 1]?.key !== key
  return slabs.map((line, at) => {
    const first = at === 0
    const last = at === slabs.length - 1
    if (!first && !last) return line
    const padTop = first && opens ? style!.pad : 0
    const padBottom = last && closes ? style!.pad : 0
    return {
      ...line,
      before: line.before + (first ? (previous?.after ?? 0) : 0),
      height: line.height + padTop + padBottom,
      marks: padTop > 0 ? line.marks.map((mark) => moved(mark, 0, padTop)) : line.marks,
      breakCost: first && index > 0 && keep ? never : line.breakCost,
    }
  })
}

/** The rules of a style, with the room they take, added to a paragraph's first and last slab. */
const withRules = (slabs: readonly Slab[], style: Style, { x, width }: Column): Slab[] => {
  const { ruleAbove: above, ruleBelow: below } = style
  // A rule of some length begins where the text does.
  const from = (rule: Rule): number => (rule.length === null ? x : x + style.left - style.hanging)
  return slabs.map((line, at) => {
    const over = at === 0 && above ? above.weight + above.gap : 0
    const under = at === slabs.length - 1 && below ? below.weight + below.gap : 0
    if (over === 0 && under === 0) return line
    const marks = over > 0 ? line.marks.map((mark) => moved(mark, 0, over)) : line.marks
    const height = line.height + over + under
    return {
      ...line,
      height,
      marks: [
        ...(over > 0 ? [ruleMark(above!, from(above!), width, above!.weight / 2)] : []),
        ...marks,
        ...(under > 0 ? [ruleMark(below!, from(below!), width, height - below!.weight / 2)] : []),
      ],
    }
  })
}
