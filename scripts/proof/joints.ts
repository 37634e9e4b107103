/** Where white space is the setter's business, and which characters one glyph may stand for. */
import { isChinese } from '../language.ts'

/** Characters set solid: Han, kana and full-width forms; Hangul has spaces between its words. */
const solid =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3001-\u303f\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6]/u

/** Marks that Chinese shares with Latin: full-width in Chinese text and beside Han (CLREQ 3.1.6). */
const shared = /[\u00b7\u2013-\u2015\u2018-\u201d\u2022\u2026\u2027\u30fb]/

/** Characters on either side that make such a mark full-width: a pair of quotes is, if what it holds is. */
const company = 60

/** What a pair of quotes holds that begins or ends at an offset, however far that goes. */
const heldBy = (ink: string, at: number): string => {
  const [open, close] = '‘’'.includes(ink[at]!) ? ['‘', '’'] : ['“', '”']
  if (ink[at] === open) return ink.slice(at, Math.max(at, ink.indexOf(close, at)))
  const start = ink[at] === close ? ink.lastIndexOf(open, at) : -1
  return start < 0 ? '' : ink.slice(start, at)
}

/** Tells whether white space before the character at an offset says nothing. */
export type IsJoint = (ink: string, offset: number) => boolean

/** Beside a solid character it is the gap of a Han–Latin joint, measured and not typed (CLREQ 3.2.2). */
export const isJoint = (lang: string): IsJoint => {
  const chinese = isChinese(lang)
  return (ink, offset) => {
    const isSet = (char: string, at: number): boolean =>
      solid.test(char) ||
      (shared.test(char) &&
        (chinese ||
          solid.test(ink.slice(Math.max(0, at - company), at + company)) ||
          solid.test(heldBy(ink, at))))
    const before = Array.from(ink.slice(Math.max(0, offset - 2), offset)).at(-1) ?? ''
    const after = String.fromCodePoint(ink.codePointAt(offset) ?? 0x20)
    return isSet(before, offset - 1) || isSet(after, offset)
  }
}

/**
 * Characters that one glyph of a font stands for: a page cannot tell them apart, and the text kept beside
 * the glyph is that of whichever came first. Found in the Noto CJK and Source fonts, full-width dashes too.
 */
const twins: readonly string[] = [
  '-\u2010\u2011',
  '\u00b7\u2022\u2027\u30fb',
  '\u2013\u2012',
  '\u2014\u2015',
  '\u2026\u22ef',
  '\u2018\u02bb',
  '\u2019\u02bc',
  '\u03bc\u00b5',
  '\u0394\u2206',
  '\u03c6\u03d5',
  '\u207c\u02ed',
  '\uff5e\u301c',
  '\uff40\u2035',
  '\uff0f\u2044\u2215',
  ...Array.from({ length: 10 }, (_, i) => String.fromCodePoint(0x2460 + i, 0x2780 + i)),
  ...Array.from({ length: 10 }, (_, i) => String.fromCodePoint(0x2776 + i, 0x278a + i)),
]

const firstTwin = new Map(
  twins.flatMap((group) => [...group].map((char): [string, string] => [char, [...group][0]!])),
)
/** Those that are not the first of their group. */
const laterTwin = new RegExp(
  `[${twins.map((group) => [...group].slice(1).join('')).join('')}]`,
  'gu',
)

/** Soft hyphens, joiners and variation selectors: no glyph of their own. */
const invisible = /\u00ad|\u200b|\u200c|\u200d|\u2060|\ufeff|[\ufe00-\ufe0f]/gu

/** Text as a page can show it: twins alike, nothing invisible, compatibility ideographs resolved. */
export const asDrawn = (text: string): string =>
  text
    .replaceAll(invisible, '')
    .replaceAll(laterTwin, (char) => firstTwin.get(char)!)
    .normalize('NFC')
