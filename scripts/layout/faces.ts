/** Runs of the flow → runs of one face each: roles, marks and fallback become font files. */
import type { Color, Font, FontRole, RedlineLook, Style } from '../flow/styles.ts'
import type { Content, Inline } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import type { FontId } from '../template/names.ts'
import { isChinese } from '../memo/language.ts'
import type { Change, Run } from '../memo/model.ts'
import { memoize, memoizeRecent } from '../memoize.ts'
import type { Faces, FaceRun } from './model.ts'
import { type Cutter, type Look, cut, invisible } from './face-cuts.ts'

/** The part of a flow that says which font a run takes. */
export type FontTable = Pick<Flow, 'fonts' | 'extraFonts' | 'emphasis'> & { readonly lang: string }

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

const cuttersFor = new WeakMap<Faces, Map<string, KeptCuts>>()

type KeptCuts = { readonly cutter: Cutter; readonly age: () => void }

/**
 * Cuts runs, each text once for every way of setting it: before a document is laid out its characters are looked at,
 * its formats may be made from one flow, and most of a text is there again after it was edited. Looks are chosen once
 * for each word. All of that is kept as long as the faces, texts only until `ageCuts` was called twice.
 */
export const cutterOf = (
  {
    fonts,
    extraFonts,
    emphasis,
    meta: { lang },
  }: Pick<Flow, 'fonts' | 'extraFonts' | 'emphasis' | 'meta'>,
  faces: Faces,
): Cutter => {
  const table: FontTable = { fonts, extraFonts, emphasis, lang }
  const kept = cuttersFor.get(faces) ?? new Map<string, KeptCuts>()
  cuttersFor.set(faces, kept)
  const name = JSON.stringify(table)
  const own = kept.get(name) ?? newCutter(table, faces)
  kept.set(name, own)
  return own.cutter
}

/** Forgets texts that were not cut in these faces since it was last called. */
export const ageCuts = (faces: Faces): void =>
  cuttersFor.get(faces)?.forEach(({ age }) => {
    age()
  })

type Way = { readonly run: Run; readonly style: Style }

const newCutter = (table: FontTable, faces: Faces): KeptCuts => {
  const wayOf = ({ run, style }: Way): string =>
    `${style.font} ${style.bold} ${run.strong} ${run.emphasis} ${run.code}`
  const lookOf = memoize(
    ({ run, style }: Way) => memoize((own: string) => chooseFace(own, run, style, table, faces)),
    wayOf,
  )
  const cuts = memoizeRecent(
    (way: Way) => cut(way.run.text, lookOf(way)),
    (way) => `${wayOf(way)} ${way.run.text}`,
  )
  return { cutter: (run, style) => cuts({ run, style }), age: cuts.age }
}

/** Letters that have italics, with the digits and marks set among them. */
const isLatin = /[\u0020-\u007e\u00a0-\u024f\u0370-\u052f\u1e00-\u1fff\u2070-\u209f\u20a0-\u20bf]/

const isSharedMark = /[\u2013\u2014\u2018-\u201d\u2026\u00b7]/

const isHan = /\p{Script=Han}/u

const chooseFace = (word: string, run: Run, style: Style, table: FontTable, faces: Faces): Look => {
  const latin = isLatin.test(word) || (isSharedMark.test(word) && !isChinese(table.lang))
  const emphasis = run.emphasis === true
  const stressed = emphasis && !latin
  const role = run.code
    ? 'mono'
    : stressed && table.emphasis.han === 'font'
      ? table.emphasis.font
      : style.font
  const bold = style.bold || run.strong === true || (stressed && table.emphasis.han === 'bold')
  const dotted = stressed && table.emphasis.han === 'dots' && isHan.test(word)
  return { ...covering(word, role, bold, emphasis && latin, table, faces), dotted }
}

/** The first font of the role's chain, and then of the extra ones, that has every character; the role's own if none. */
const covering = (
  word: string,
  role: FontRole,
  bold: boolean,
  italic: boolean,
  table: FontTable,
  faces: Faces,
): Pick<Look, 'face' | 'lacks'> => {
  const font = table.fonts[role] ?? Object.values(table.fonts)[0]!
  const own = variant(font, bold, italic)
  const covers = (face: FontId): boolean =>
    Array.from(word).every((char) => invisible.has(char) || faces(face).has(char.codePointAt(0)!))
  if (invisible.has(word) || covers(own)) return { face: own, lacks: false }
  const chain = [
    variant(font, bold, false),
    ...font.fallback.flatMap((name) =>
      table.fonts[name] ? [variant(table.fonts[name], bold, false)] : [],
    ),
    ...table.extraFonts,
  ]
  const found = chain.find(covers)
  return { face: found ?? own, lacks: found === undefined }
}

const variant = (font: Font, bold: boolean, italic: boolean): FontId =>
  bold ? (italic ? font.boldItalic : font.bold) : italic ? font.italic : font.regular

/** Characters of some runs that their face cannot draw: each would print as a blank. */
export const missingCharacters = (runs: readonly FaceRun[], faces: Faces): string[] =>
  runs
    .filter(({ lacks }) => lacks)
    .flatMap(({ text, face }) => {
      const { has } = faces(face)
      return [...text].filter((char) => !has(char.codePointAt(0)!) && !invisible.has(char))
    })
