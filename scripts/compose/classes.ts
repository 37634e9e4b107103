/**
 * Classes of characters: with their kinds all that the composer knows of Chinese writing, as tables.
 * Sources: GB/T 15834-2011 part 5.1, CLREQ 6.1 (line start and end), UAX #14.
 */
import * as kinds from './kinds.ts'
import type { Kind } from './kinds.ts'

/** The square signs of units, ㎡ and ㎞, which belong to the number before them. */
const squares = Array.from({ length: 0x33e0 - 0x3371 }, (_, i) => String.fromCharCode(0x3371 + i))

/**
 * Not to start a line: GB/T 15834-2011 5.1.1-5.1.3, 5.1.6, 5.1.7, 5.1.9; — and … by CLREQ strict; what people
 * type in their place: bullets for middle dots, wave dashes, lines of boxes, half-width and low marks.
 */
export const noStart: ReadonlySet<string> = new Set([
  ...'、，。．：；！？”’）〕］｝》〉」』】〗·‧・–～/／％%‰℃°々〻ー…⋯—―⸺',
  ...'•〜─━－‥｡､｣〞〟℉′″',
  ...squares,
])

/** Not to end a line: GB/T 15834-2011 5.1.3, 5.1.9; the signs before a number as in UAX #14 PR. */
export const noEnd: ReadonlySet<string> = new Set('“‘（〔［｛《〈「『【〖/／¥￥$＄€£№#＃@＠')

/** ASCII marks held to the line before or after only when no space parts them (UAX #14 LB13, LB14). */
export const gluedNoStart: ReadonlySet<string> = new Set(',.:;!?)]}+-&')
export const gluedNoEnd: ReadonlySet<string> = new Set('([{+-&')

/** Never stretched at their sides: connecting marks and signs that join what they stand between. */
export const rigid: ReadonlySet<string> = new Set('·‧・•–～〜/／─━－+-&')

/** Counted things that stay with their number if they can; house rule, a preference. */
export const units: ReadonlySet<string> = new Set(
  '年月日时分秒号届次个项条家人名万亿元倍级岁页章节卷期版代轮点层米吨美',
)

const letter = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u
/** Letters and digits in a cell of their own, Roman numerals among them. */
const fullWidth = /[\u2160-\u217f\uff01-\uff60\uffe0-\uffe6]/

/** A character and what is known of it. */
export type Character = {
  /** The same string wherever the character is met, which tables find faster than a new one. */
  readonly text: string
  /** Its kind in Chinese text; an ambiguous mark counts as Chinese. */
  readonly kind: Kind
  readonly isAmbiguous: boolean
  /** A letter or digit that asks for a gap beside a Han character (CLREQ 3.2.2). */
  readonly isLetter: boolean
  /** Belongs to the character before it: combining marks, variation selectors, joiners. */
  readonly isCombining: boolean
  /**
   * A Han character that asks for nothing at a line's edge and stretches with its neighbours:
   * between two of them is the same joint, whichever they are.
   */
  readonly isEven: boolean
}

const learn = (text: string): Character => {
  const kind = kinds.kindOf(text)
  return {
    text,
    kind,
    isAmbiguous: kinds.ambiguous.has(text),
    isLetter: letter.test(text) && !fullWidth.test(text),
    isCombining: kinds.isCombining(text),
    isEven: kind === 'han' && !noStart.has(text) && !noEnd.has(text) && !rigid.has(text),
  }
}

/** Every character met so far, by its code point. */
const characters = new Map<number, Character>()

/** The character at an offset of a text. */
export const characterAt = (text: string, at: number): Character => {
  const codePoint = text.codePointAt(at)!
  const known = characters.get(codePoint)
  if (known) return known
  const character = learn(String.fromCodePoint(codePoint))
  characters.set(codePoint, character)
  return character
}

/** Kind of a character in Chinese text. */
export const kindOf = (character: string): Kind => characterAt(character, 0).kind

/** Does a character ask for a gap beside a Han character? */
export const isLetter = (character: string): boolean => characterAt(character, 0).isLetter

/** Does a character belong to the one before it? */
export const isCombining = (character: string): boolean => characterAt(character, 0).isCombining

/** A decimal digit. */
export const isDigit = (character: string): boolean => character >= '0' && character <= '9'

/** Symbols of units after a number and a space (SI brochure 5.4.3, GB/T 3101-1993): 380 V, 1.5 GHz. */
const symbol =
  /^(?:[kMGTPcmµμn]?(?:V|W|Wh|Hz|Pa|bit|B|J|N)|[kcmµμn]?m[²³]?|[kmµμ]?g|kA|dB|kcal|min|°C)(?![\p{L}\d])/u

/** Does a word begin with the symbol of a unit, and end with it but for marks? */
export const isUnitSymbol = (word: string): boolean => symbol.test(word)
