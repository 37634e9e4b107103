/** Glyphs of a PDF → the lines of its paragraphs, each with the measure it should fill. */
import type { Flow, Paragraph, Style } from '../../scripts/flow/model.ts'
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
}

/** A paragraph of the body: its lines on all pages, and the edges of its measure in points. */
export type Set = {
  /** Of its piece in the flow's body. */
  readonly index: number
  readonly paragraph: Paragraph
  readonly style: Style
  readonly lines: readonly Line[]
  readonly left: number
  readonly right: number
}

const withoutSpaces = (text: string): string => text.replace(/[\s\u00ad\u200b]/g, '')

const isOn = ({ x, baseline }: Glyph, mark: LineMark): boolean =>
  x > mark.x - mark.height / 2 &&
  x < mark.x + mark.line.width &&
  Math.abs(baseline - mark.baseline) < mark.height / 3

const lineOf = (mark: LineMark, page: number, glyphs: readonly Glyph[]): Line => {
  const own = glyphs.filter((glyph) => isOn(glyph, mark))
  return {
    page,
    glyphs: own,
    baseline: Math.max(...own.map(({ baseline }) => baseline)),
    size: mark.runs[0]!.size,
    meant: withoutSpaces(mark.line.pieces.map(({ text }) => text).join('')),
    goesOn: mark.line.end === 'soft',
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
      lines.set(Number(index), [...own, lineOf(mark, page, glyphs[page]!)])
    }
  })
  return [...lines].flatMap(([index, own]): Set[] => {
    const paragraph = flow.body[index]!
    if (paragraph.type !== 'paragraph') return []
    const style = flow.styles[paragraph.style]!
    const left = flow.page.margin.left + style.left
    const right = flow.page.width - flow.page.margin.right - style.right
    return [{ index, paragraph, style, lines: own, left, right }]
  })
}
