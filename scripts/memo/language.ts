/** What a language tag says, and whether a text of any language has words. */

/** True for a language tag (BCP 47) of Chinese. */
export const isChinese = (lang: string): boolean => /^zh\b/i.test(lang)

/** Does the tag say Chinese in traditional characters: by its script, or else by its region? */
export const isTraditional = (lang: string): boolean =>
  /^zh-(?:Hant\b|(?!Hans\b).*\b(?:TW|HK|MO)\b)/i.test(lang)

/** True for a text with a letter or a digit of any script. */
export const hasWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

const han = /\p{Script=Han}/u
const latin = /\p{Script=Latin}/u
/** A single letter is a sign: 5G, A4, 方案 B. */
const latinWord = /\p{Script=Latin}{2}/u

/** BCP 47 tag of a text that is all in the script of another language than `lang`, or null. */
export const foreignLang = (text: string, lang: string): string | null => {
  if (isChinese(lang)) return latinWord.test(text) && !han.test(text) ? 'en' : null
  return han.test(text) && !latin.test(text) ? 'zh-CN' : null
}
