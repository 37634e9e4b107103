/** Quotation marks and brackets that open or close nothing. */
import type { Finding, RuleOf } from './rule.ts'
import type { Said } from './said.ts'

/**
 * A quotation mark or a bracket without its other half in its paragraph.
 *
 * @example fails 3:3
 * # 备忘录
 *
 * 双方“重申立场，并达成共识。
 *
 * @example fails 3:7
 * # 备忘录
 *
 * 见《合作协议）和附件。
 *
 * @example fails 3:3
 * # 备忘录
 *
 * 会晤）达成共识。
 *
 * @example fails 3:13
 * # Memo
 *
 * The parties (both of them agreed.
 *
 * @example passes
 * # 备忘录
 *
 * “第一段没有完。
 *
 * “第二段完了。”
 *
 * 第1)项与（二）项，the parties’ ‘text’ :) 见《协议（草案）》。
 */
export const unpairedMark: RuleOf<'reading'> = {
  id: 'unpaired-mark',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'A quotation or a bracket that does not end leaves readers to guess how far it goes.',
    zh: '引号、括号不成对，读者无从判断其范围。',
  },
  *find({ texts }) {
    for (const [i, said] of texts.entries()) {
      const found = unpairedIn(said, texts[i + 1]?.text ?? '')
      if (found) yield found
    }
  },
}

const closing: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '【': '】',
  '〔': '〕',
  '（': '）',
  '(': ')',
  '[': ']',
  '［': '］',
  '｛': '｝',
}
const opening = new Set(Object.values(closing))

/** Other halves that a house may mix. */
const alike: Readonly<Record<string, string>> = { '）': ')', ')': '）' }

const unpairedIn = ({ text, placeOf }: Said, next: string): Finding | null => {
  const open: number[] = []
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]!
    if (mark in closing) open.push(at)
    if (!opening.has(mark) || isNoMark(text, at, text[open.at(-1) ?? -1])) continue
    const begun = open.pop()
    const wanted = begun === undefined ? undefined : closing[text[begun]!]!
    if (wanted === mark || (wanted !== undefined && alike[wanted] === mark)) continue
    return {
      place: placeOf(at),
      ...strayWords(mark, begun === undefined ? undefined : text[begun]),
    }
  }
  const [left] = open
  // A quotation of several paragraphs begins each with its mark, and closes the last.
  if (left === undefined || (left === 0 && '“‘「'.includes(text[0]!) && next.startsWith(text[0]!)))
    return null
  return { place: placeOf(left), ...openWords(text[left]!, closing[text[left]!]!) }
}

/** An apostrophe, an enumerator such as `1)`, or a face. */
const isNoMark = (text: string, at: number, begun: string | undefined): boolean => {
  const before = text.slice(Math.max(0, at - 4), at)
  if (text[at] === '’') return begun !== '‘' || /^\p{Script=Latin}/u.test(text.slice(at + 1))
  if (text[at] !== ')' && text[at] !== '）') return false
  return /[:;]-?$/.test(before) || (begun === undefined && enumerator.test(before))
}

const enumerator =
  /(?:^|[^.\d])\d{1,2}$|(?:^|[^\p{L}\p{N}]|第)(?:[a-zA-Z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})$/u

const strayWords = (mark: string, begun: string | undefined) =>
  begun === undefined
    ? {
        en: `${mark} closes nothing: what opens is missing before it, or it is too much`,
        zh: `${mark} 之前没有与之成对的符号：请补上，或删去`,
      }
    : {
        en: `${mark} closes what ${begun} opens: write ${closing[begun]}, or the other halves of both`,
        zh: `前面是 ${begun} ，这里却是 ${mark} ：应为 ${closing[begun]} ，或两者各缺一半`,
      }

const openWords = (mark: string, end: string) => ({
  en: `${mark} is not closed in this paragraph: write ${end} where it ends, or delete it`,
  zh: `${mark} 在本段内没有结束：请在应结束处补上 ${end} ，或删去`,
})
