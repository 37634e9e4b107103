/** Which styles Word offers, in what order, and what a Chinese Word's users call the house's own. */
import type { StyleName } from '../flow/styles.ts'
import type { Variant } from './style-names.ts'

/** Where a style stands among those that Word offers; `isQuick`: in the gallery, `isHelper`: in no list. */
export type Offer = {
  readonly priority: number
  readonly isQuick?: boolean
  readonly isHelper?: boolean
}

/** The dozen for whoever goes on writing; priorities of Word's own styles are Word's (ISO 29500-1, 17.7.4.19). */
const quick: Readonly<Record<StyleName, number>> = {
  body: 1,
  recommendation: 2,
  'recommendation-continue': 3,
  item: 4,
  heading2: 9,
  heading3: 9,
  heading4: 9,
  title: 10,
  subtitle: 11,
  quote: 29,
  caption: 35,
}

const others: Readonly<Record<StyleName, number>> = {
  heading5: 9,
  heading6: 9,
  'contents-title': 39,
  'contents-1': 39,
  'contents-2': 39,
  'contents-3': 39,
}

/** What the place of a piece makes of a style is found by its place: nobody chooses it. */
export const offerOf = (name: StyleName, variants: readonly Variant[] = []): Offer => {
  if (variants.some((variant) => variant !== 'numbered')) return { priority: 99, isHelper: true }
  const own = quick[name]
  return own === undefined ? { priority: others[name] ?? 60 } : { priority: own, isQuick: true }
}

/** Names beside the stored ones, by which a style is found in a memo in Chinese. */
const chinese: Readonly<Record<StyleName, string>> = {
  recommendation: '建议',
  'recommendation-continue': '建议续段',
  'recommendation-item': '建议分项',
  eyebrow: '眉题',
  byline: '署名日期',
  context: '说明',
  lead: '导语',
  related: '出处小标题',
  concerns: '涉及议题',
  colophon: '版本说明',
  provenance: '摘录说明',
  code: '代码',
  'table-cell': '表格文字',
  'table-head': '表头',
}

/** The alias of a style in a memo of a language. */
export const aliasOf = (name: StyleName, lang: string): string | undefined =>
  /^zh\b/i.test(lang) ? chinese[name] : undefined
