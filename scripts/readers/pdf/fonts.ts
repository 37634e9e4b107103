/** A font of a PDF → what its codes say, and how far each moves the pen (ISO 32000-1 9.7 and 9.10.3). */
import type { Objects } from './objects.ts'
import { eachOperator } from './syntax.ts'
import { isList, isName, utf16Of } from './values.ts'
import type { Dictionary, Value } from './values.ts'

/** What a code stands for. */
export type Glyph = {
  /** Its characters, U+FFFD where the font does not say. */
  readonly text: string
  /** A space, whatever it is written as. */
  readonly isBlank: boolean
  /** Advance in thousandths of an em. */
  readonly width: number
  /** Of a full-width mark, the half without ink, by which lines are narrowed (CLREQ 3.1.6). */
  readonly emptyHalf: 'left' | 'right' | null
}

export type PdfFont = (code: number) => Glyph

/** The last code of two bytes. */
const most = 0xffff

/** Codes of two bytes with a table of their characters, as all fonts are embedded here. Throws for others. */
export const fontOf = (font: Dictionary, objects: Objects): PdfFont => {
  const encoding = objects.at(font.get('Encoding'))
  if (!isName(encoding) || encoding.name !== 'Identity-H')
    throw new Error('a font whose codes are not of two bytes')
  const characters = charactersIn(objects.contentAt(font.get('ToUnicode')))
  const descendants = objects.at(font.get('DescendantFonts'))
  const descendant = objects.dictionaryAt(isList(descendants) ? descendants[0] : null)
  if (!drawsItsCodes(descendant, objects))
    throw new Error('a font whose codes are not the glyphs of its file')
  const otherwise = Number(objects.at(descendant.get('DW')) ?? 1000)
  const widths = widthsIn(objects.at(descendant.get('W')))
  const glyphs: Glyph[] = []
  return (code) => (glyphs[code] ??= glyphOf(code))

  function glyphOf(code: number): Glyph {
    const text = characters.get(code) || '\ufffd'
    const width = widths.get(code) ?? otherwise
    return { text, isBlank: text.trim() === '', width, emptyHalf: emptyHalfOf(text) }
  }
}

const emptyHalfOf = (text: string): Glyph['emptyHalf'] => {
  if (/^[\p{Ps}\p{Pi}]$/u.test(text)) return 'left'
  return /^[\p{Pe}\p{Pf}、。，．：；！？]$/u.test(text) ? 'right' : null
}

/** Outlines of TrueType are found by a map, which has to be none; those of PostScript without one (9.7.4.2). */
const drawsItsCodes = (descendant: Dictionary, { at, dictionaryAt }: Objects): boolean => {
  const file = dictionaryAt(descendant.get('FontDescriptor'))
  const map = at(descendant.get('CIDToGIDMap'))
  if (isName(map) && map.name === 'Identity') return file.has('FontFile2')
  return map === null && file.has('FontFile3')
}

/** Codes that a CMap may explain, some of them twice. */
const codes = 4 * most

/** A CMap: each code by itself, or ranges of codes with texts for all or one that is counted on (9.10.3). */
const charactersIn = (cmap: string): Map<number, string> => {
  const characters = new Map<number, string>()
  let count = 0
  eachOperator(cmap, (operator, operands) => {
    if (operator === 'endbfchar')
      for (const [code, text] of inGroups(operands, 2))
        characters.set(codeOf(code), charactersOf(text))
    if (operator === 'endbfrange')
      for (const [low, high, texts] of inGroups(operands, 3)) {
        const first = codeOf(low)
        for (const code of codesFrom(first, codeOf(high))) {
          const at = code - first
          if (++count > codes) throw new Error('a font with too many codes')
          const text = isList(texts) ? charactersOf(texts[at]) : counted(charactersOf(texts), at)
          characters.set(code, text)
        }
      }
  })
  return characters
}

const inGroups = (values: readonly Value[], size: number): (readonly Value[])[] =>
  Array.from({ length: Math.floor(values.length / size) }, (_, i) =>
    values.slice(i * size, (i + 1) * size),
  )

const codesFrom = (first: number, last: number): number[] => {
  if (!(first >= 0 && first <= last && last <= most)) throw new Error('codes that are no range')
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

const codeOf = (bytes: Value | undefined): number => {
  if (typeof bytes !== 'string' || bytes.length !== 2) throw new Error('a code not of two bytes')
  return utf16Of(bytes).charCodeAt(0)
}
/** At most 512 bytes (9.10.3). */
const charactersOf = (bytes: Value | undefined): string => {
  if (typeof bytes !== 'string' || bytes.length > 512) throw new Error('a code of no characters')
  return utf16Of(bytes)
}
/** A text whose last unit is raised. */
const counted = (text: string, by: number): string =>
  text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + by)

/** `first [widths]` or `first last width`, one after the other (9.7.4.3). */
const widthsIn = (array: Value): Map<number, number> => {
  const widths = new Map<number, number>()
  const values = isList(array) ? array : []
  for (let at = 0; at < values.length;) {
    const [first, second, third] = [Number(values[at]), values[at + 1], values[at + 2]]
    const last = isList(second) ? first + second.length - 1 : Number(second)
    for (const code of last < first ? [] : codesFrom(first, last))
      widths.set(code, Number(isList(second) ? second[code - first] : third))
    at += isList(second) ? 2 : 3
  }
  return widths
}
