/** Characters as wide as they are high: the one table of them, for code that counts columns or joins lines. */

/**
 * Scripts written without spaces (CSS Text 4 §4.1.3), their marks and full-width forms, as the inside of a
 * class in a pattern: EastAsianWidth F and W but Hangul.
 */
export const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6`

/** UAX #11: F and W. */
const wide = String.raw`${unspaced}\p{Script=Hangul}\p{Script=Yi}\u3200-\u33ff\ufe30-\ufe6f`

/** Marks that are as wide as the text they stand in (UAX #11: A). */
const ambiguous = '‘’“”—…'

/** A character of a text that is written without spaces. */
export const unspacedCharacter = new RegExp(`[${unspaced}]`, 'u')

/** A character that takes two columns wherever it stands. */
export const wideCharacter = new RegExp(`[${wide}]`, 'u')

/** A character that takes two columns, or an em, in Chinese text. */
export const wideInChinese = new RegExp(`[${wide}${ambiguous}]`, 'u')
