/** The face of each word of a run: roles, marks and fallback become font files. */
import type { Font, FontRole, Style } from '../flow/styles.ts'
import type { Flow } from '../flow/model.ts'
import type { FontId } from '../template/names.ts'
import { isChinese } from '../memo/language.ts'
import type { Run } from '../memo/model.ts'
import { memoize, memoizeRecent } from '../memoize.ts'
import type { Faces } from './model.ts'
import { type Cutter, type Look, cut, invisible } from './face-cuts.ts'

/** The part of a flow that says which font a run takes. */
type FontTable = Pick<Flow, 'fonts' | 'extraFonts' | 'emphasis'> & { readonly lang: string }

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
