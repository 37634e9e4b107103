/** Numerals and marks that are written otherwise nearly everywhere else in the memo. */
import type { Finding, RuleOf } from './rule.ts'
import type { Said } from './said.ts'

/** Ways to write one thing; a text may choose, and keeps to its choice. */
type Usage = readonly { readonly pattern: RegExp; readonly example: string }[]

/** A way is usual that stands five times, and nine times as often as another: in tables, or in all the rest. */
const usual = { times: 5, share: 9 }

const digit = '[〇○零一二三四五六七八九]'

const usages: readonly Usage[] = [
  // GB/T 15835-2011, 4.1.1: years
  [
    { pattern: /(?<!\d)(?:19|20)\d\d年/gu, example: '2025年' },
    { pattern: new RegExp(`[一二]${digit}{3}年`, 'gu'), example: '二〇二五年' },
  ],
  // GB/T 15835-2011, 4.1.1: shares
  [
    { pattern: /(?<![\d.])\d+(?:\.\d+)?[%％]/gu, example: '20%' },
    { pattern: /百分之[一二三四五六七八九十零点]+(?!百)/gu, example: '百分之二十' },
  ],
  // GB/T 15834-2011, 4.13.3.2: spans of numbers
  [
    { pattern: /\d[%％]?[～—–-]\d/gu, example: '10～20' },
    { pattern: /\d[%％]?~\d/gu, example: '10~20' },
  ],
  // GB/T 15834-2011, 4.5.3.5: no mark between quotations or titles in a row
  [
    { pattern: /(?<=[”》])(?=[“《])/gu, example: '“甲”“乙”' },
    { pattern: /(?<=[”》])、(?=[“《])/gu, example: '“甲”、“乙”' },
  ],
  // GB/T 15834-2011, 4.10 and 4.11
  [
    { pattern: /(?<!—)——(?!—)/gu, example: '——' },
    { pattern: /(?<=\p{Script=Han})--+(?=\p{Script=Han})/gu, example: '--' },
  ],
  [
    { pattern: /(?<!…)……(?!…)/gu, example: '……' },
    { pattern: /(?<=\p{Script=Han})(?<!…)…(?!…)/gu, example: '…' },
  ],
  // GB/T 15835-2011, 5.1.2: digits
  [
    { pattern: /\d+/gu, example: '12' },
    { pattern: /[０-９]+/gu, example: '１２' },
  ],
  // English
  [
    { pattern: /(?<![\d.])\d+(?:\.\d+)?%/gu, example: '20%' },
    { pattern: /(?<![\d.])\d+(?:\.\d+)? per ?cent(?!\p{L})/gu, example: '20 per cent' },
  ],
  [
    {
      pattern:
        /(?<!\p{L})\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)(?!\p{L})/gu,
      example: '12 March',
    },
    {
      pattern:
        /(?<!\d )(?<!\p{L})(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}(?!\d)/gu,
      example: 'March 12',
    },
  ],
]

/**
 * A numeral or a mark that is written otherwise nearly everywhere in the memo: 二〇二五年 among 2025年.
 *
 * @example fails 7:1
 * # 备忘录
 *
 * 2021年、2022年、2023年与2024年，增长各为 3%、4%、5% 和 6%。
 *
 * 2025年、2026年、2027年、2028年与2029年，增长 7%。
 *
 * 二〇三〇年再议。
 *
 * @example fails 5:1
 * # 备忘录
 *
 * 2021年3月1日、2022年4月2日、2023年5月3日、2024年6月4日。
 *
 * ５月再议。
 *
 * @example fails 5:8
 * # Memo
 *
 * It grew by 1% in May, 2% in June, 3% in July, 4% in August, 5% in September, 6% in October, 7%, 8% and 9% later.
 *
 * It was 10 per cent at the end.
 *
 * @example passes
 * # 备忘录
 *
 * 2021年、2022年、2023年、2024年与2025年，增长各为 3%、4%、5%、6% 和 7%，百分之百；“甲”“乙”，“丙”、“丁”。二〇二六年与二〇二七年再议。
 */
export const otherUsage: RuleOf<'reading'> = {
  id: 'other-usage',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'A text writes numerals and marks in one way (GB/T 15835-2011, GB/T 15834-2011); the odd one among many is a slip.',
    zh: '数字与标点全文应统一（GB/T 15835-2011、GB/T 15834-2011）；与其他各处都不同的，多半是疏漏。',
  },
  *find({ texts }) {
    // Cells are short: 20% in a table, 百分之二十 in a sentence.
    const [cells, others] = [true, false].map((isCell) =>
      texts.filter(({ type }) => (type === 'table') === isCell),
    )
    for (const usage of usages) yield* [...oddIn(cells!, usage), ...oddIn(others!, usage)]
  },
}

function* oddIn(texts: readonly Said[], usage: Usage): Generator<Finding> {
  const ways = usage.map(({ pattern, example }) => ({ example, found: foundIn(texts, pattern) }))
  const [common, ...others] = ways.toSorted((a, b) => b.found.length - a.found.length)
  const times = common!.found.length
  if (times < usual.times) return
  for (const { found } of others)
    if (found.length * usual.share <= times)
      for (const { said, index, words } of found)
        yield {
          place: said.placeOf(index),
          en: `“${words}” is written like this here, and elsewhere ${times} times as in “${common!.example}”`,
          zh: `此处写作“${words}”，而其他 ${times} 处都如“${common!.example}”`,
        }
}

type Found = { readonly said: Said; readonly index: number; readonly words: string }

const foundIn = (texts: readonly Said[], pattern: RegExp): Found[] =>
  texts.flatMap((said) =>
    [...said.text.matchAll(pattern)].map(({ 0: words, index }) => ({
      said,
      index,
      words: words || said.text.slice(index - 1, index + 1),
    })),
  )
