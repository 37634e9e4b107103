/** What the pieces of a flow do to those next to them: panels, room between them, and what keeps with what. */
import { isSource } from '../flow/captions.ts'
import { measureAt } from '../flow/measure.ts'
import { lowerBelow } from '../flow/panel-room.ts'
import type { Style } from '../flow/styles.ts'
import type { Flow } from '../flow/model.ts'
import { moved, never, type Panel, type Slab } from './slabs.ts'

/**
 * What a piece's neighbours do to it: it stays with the piece before when that keeps with next;
 * the ends of a panel are padded; the space after a piece is put before the next one's.
 */
export const joined = (
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
    isSourceAt(flow, index) ||
    (flow.body[index - 1]?.type === 'figure' && captioned(flow, index - 1))
  const key = panels[index]?.key
  // A line of source follows its caption as the next line of a text.
  const isClose = isSourceAt(flow, index) && flow.body[index - 1]?.type === 'paragraph'
  const room = isClose ? 0 : (previous?.after ?? 0)
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
      before: line.before + (first ? room + lowerBelow(previous, style) : 0),
      height: line.height + padTop + padBottom,
      marks: padTop > 0 ? line.marks.map((mark) => moved(mark, 0, padTop)) : line.marks,
      breakCost: first && index > 0 && keep ? never : line.breakCost,
    }
  })
}

/** The legend of an overview stays with it. */
const hasLegend = ({ body }: Flow, piece: number): boolean => {
  const [before, next] = [body[piece], body[piece + 1]]
  return (
    before?.type === 'table' &&
    before.look !== undefined &&
    next?.type === 'paragraph' &&
    next.style === 'overview-legend'
  )
}

/** A line of source stays with the table or picture above it. */
const isSourceAt = ({ body }: Flow, piece: number): boolean => {
  const own = body[piece]
  return own?.type === 'paragraph' && isSource(own.style)
}

/** A caption stays with what it explains. */
const captioned = (flow: Flow, piece: number): boolean => {
  const next = flow.body[piece + 1]
  return next?.type === 'paragraph' && (next.style === 'caption' || next.style === 'figure-caption')
}

/** Neighbours with one fill and one bar are one panel. */
export const panelsOf = (flow: Flow): (Panel | null)[] => {
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

const styleOf = (flow: Flow, index: number): Style | null => {
  const piece = flow.body[index]
  return piece && 'style' in piece && piece.type !== 'table'
    ? (flow.styles[piece.style] ?? null)
    : null
}
