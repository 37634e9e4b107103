/** What the tag of a language says. */

/** Is the text of this language (BCP 47 tag) Chinese? */
export const isChinese = (lang: string): boolean => /^zh\b/i.test(lang)

/** Whether a text has a letter or a digit: V8 takes milliseconds to compile the pattern for all writings. */
export const hasWord = (text: string): boolean =>
  /[A-Za-z\d]/.test(text) || (/[^\0-\x7f]/.test(text) && /[\p{L}\p{N}]/u.test(text))
