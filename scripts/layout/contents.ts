/** The list of contents → slabs: a heading, dots, its page. */
import { contentsStyle, numbered } from '../flow/contents-style.ts'
import type { Style } from '../flow/styles.ts'
import type { Contents, Paragraph } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import type { Id } from '../memo/model.ts'
import type { Anchor, Mark } from './model.ts'
import { lineMark, linesOf, type Column, type LayoutContext } from './line-marks.ts'
import { paragraphSlabs } from './paragraph.ts'
import { never, type Slab } from './slabs.ts'

/** Paragraphs a list of contents names, in order. */
export const entriesOf = ({ levels: [first, last] }: Contents, flow: Flow): Paragraph[] =>
  flow.body.filter(
    (piece): piece is Paragraph =>
      piece.type === 'paragraph' &&
      piece.outline !== undefined &&
      piece.outline >= first &&
      piece.outline <= last,
  )

/** Pitch of the dots of a leader, and their distance from the text, in em. */
const dotPitch = 0.4
const dotGap = 0.5

/**
 * Slabs of the contents. Their heights do not depend on the page numbers, so the pages can be found
 * with `anchors` still null and the numbers set afterwards.
 */
export const contentsSlabs = (
  contents: Contents,
  column: Column,
  context: LayoutContext,
  anchors: ReadonlyMap<Id, Anchor> | null,
): Slab[] => {
  const titleStyle = context.flow.styles['contents-title']!
  const title: Paragraph = {
    type: 'paragraph',
    style: 'contents-title',
    content: [{ text: contents.title }],
  }
  const titleSlabs =
    contents.title === ''
      ? []
      : paragraphSlabs(title, titleStyle, { ...column, owner: `${column.owner}/title` }, context)
  const entries = entriesOf(contents, context.flow).flatMap((heading, index) => {
    const style = context.flow.styles[contentsStyle(heading)]!
    const owner = `${column.owner}/${index}`
    // A note is referred to where the heading stands, not where it is listed.
    const content = numbered(heading).flatMap((inline) => {
      if ('field' in inline || inline.note !== undefined) return []
      const { text, sub, sup } = inline
      const ref = heading.id && { ref: heading.id }
      return [{ text, ...ref, ...(sub && { sub }), ...(sup && { sup }) }]
    })
    const slabs = paragraphSlabs(
      { type: 'paragraph', style: '', content },
      style,
      { ...column, owner },
      context,
    )
    const page = heading.id === undefined ? undefined : anchors?.get(heading.id)?.page
    return slabs.map((line, at) => ({
      ...line,
      ...(index === 0 && at === 0 && { breakCost: never }),
      marks:
        at === slabs.length - 1 && page !== undefined
          ? [...line.marks, ...leader(line, String(page), style, { ...column, owner }, context)]
          : line.marks,
    }))
  })
  return [...titleSlabs, ...entries]
}

const leader = (
  line: Slab,
  page: string,
  style: Style,
  column: Column,
  context: LayoutContext,
): Mark[] => {
  const flat: Style = { ...style, align: 'left', indent: 0 }
  const number = linesOf([{ text: page }], flat, column.width, context)
  const end = column.x + column.width - number.lines[0]!.width
  const text = line.marks.findLast((mark) => mark.type === 'line')
  const start = text ? text.x + text.line.width : column.x
  const pitch = dotPitch * style.size
  const gap = dotGap * style.size
  const mark = lineMark(number.lines[0]!, number.runs, style, end, `${column.owner}/page`)
  // Dots stand on one raster from the right edge, so that those of neighbouring lines align.
  const x2 = column.x + column.width - Math.ceil((number.lines[0]!.width + gap) / pitch) * pitch
  const x1 = x2 - Math.floor((x2 - start - gap) / pitch) * pitch
  const dots: Mark[] =
    x1 < x2
      ? [
          {
            type: 'stroke',
            x1,
            x2,
            y: mark.baseline - 0.08 * style.size,
            weight: 0.075 * style.size,
            color: style.color,
            dots: pitch,
          },
        ]
      : []
  return [...dots, mark]
}
