/** A paragraph → slabs, one a line. */
import { printed, wholeChange } from '../flow/changes.ts'
import { contentText } from '../flow/content.ts'
import type { ComposedLine } from '../compose/model.ts'
import { isClosed, numbered } from '../flow/contents-style.ts'
import { labelStyle } from '../flow/label-style.ts'
import type { Style } from '../flow/styles.ts'
import type { Content, Paragraph, Remark } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import type { Id } from '../memo/model.ts'
import { barred } from './changes.ts'
import { cutterOf, toFaceRuns } from './faces.ts'
import type { Cutter } from './face-cuts.ts'
import type { Lines } from './kept-lines.ts'
import type { Faces, FaceRun, LineMark, Mark, Owner } from './model.ts'
import { never, slab, type Panel, type Slab } from './slabs.ts'

/** The flow, fonts and settings that every paragraph is laid out with. */
export type LayoutContext = {
  readonly flow: Flow
  readonly faces: Faces
  readonly lines: Lines
  readonly cutter: Cutter
  /** Place of each note among the flow's. */
  readonly notes: ReadonlyMap<Id, number>
}

export const layoutContext = (flow: Flow, faces: Faces, lines: Lines): LayoutContext => ({
  flow,
  faces,
  lines,
  cutter: cutterOf(flow, faces),
  notes: new Map(flow.notes.map(({ id }, index) => [id, index])),
})

/** The baseline of a line box: the middle of a Han character (0.38 em up) at the middle of the box. */
export const baselineIn = (leading: number, size: number): number => leading / 2 + 0.38 * size

/** Lines of some content in a style, `width` points wide at most; the first is `shorter` by so much. Ragged ones need no hyphens. */
export const linesOf = (
  content: Content,
  style: Style,
  width: number,
  context: LayoutContext,
  shorter = 0,
): { readonly runs: readonly FaceRun[]; readonly lines: readonly ComposedLine[] } => {
  const { meta, setting, redline } = context.flow
  const runs = toFaceRuns(content, style, context.cutter, redline?.look)
  const justify = style.align === 'justify'
  const isHyphenated = justify && setting.hyphenate
  const look = { gap: setting.gap, lang: meta.lang, justify, isHyphenated }
  return { runs, lines: context.lines({ runs, width, shorter, setting: look }) }
}

/** The column a paragraph is set in. */
export type Column = {
  readonly owner: Owner
  readonly x: number
  readonly width: number
  readonly panel: Panel | null
  readonly piece: number
}

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
  const { runs, lines } = linesOf(printed(paragraph), style, width, context, firstIndent)
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
      marks: barred(line.pieces.length > 0 ? [...labelMarks, mark] : labelMarks, column.x, style.leading, context.flow), // prettier-ignore
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
  return (['remark', 'moved'] as const).reduce<Slab[]>((own, place) => {
    const remark = paragraph[place]
    const owner = `${column.owner}/${place}`
    return remark ? withRemark(own, remark, style, { ...column, owner }, context) : own
  }, slabs)
}

/** A label changes with all of its paragraph. */
const labelOf = (paragraph: Paragraph): Content => {
  const { text } = paragraph.label!
  const change = wholeChange(paragraph)
  return change ? [{ text, change }] : [{ text }]
}

/** Least distance between a remark and the text before it, in em of the text. */
const remarkGap = 1

/** A remark at the right end of the last line, or on a line of its own, which stays with that. */
const withRemark = (
  slabs: readonly Slab[],
  { text, style: name }: Remark,
  style: Style,
  column: Column,
  context: LayoutContext,
): Slab[] => {
  const look: Style = { ...context.flow.styles[name]!, align: 'left', leading: style.leading }
  const width = column.width - style.left - style.right
  const { runs, lines } = linesOf([{ text }], look, width, context)
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

/** A single line at a position, as bands and contents set it. */
export const lineMark = (
  line: ComposedLine,
  runs: readonly FaceRun[],
  style: Style,
  x: number,
  owner: Owner,
  top = 0,
): LineMark => ({
  type: 'line',
  owner,
  x,
  baseline: top + baselineIn(style.leading, style.size),
  top,
  height: style.leading,
  line,
  runs,
})

/** Part of the blank of a line that stands before it. */
export const shares = { left: 0, justify: 0, center: 0.5, right: 1 } as const
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

/** Squared lines of blank: an item on a panel is cut only where five lines would be left blank, on this page or those after. */
const cutItemCost = 25

/** Notes that a line refers to, each once. */
export const notesOn = (
  line: ComposedLine,
  runs: readonly FaceRun[],
  { notes }: LayoutContext,
): number[] => {
  const found = line.pieces.flatMap(({ run }) => {
    const id = runs[run]?.note
    return id === undefined ? [] : (notes.get(id) ?? [])
  })
  return [...new Set(found)]
}

export const textOf = (content: Content): string => contentText(content).replaceAll('\n', ' ')

/** What a bookmark or a running head says of a heading: its number and its words, without the numbers of notes. */
export const titleOf = (heading: Paragraph): string =>
  textOf(numbered(heading).filter((inline) => !('note' in inline)))
