/**
 * Pages by a compositor who knows no rules: as many characters as fit are pushed into a line, whatever
 * they are, the slack in its second half, and as many lines into a page. Here to show what the checks see.
 */
import type { ComposedLine } from '../../scripts/compose/model.ts'
import type { Style } from '../../scripts/flow/styles.ts'
import type { Paragraph } from '../../scripts/flow/pieces.ts'
import type { Flow } from '../../scripts/flow/model.ts'
import type { FaceRun, LaidPage, LineMark, Pages } from '../../scripts/layout/model.ts'

/** An odd leading, so that no line keeps to a grid. */
const pitch = 17.3

type Loose = Omit<LineMark, 'baseline' | 'top'>

const linesOf = (paragraph: Paragraph, index: number, style: Style, flow: Flow): Loose[] => {
  const text = paragraph.content.map((inline) => ('text' in inline ? inline.text : '')).join('')
  const width = flow.page.width - flow.page.margin.left - flow.page.margin.right
  const perLine = Math.floor(width / style.size) - 3
  const face = flow.fonts[style.font]!.regular
  const starts = Array.from({ length: Math.ceil(text.length / perLine) }, (_, at) => at * perLine)
  return starts.map((start, at): Loose => {
    const part = text.slice(start, start + perLine)
    const run: FaceRun = { text: part, size: style.size, face, color: style.color, rise: 0 }
    const half = Math.floor(part.length / 2)
    const spacing = (width - part.length * style.size) / (perLine / 2)
    const look = { run: 0, width, features: [] }
    const pieces = [
      { ...look, start: 0, text: part.slice(0, half), x: 0, spacing: 0 },
      { ...look, start: half, text: part.slice(half), x: half * style.size, spacing },
    ]
    const end = at === starts.length - 1 ? 'last' : 'soft'
    const line: ComposedLine = { pieces, width, text: part, lead: 0, end, ratio: 0 }
    const owner = `body/${index}`
    return { type: 'line', owner, x: flow.page.margin.left, height: pitch, line, runs: [run] }
  })
}

/** Pages of a flow's paragraphs, without a rule kept. */
export const naivePages = (flow: Flow): Pages => {
  const lines = flow.body.flatMap((piece, index) =>
    piece.type === 'paragraph' ? linesOf(piece, index, flow.styles[piece.style]!, flow) : [],
  )
  const perPage = Math.floor((flow.page.height - 2 * flow.page.margin.top) / pitch)
  const pages: LaidPage[] = []
  for (let from = 0; from < lines.length; from += perPage) {
    const marks = lines.slice(from, from + perPage).map((line, at): LineMark => {
      const top = flow.page.margin.top + at * pitch
      return { ...line, top, baseline: top + pitch * 0.7 }
    })
    pages.push({ width: flow.page.width, height: flow.page.height, marks, bands: [] })
  }
  return { pages, anchors: new Map(), outline: [] }
}
