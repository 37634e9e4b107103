/** Runs of the flow → runs of one face each, with the size, colour and marks they are drawn with. */
import type { Color, RedlineLook, Style } from '../flow/styles.ts'
import type { Content, Inline } from '../flow/pieces.ts'
import type { Change, Run } from '../memo/model.ts'
import { type Cutter, invisible } from './face-cuts.ts'
import type { Faces, FaceRun } from './model.ts'

/** Size of a note mark and how far it is raised, in em of the text. */
const noteMark = { size: 0.6, rise: 0.38 }

/** Size of text below and above the line, and how far it is lowered or raised, in em of the text. */
const scripts = { size: 0.65, sub: -0.14, sup: 0.36 }

/** Code beside text of another family looks larger than it is. */
const codeSize = 0.92

/** Content in a style, cut wherever the face changes. */
export const toFaceRuns = (
  content: Content,
  style: Style,
  cutter: Cutter,
  look?: RedlineLook,
): FaceRun[] =>
  content.flatMap((inline, i) => {
    const run = asRun(inline)
    const clings = isIndex(content, i) ? ('close' as const) : undefined
    const { size, rise } = scriptOf(run, style)
    return cutter(run, style).map(({ text, face, dotted, lacks }): FaceRun => ({
      text,
      face,
      size: style.size * size,
      rise: style.size * rise,
      color: (look && run.change && !isReversed(style) && colorOf(run.change, look)) || style.color,
      ...(run.change && { change: run.change.kind }),
      ...(run.was && { restyled: true as const }),
      ...(clings && { clings }),
      ...(run.note && { note: run.note, clings: 'apart' as const }),
      ...(run.sub && { script: 'sub' as const }),
      ...(run.sup && { script: 'sup' as const }),
      ...(run.underline && { underline: true as const }),
      ...(run.code && { verbatim: true as const }),
      ...(run.href && { href: run.href }),
      ...(run.ref && { ref: run.ref }),
      ...(run.deleted && { deleted: true as const }),
      ...(dotted && { dotted: true as const }),
      ...(lacks && { lacks: true as const }),
    }))
  })

/** Light text on a dark ground keeps its colour, as others would not be read there: lines tell what changed. */
const isReversed = ({ color, fill }: Style): boolean =>
  fill !== null && lightness(color) > lightness(fill)

/** How light a colour is, from 0 to 255 (ITU-R BT.601). */
const lightness = (color: Color): number => {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\da-f]{2}/gi) ?? []).map((hex) =>
    parseInt(hex, 16),
  )
  return 0.299 * red + 0.587 * green + 0.114 * blue
}

const colorOf = ({ kind }: Change, { inserted, deleted, moved }: RedlineLook): Color =>
  kind === 'inserted' ? inserted : kind === 'deleted' ? deleted : moved

const scriptOf = (run: Run, style: Style): { readonly size: number; readonly rise: number } => {
  if (run.note) return noteMark
  const size = run.code && style.font !== 'mono' ? codeSize : 1
  if (!run.sub && !run.sup) return { size, rise: 0 }
  return { size: size * scripts.size, rise: run.sub ? scripts.sub : scripts.sup }
}

/** Longer text, or text of several words, is set and broken like any other, only smaller. */
const longestIndex = 8

/**
 * Does a run hang on the text before it, as 2 in H₂O and m²? In `含¹⁴C` the small figure belongs to the letter
 * after it.
 */
const isIndex = (content: Content, i: number): boolean => {
  const { text, sub, sup } = asRun(content[i]!)
  if ((!sub && !sup) || text.length > longestIndex || /\s/.test(text)) return false
  const before = asRun(content[i - 1] ?? { text: '' }).text
  const after = asRun(content[i + 1] ?? { text: '' }).text
  return (
    /\S$/.test(before) &&
    (/[\p{Script=Latin}\d)\]]$/u.test(before) || !/^\p{Script=Latin}/u.test(after))
  )
}

/** Fields have their values on a page only; see `bandsOf`. */
const asRun = (inline: Inline): Run => ('field' in inline ? { text: '' } : inline)

/** Characters of some runs that their face cannot draw: each would print as a blank. */
export const missingCharacters = (runs: readonly FaceRun[], faces: Faces): string[] =>
  runs
    .filter(({ lacks }) => lacks)
    .flatMap(({ text, face }) => {
      const { has } = faces(face)
      return [...text].filter((char) => !has(char.codePointAt(0)!) && !invisible.has(char))
    })
