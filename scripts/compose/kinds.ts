/**
 * Kinds of characters in Chinese text, as tables. The composer finds gaps and widths by them, and the proof where
 * white space on a page is the composer's: what one takes for full-width, the other does too.
 * Sources: CLREQ 6.3 (widths of marks), GB/T 15834-2011 part 5.1, UAX #14 (class ID), UTS #51.
 */

/** What a character is; its rules at line edges, gaps and widths follow from it. */
export type Kind =
  'han' | 'open' | 'close' | 'pause' | 'stop' | 'dash' | 'dots' | 'half' | 'latin' | 'space'

const marks: Partial<Record<Kind, string>> = {
  // Full-width marks whose cell is half empty (CLREQ 6.3.2.1).
  open: '“‘（〔［｛《〈「『【〖',
  close: '”’）〕］｝》〉」』】〗',
  pause: '、，；：',
  stop: '。．！？',
  // One piece of ink each, however many characters (GB/T 15834-2011 5.1.4, 5.1.5).
  dash: '—―⸺',
  dots: '…⋯',
  // Half an em wide and never stretched (GB/T 15834-2011 5.1.6, 5.1.7, 5.1.9).
  half: '·‧・–/',
  space: ' \t\u00a0\u2002\u2003\u2009\u202f\u3000',
}

const kinds = new Map(
  Object.entries(marks).flatMap(([kind, all]) => [...all].map((mark) => [mark, kind as Kind])),
)

/**
 * Marks with a Chinese and a Latin form: their neighbours decide. Fonts have one glyph for — and ―, … and ⋯,
 * · and ・, so that these are alike.
 */
export const ambiguous: ReadonlySet<string> = new Set('“”‘’·‧・–/—―…⋯')

/** Set in cells of their own: ideographs, kana, Roman and enclosed numbers, arrows, signs, pictures. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u2160-\u217f\u2190-\u21ff\u2460-\u24ff\u25a0-\u27bf\u2b00-\u2bff\u3003-\u30ff\ufe30-\ufe4f\uff0f\uff5e\u{1f000}-\u{1faff}]/u

const combining = /[\p{M}\p{Emoji_Modifier}\u200d\u2060\ufeff]/u

/** Does a character belong to the one before it? Marks, variation selectors, joiners, tones of skin. */
export const isCombining = (character: string): boolean => combining.test(character)

/** Kind of a character in Chinese text; an ambiguous mark counts as Chinese. A combining mark has no cell of its own. */
export const kindOf = (character: string): Kind =>
  kinds.get(character) ?? (wide.test(character) && !combining.test(character) ? 'han' : 'latin')

/** Characters that leave no ink: white space, soft hyphens, joiners, variation selectors. */
const inkless = /^(?:[\s\u00ad\u200b-\u200d\u2060]|[\ufe00-\ufe0f])*$/

/** Is there anything to be seen of a text? */
export const hasInk = (text: string): boolean => !inkless.test(text)
