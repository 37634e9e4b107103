/** Marks of another script between Chinese characters. */
import { isChinese } from '../memo/language.ts'
import type { Words } from '../message.ts'
import type { RuleOf } from './rule.ts'

/**
 * A half-width mark between Chinese characters or at the end of a Chinese text: each where there are few, and once where
 * a Chinese memo has many.
 *
 * @example fails 3:5
 * # 备忘录
 *
 * 双方会晤,达成共识。会谈坦诚，气氛友好，成果丰硕，各方满意。
 *
 * @example fails 3:5
 * # 备忘录
 *
 * 双方会晤,达成共识,会谈坦诚,气氛友好.成果丰硕,各方满意.
 *
 * @example fails 3:4
 * # 备忘录
 *
 * 据统计,2025年增速为5%。
 *
 * @example fails 3:3
 * # 备忘录
 *
 * 日期:2026年1月9日
 *
 * @example fails 3:7
 * # 备忘录
 *
 * 各方达成共识...
 *
 * @example passes
 * # 备忘录
 *
 * 一.背景
 *
 * 比例为3:2,共1,200吨，见 p. 5,双方会晤，达成共识。见《能源》,2024(3):12，附件.pdf 与双方会晤，交换意见。
 *
 * 王磊.能源治理[M].北京:港口出版社,2023:5.
 *
 * @example passes
 * # Memo
 *
 * The ports of the region (上海,深圳,广州,天津) are open to the ships of both parties.
 */
export const halfWidthMark: RuleOf<'reading'> = {
  id: 'half-width-mark',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'Marks in Chinese are full-width (GB/T 15834-2011, 5.1): half-width ones come of a slip, or of the settings of an input method.',
    zh: '中文标点占一个字的位置（GB/T 15834-2011，5.1）；半角标点多是误输入，或输入法设置所致。',
  },
  *find({ texts, memo }) {
    const found = texts.flatMap((said) =>
      isReference.test(said.text)
        ? []
        : [...said.text.matchAll(halfWidth)].map(({ 0: mark, index }) => ({ said, mark, index })),
    )
    const full = texts.reduce((sum, { text }) => sum + (text.match(fullWidth)?.length ?? 0), 0)
    const isOwn = isChinese(memo.meta.lang)
    const areFew = found.length <= Math.max(full * few.share, isOwn ? few.times : 0)
    if (!areFew && !isOwn) return
    for (const { said, mark, index } of areFew ? found : found.slice(0, 1))
      yield {
        place: said.placeOf(index),
        ...(areFew ? aMark(mark) : allMarks(mark, found.length)),
      }
  },
}

/** Marks that are asked about one by one: so many, or this share of the full-width ones. */
const few = { times: 3, share: 0.2 }

const wide: Readonly<Record<string, string>> = {
  ',': '，',
  '.': '。',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
}
const fullWidth = /[，。；：？！]/gu
/** GB/T 7714 names works with half-width marks, and their kind in brackets: [M], [J/OL]. */
const isReference = /\[[A-Z]{1,2}(?:\/OL)?\]/
/**
 * Before numbers only where they are no year or page of a reference, and no full stop behind the number of a heading or
 * before a Latin letter: 一.背景
 */
const halfWidth = new RegExp(
  [
    String.raw`(?<=[\p{Script=Han}”》）%])[,;:?!](?=\p{Script=Latin})`,
    String.raw`(?<=[\p{Script=Han}）%])(?:[,;](?!\d+[(:.]|\d{4}(?!\s?年))(?=\d)|:(?=\d{4}年))`,
    String.raw`(?<=[\p{Script=Han}”》）%])[,;:?!](?=[\p{Script=Han}“《（]|$)`,
    String.raw`(?<=[\p{Script=Han}”》）])\.{3,}`,
    String.raw`(?<=[\p{Script=Han}”》）])(?<!(?:^|[^\p{Script=Han}])[一二三四五六七八九十甲乙丙丁]{1,3})\.(?=[\p{Script=Han}“《（]|$)`,
  ].join('|'),
  'gu',
)

const wideOf = (mark: string): string => wide[mark] ?? '……'

const aMark = (mark: string): Words => ({
  en: `A half-width ${mark} between Chinese characters; expected ${wideOf(mark)}`,
  zh: `汉字之间是半角“${mark}”：应为“${wideOf(mark)}”`,
})

const allMarks = (mark: string, count: number): Words => ({
  en: `${count} marks between Chinese characters are half-width, first this ${mark}; Chinese has full-width ones (，；：): replace them all if that is not meant`,
  zh: `全文有 ${count} 处汉字之间用了半角标点，此处的“${mark}”是第一处：中文用全角标点（，。；：？！），如非本意请一并改正`,
})
