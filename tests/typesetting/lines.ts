/** Glyphs of a PDF → the lines of its paragraphs, each with the measure it should fill. */
import type { Style } from '../../scripts/flow/styles.ts'
import type { Paragraph } from '../../scripts/flow/pieces.ts'
import type { Flow } from '../../scripts/flow/model.ts'
import type { LineMark, Pages } from '../../scripts/layout/model.ts'
import type { Glyph } from './glyphs.ts'

/** A line as drawn. What the layout says of it is only which glyphs it means to be. */
export type Line = {
  readonly page: number
  readonly glyphs: readonly Glyph[]
  readonly baseline: number
  readonly size: number
  /** Text the layout put there, without spaces. */
  readonly meant: string
  /** It goes on in the next line of its paragraph. */
  readonly goesOn: boolean
  /** The column it stands in, from 0, and the edges of its measure in points. */
  readonly column: number
  readonly left: number
  readonly right: number
}

/** A paragraph of the body: its lines on all pages. */
export type Set = {
  /** Of its piece in the flow's body. */
  readonly index: number
  readonly paragraph: Paragraph
  readonly style: Style
  readonly lines: readonly Line[]
  /** It stands in columns side by side. */
  readonly isInColumns: boolean
}

const withoutSpaces = (text: string): string => text.replace(/[\s\u00ad\u200b]/g, '')

const isOn = ({ x, baseline }: Glyph, mark: LineMark): boolean =>
  x > mark.x - mark.height / 2 &&
  x < mark.x + mark.line.width &&
  Math.abs(baseline - mark.baseline) < mark.height / 3

/** The column at a place of a page, and its edges. */
const columnAt = (x: number, flow: Flow, index: number) => {
  const { margin, width } = flow.page
  const measure = width - margin.left - margin.right
  const { count, gap } = isInColumns(flow, index) ? flow.columns! : { count: 1, gap: 0 }
  const own = (measure - (count - 1) * gap) / count
  const column = Math.max(0, Math.floor((x - margin.left + gap / 2) / (own + gap)))
  const left = margin.left + column * (own + gap)
  return { column, left, right: left + own }
}

type Edges = Pick<Line, 'column' | 'left' | 'right'>

const lineOf = (mark: LineMark, page: number, glyphs: readonly Glyph[], edges: Edges): Line => {
  const own = glyphs.filter((glyph) => isOn(glyph, mark))
  return {
    page,
    glyphs: own,
    baseline: Math.max(...own.map(({ baseline }) => baseline)),
    size: mark.runs[0]!.size,
    meant: withoutSpaces(mark.line.pieces.map(({ text }) => text).join('')),
    goesOn: mark.line.end === 'soft',
    ...edges,
  }
}

const body = /^body\/(\d+)$/

/** Paragraphs of the flow's body as the PDF shows them, in order. */
export const setOf = (flow: Flow, pages: Pages, glyphs: readonly Glyph[][]): readonly Set[] => {
  const lines = new Map<number, Line[]>()
  pages.pages.forEach(({ marks }, page) => {
    for (const mark of marks) {
      const index = mark.type === 'line' ? body.exec(mark.owner ?? '')?.[1] : undefined
      if (mark.type !== 'line' || index === undefined) continue
      const own = lines.get(Number(index)) ?? []
      const style = styleOf(flow, Number(index))
      const { column, left, right } = columnAt(mark.x, flow, Number(index))
      const edges = { column, left: left + style.left, right: right - style.right }
      lines.set(Number(index), [...own, lineOf(mark, page, glyphs[page]!, edges)])
    }
  })
  return [...lines].flatMap(([index, own]): Set[] => {
    const paragraph = flow.body[index]!
    if (paragraph.type !== 'paragraph') return []
    const style = styleOf(flow, index)
    return [{ index, paragraph, style, lines: own, isInColumns: isInColumns(flow, index) }]
  })
}

const styleOf = (flow: Flow, index: number): Style => {
  const piece = flow.body[index]!
  return flow.styles['style' in piece && piece.type !== 'table' ? piece.style : 'body']!
}

const isInColumns = ({ columns }: Flow, index: number): boolean =>
  columns !== undefined && index >= columns.from && index < columns.to
