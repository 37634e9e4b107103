/** Remarks: short texts at the right end of a paragraph's last line, such as whom a recommendation is for. */
import type { Style } from '../flow/styles.ts'
import type { Remark } from '../flow/pieces.ts'
import type { Mark } from './model.ts'
import { never, slab, type Slab } from './slabs.ts'
import { type Column, type LayoutContext, baselineIn, lineMark, linesOf } from './line-marks.ts'

/** Least distance between a remark and the text before it, in em of the text. */
const remarkGap = 1

/** A remark at the right end of the last line, or on a line of its own, which stays with that. */
export const withRemark = (
  slabs: readonly Slab[],
  { content, style: name }: Remark,
  style: Style,
  column: Column,
  context: LayoutContext,
): Slab[] => {
  const look: Style = { ...context.flow.styles[name]!, align: 'left', leading: style.leading }
  const width = column.width - style.left - style.right
  const { runs, lines } = linesOf(content, look, width, context)
  const last = slabs.at(-1)
  const end = last ? Math.max(...last.marks.map(endOf)) : Infinity
  const right = column.x + column.width - style.right
  const marks = lines.map((line) => {
    const mark = lineMark(line, runs, look, right - line.width, column.owner)
    return { ...mark, baseline: baselineIn(style.leading, style.size) }
  })
  const hasRoom = marks.length === 1 && marks[0]!.x - end >= remarkGap * style.size
  if (last && hasRoom) return [...slabs.slice(0, -1), { ...last, marks: [...last.marks, ...marks] }]
  const { panel, piece } = column
  const below = marks.map((mark) =>
    slab({ height: style.leading, breakCost: never, marks: [mark], panel, piece }),
  )
  return [...slabs, ...below]
}

const endOf = (mark: Mark): number => (mark.type === 'line' ? mark.x + mark.line.width : 0)
