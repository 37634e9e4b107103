/** A paragraph → slabs, one a line. */
import { printed, wholeChange } from '../flow/changes.ts'
import type { ComposedLine } from '../compose/model.ts'
import { isClosed } from '../flow/contents-style.ts'
import { labelStyle } from '../flow/label-style.ts'
import type { Style } from '../flow/styles.ts'
import type { Content, Paragraph } from '../flow/pieces.ts'
import { barred } from './changes.ts'
import { never, slab, type Slab } from './slabs.ts'
import {
  type Column,
  type LayoutContext,
  lineMark,
  linesOf,
  notesOn,
  shares,
  titleOf,
} from './line-marks.ts'
import { withRemark } from './remarks.ts'

/** Least distance between a label and its text, in em of the text. */
const labelGap = 0.5

/** Slabs of a paragraph: its lines, with its rules, its label, and the notes each line refers to. */
export const paragraphSlabs = (
  paragraph: Paragraph,
  style: Style,
  column: Column,
  context: LayoutContext,
): Slab[] => {
  const label = paragraph.label ? labelLine(labelOf(paragraph), style, context) : null
  const gap = paragraph.label && isClosed(paragraph.label) ? 0 : labelGap
  const room = style.hanging - gap * style.size
  const indent = Math.max(style.indent * style.size, (label?.width ?? 0) - room)
  const firstIndent = label || style.indent > 0 ? Math.max(0, indent) : 0
  const width = column.width - style.left - style.right
  const { runs, lines } = linesOf(printed(paragraph), style, width, context, {
    shorter: firstIndent,
    isHeadline: paragraph.outline !== undefined,
  })
  const shown = lines.length > 0 ? lines : label ? [emptyLine] : []
  const slabs = shown.map((line, index): Slab => {
    const indented = index === 0 ? firstIndent : 0
    const x = column.x + style.left + indented + shiftOf(line, style, width - indented)
    const mark = lineMark(line, runs, style, x, column.owner)
    const labelMarks =
      index === 0 && label
        ? [
            lineMark(
              label.line,
              label.runs,
              style,
              column.x + style.left - style.hanging,
              `${column.owner}/label`,
            ),
          ]
        : []
    return slab({
      height: style.leading,
      before: index === 0 ? style.before : 0,
      snaps: index === 0 && style.onGrid,
      breakCost: breakCostAt(index, shown, style, column.panel !== null),
      marks: line.pieces.length > 0 ? [...labelMarks, mark] : labelMarks,
      panel: column.panel,
      notes: notesOn(line, runs, context),
      piece: column.piece,
      ids: index === 0 && paragraph.id ? [paragraph.id] : [],
      outline:
        index === 0 && paragraph.outline
          ? { level: paragraph.outline, title: titleOf(paragraph) }
          : null,
    })
  })
  const all = (['remark', 'trace'] as const).reduce<Slab[]>((own, place) => {
    const remark = paragraph[place]
    const owner = `${column.owner}/${place}`
    return remark ? withRemark(own, remark, style, { ...column, owner }, context) : own
  }, slabs)
  return all.map((each) => ({
    ...each,
    marks: barred(each.marks, column.x, each.height, context.flow),
  }))
}

/** A label changes with all of its paragraph. */
const labelOf = (paragraph: Paragraph): Content => {
  const { text } = paragraph.label!
  const change = wholeChange(paragraph)
  return change ? [{ text, change }] : [{ text }]
}

const emptyLine: ComposedLine = {
  pieces: [],
  width: 0,
  text: '',
  lead: 0,
  end: 'last',
  ratio: 0,
}

const labelLine = (content: Content, style: Style, context: LayoutContext) => {
  const look: Style = { ...labelStyle(style), align: 'left' }
  const { runs, lines } = linesOf(content, look, Number.MAX_SAFE_INTEGER, context)
  const line = lines[0] ?? emptyLine
  return { runs, line, width: line.width }
}

const shiftOf = (line: ComposedLine, style: Style, width: number): number =>
  (width - line.width) * shares[style.align]

/**
 * No page begins with a paragraph's last line or ends with its first (CLREQ: 孤行不成页), so that one of
 * three lines stays whole. Titles and other `keepLines` paragraphs are never cut.
 */
const breakCostAt = (
  index: number,
  lines: readonly ComposedLine[],
  style: Style,
  inPanel: boolean,
): number => {
  if (index === 0) return 0
  if (style.keepLines || index === 1 || index === lines.length - 1) return never
  const isWordCut = lines[index - 1]!.pieces.at(-1)?.hyphen === true
  return (inPanel ? cutItemCost : 0) + (isWordCut ? cutWordCost : 0)
}

/** A word that goes on overleaf costs three lines of blank, in the same way. */
const cutWordCost = 9

/**
 * Squared lines of blank: an item on a panel is cut only where seven lines would be left blank, on this page or those
 * after, or a page more would be begun.
 */
const cutItemCost = 49
