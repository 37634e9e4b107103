/** Runs of the flow → runs of one face each: roles, marks and fallback become font files. */
import { characterAt } from '../compose/classes.ts'
import type { Content, Flow, Font, FontId, FontRole, Inline, Style } from '../flow/model.ts'
import { isChinese } from '../language.ts'
import type { Run } from '../memo/model.ts'
import { remember } from '../remember.ts'
import type { Faces, FaceRun } from './model.ts'

/** The part of a flow that says which font a run takes. */
export type FontTable = Pick<Flow, 'fonts' | 'emphasis'> & { readonly lang: string }

/** Size of a note mark and how far it is raised, in em of the text. */
const noteMark = { size: 0.6, rise: 0.38 }
/** Code beside text of another family looks larger than it is. */
const codeSize = 0.92

/** Content in a style, cut wherever the face changes. */
export const toFaceRuns = (content: Content, style: Style, looks: Looks): FaceRun[] =>
  content.flatMap((inline) => {
    const run = asRun(inline)
    return cut(run.text, looks(run, style)).map(({ text, face, dotted }): FaceRun => ({
      text,
      face,
      size:
        style.size * (run.note ? noteMark.size : run.code && style.font !== 'mono' ? codeSize : 1),
      rise: run.note ? style.size * noteMark.rise : 0,
      color: style.color,
      ...(run.note && { note: run.note, clings: true as const }),
      ...(run.code && { verbatim: true as const }),
      ...(run.href && { href: run.href }),
      ...(run.ref && { ref: run.ref }),
      ...(run.deleted && { deleted: true as const }),
      ...(dotted && { dotted: true as const }),
    }))
  })

/** Fields have their values on a page only; see `bandsOf`. */
const asRun = (inline: Inline): Run => ('field' in inline ? { text: '' } : inline)

type Look = { readonly face: FontId; readonly dotted: boolean }
type Cut = Look & { readonly text: string }

/** Characters that no font draws and none need have. */
const invisible = new Set('\n\u00a0\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f')

/** Words of letters written alike stay in one face, so that no letter of a name stands out. */
const word = /\p{Script=Latin}[\p{Script=Latin}\p{M}]*|\p{Script=Greek}+|\p{Script=Cyrillic}+|[^]/uy

/** Blocks of writings without such words, from the radicals of Han to Yi: most of a Chinese page. */
const isSingle = (unit: number): boolean => unit >= 0x2e80 && unit < 0xa4d0

const wordAt = (text: string, at: number): string => {
  if (isSingle(text.charCodeAt(at))) return characterAt(text, at).text
  word.lastIndex = at
  word.test(text)
  return text.slice(at, word.lastIndex)
}

const cut = (text: string, lookOf: (word: string) => Look): Cut[] => {
  const cuts: Cut[] = []
  let last: Look | null = null
  let start = 0
  for (let from = 0, own = ''; from < text.length; from += own.length) {
    own = wordAt(text, from)
    const look: Look = last && invisible.has(own) ? last : lookOf(own)
    if (last && look !== last && (look.face !== last.face || look.dotted !== last.dotted)) {
      cuts.push({ ...last, text: text.slice(start, from) })
      start = from
    }
    last = look
  }
  return last ? [...cuts, { ...last, text: text.slice(start) }] : cuts
}

/** From a run and its style to the look of any word in it. */
export type Looks = (run: Run, style: Style) => (word: string) => Look

/** Looks that are chosen once for each word and way of setting it. */
export const looksOf = (table: FontTable, faces: Faces): Looks => {
  const chosen = new Map<string, (word: string) => Look>()
  return (run, style) => {
    const key = `${style.font} ${style.bold} ${run.strong} ${run.emphasis} ${run.code}`
    const lookOf =
      chosen.get(key) ?? remember((own: string) => chooseFace(own, run, style, table, faces))
    chosen.set(key, lookOf)
    return lookOf
  }
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
  return {
    face: covering(word, role, bold, emphasis && latin, table, faces),
    dotted: stressed && table.emphasis.han === 'dots' && isHan.test(word),
  }
}

/** The first font of the role's chain that has every character; the role's own if none has. */
const covering = (
  word: string,
  role: FontRole,
  bold: boolean,
  italic: boolean,
  table: FontTable,
  faces: Faces,
): FontId => {
  const font = table.fonts[role] ?? Object.values(table.fonts)[0]!
  const own = variant(font, bold, italic)
  const covers = (face: FontId): boolean =>
    Array.from(word).every((char) => faces(face).has(char.codePointAt(0)!))
  if (invisible.has(word) || covers(own)) return own
  const chain = [
    variant(font, bold, false),
    ...font.fallback.flatMap((name) =>
      table.fonts[name] ? [variant(table.fonts[name], bold, false)] : [],
    ),
  ]
  return chain.find(covers) ?? own
}

const variant = (font: Font, bold: boolean, italic: boolean): FontId =>
  bold ? (italic ? font.boldItalic : font.bold) : italic ? font.italic : font.regular

/** Characters of some runs that their face cannot draw: each would print as a blank. */
export const missingCharacters = (runs: readonly FaceRun[], faces: Faces): string[] =>
  runs.flatMap(({ text, face }) => {
    const { has } = faces(face)
    const missing: string[] = []
    for (const char of text)
      if (!has(char.codePointAt(0)!) && !invisible.has(char)) missing.push(char)
    return missing
  })
