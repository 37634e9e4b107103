/** BCP 47 tags as Word wants them: one language for East Asian text, one for the rest, both with a region. */

export type Languages = { readonly latin: string; readonly eastAsia: string }

const withRegion: Readonly<Record<string, string>> = {
  zh: 'zh-CN',
  'zh-Hans': 'zh-CN',
  'zh-Hant': 'zh-TW',
  ja: 'ja-JP',
  ko: 'ko-KR',
  en: 'en-US',
}

/** Is text in this language set by East Asian rules? */
export const isEastAsian = (lang: string): boolean => /^(zh|ja|ko)\b/i.test(lang)

/** Both languages of a document; without one, Word applies no line-start rules and no spelling. */
export const languagesOf = (lang: string): Languages => {
  const full = withRegion[lang] ?? lang
  return isEastAsian(lang) ? { latin: 'en-US', eastAsia: full } : { latin: full, eastAsia: 'zh-CN' }
}
