/** What the tag of a language says. */

/** Is the text of this language (BCP 47 tag) Chinese? */
export const isChinese = (lang: string): boolean => /^zh\b/i.test(lang)
