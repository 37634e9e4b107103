/** Lines of a text, and the mark each leaves on a page. */
import { contentText } from '../flow/content.ts'
import type { ComposedLine } from '../compose/model.ts'
import { numbered } from '../flow/contents-style.ts'
import type { Style } from '../flow/styles.ts'
import type { Content, Paragraph } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import { foreignLang, isChinese } from '../memo/language.ts'
import type { Id } from '../memo/model.ts'
import { cutterOf } from './face-cutter.ts'
import { toFaceRuns } from './faces.ts'
import type { Cutter } from './face-cuts.ts'
import type { Lines } from './kept-lines.ts'
import type { Faces, FaceRun, LineMark, Owner } from './model.ts'
import type { Panel } from './slabs.ts'

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

/** Lines of some content in a style, `width` points wide at most; the first is `shorter` by so much. Ragged ones have hyphens
 * only in words that none of them holds. */
export const linesOf = (
  content: Content,
  style: Style,
  width: number,
  context: LayoutContext,
  { shorter = 0, isHeadline = false } = {},
): { readonly runs: readonly FaceRun[]; readonly lines: readonly ComposedLine[] } => {
  const { meta, setting, redline } = context.flow
  const runs = toFaceRuns(content, style, context.cutter, redline?.look)
  const justify = style.align === 'justify'
  const { gap } = setting
  const lang = languageOf(runs, meta.lang)
  const isHyphenated = setting.hyphenate && !isChinese(lang)
  const hyphenates = justify ? ('any' as const) : ('too-wide' as const)
  const look = { gap, lang, justify, isHyphenated, hyphenates, isHeadline }
  return { runs, lines: context.lines({ runs, width, shorter, setting: look }) }
}

/** Characters of a paragraph of another language: shorter ones are names and titles. */
const leastForeign = 60

/** A reference or a quotation in English is set as English in a Chinese memo too. */
const languageOf = (runs: readonly FaceRun[], lang: string): string => {
  if (!isChinese(lang)) return lang
  const text = runs.map((run) => run.text).join('')
  return (text.length >= leastForeign && foreignLang(text, lang)) || lang
}

/** The column a paragraph is set in. */
export type Column = {
  readonly owner: Owner
  readonly x: number
  readonly width: number
  readonly panel: Panel | null
  readonly piece: number
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
