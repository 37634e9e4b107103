/** The language of a memo that does not name it. */
import { isChinese } from '../memo/language.ts'
import type { Memo } from '../memo/model.ts'
import { textOf, textsOf, unitsOf } from '../memo/walk.ts'

export type Guess = {
  /** BCP 47: `zh-CN` or `en`. */
  readonly lang: string
  /** False where title, headings and text do not agree, or have nearly as much of both languages. */
  readonly isClear: boolean
}

/** Headings and texts shorter than this, in words of English and characters of Chinese, tell nothing. */
const fewest = { headings: 3, text: 30 }
/** A share of Chinese between these is near. */
const near = { least: 0.35, most: 0.65 }
/** Headings are clear beyond these. */
const clear = { least: 0.25, most: 0.75 }

/** By title and headings where these are clear, else by the text; notes are often lists of foreign titles. */
export const guessLanguage = (memo: Pick<Memo, 'title' | 'lead' | 'sections'>): Guess => {
  const visits = [...unitsOf({ ...memo, notes: [] })]
  const sections = visits.filter(({ type }) => type === 'section')
  const headings = [memo.title, ...sections.flatMap(textsOf)].map(textOf).join('\n')
  const text = [memo.title, ...visits.flatMap(textsOf)].map(textOf).join('\n')
  const [head, all] = [countsOf(headings), countsOf(text)]
  const byHeadings =
    head.total >= fewest.headings && (head.share < clear.least || head.share > clear.most)
  const lang = languageOf(byHeadings ? headings : text)
  const isNear = all.total >= fewest.text && all.share > near.least && all.share < near.most
  return {
    lang,
    // Foreign names in a short text do not outweigh clear headings.
    isClear: byHeadings ? all.total < fewest.text || isNear || lang === languageOf(text) : !isNear,
  }
}

/** Chinese when its characters outnumber the Latin words: an English text may quote a few. */
export const languageOf = (text: string): string => {
  const { han, words } = countsOf(text)
  return han > words ? 'zh-CN' : 'en'
}

const countsOf = (text: string) => {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text.match(/\p{Script=Latin}+/gu)?.length ?? 0
  return { han, words, total: han + words, share: han / (han + words || 1) }
}

/** The other one of the two languages. */
export const otherThan = (lang: string): string => (isChinese(lang) ? 'en' : 'zh-CN')
