/** What a language tag says, and whether a text of any language has words. */

/** True for a language tag (BCP 47) of Chinese. */
export const isChinese = (lang: string): boolean => /^zh\b/i.test(lang)

/** Does the tag say Chinese in traditional characters: by its script, or else by its region? */
export const isTraditional = (lang: string): boolean =>
  /^zh-(?:Hant\b|(?!Hans\b).*\b(?:TW|HK|MO)\b)/i.test(lang)

/** True for a text with a letter or a digit of any script. */
export const hasWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)
