/** Where white space is the typesetter's choice, so that a proof takes no account of it. */
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
