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
  logos: '标志',
  lead: '导语',
  'cover-title': '封面标题',
  eyebrow: '眉题',
  byline: '署名日期',
  context: '说明',
  recommendation: '建议',
  'recommendation-continue': '建议续段',
  'recommendation-item': '建议分项',
  'recommendation-item-continue': '建议分项续段',
  concerns: '涉及议题',
  origin: '出处',
  related: '出处小标题',
  code: '代码',
  figure: '图片',
  'figure-caption': '图题',
  'table-caption': '表题',
  'figure-source': '图源',
  'table-source': '表源',
  'table-cell': '表格文字',
  'table-head': '表头',
  divider: '分隔线',
  'overview-title': '一览表标题',
  'overview-head': '一览表表头',
  'overview-section': '一览表部分',
  'overview-other': '一览表其他部分',
  'overview-number': '一览表编号',
  'overview-cell': '一览表文字',
  'overview-label': '一览表分项标记',
  'overview-own': '一览表本部分标记',
  'overview-concerned': '一览表涉及标记',
  'overview-legend': '一览表图例',
  'signature-title': '签署标题',
  signature: '签署人',
  'signature-detail': '签署人说明',
  provenance: '摘录说明',
  colophon: '版本说明',
  status: '状态标记',
}

/** The alias of a style in a memo of a language. */
export const aliasOf = (name: StyleName, lang: string): string | undefined =>
  /^zh\b/i.test(lang) ? chinese[name] : undefined
