/** Terms that a memo writes in two ways. */
import { introduction } from './other-form.ts'
import { escaped } from './patterns.ts'
import type { Finding, RuleOf } from './rule.ts'
import type { Said } from './said.ts'
import { kinds, variantsIn, type Kind, type Variant } from './term-variants.ts'
import { formsIn } from './terms.ts'

/**
 * A term written in two ways: 人工智能 and AI, 5G与6G and 5G和6G, policy-makers and policymakers. Not where the text
 * introduces both as one, 人工智能（AI）, or the list of terms has one of them.
 *
 * @example fails 7:1
 * # 备忘录
 *
 * 双方讨论人工智能的标准，以及人工智能的应用。
 *
 * 两国就 5G 和 6G 技术交换意见。
 *
 * AI 的治理与 AI 的安全都重要。
 *
 * @example fails 5:4
 * # 备忘录
 *
 * 两国就 5G和6G 技术交换意见。
 *
 * ## 5G 与 6G 系统
 *
 * 其他国家参与其中。
 *
 * @example fails 5:1
 * # Memo
 *
 * The policy-makers of both sides met, with other policy-makers.
 *
 * Policymakers from the U.S. organised it.
 *
 * @example passes
 * # 备忘录
 *
 * 人工智能（AI）的标准，与人工智能的应用，AI 的治理与 AI 的安全。惟一的“AI+行动”由 OpenAI 参与。
 *
 * @example passes
 * # Memo
 *
 * The World Health Organization organised a long-term plan; in the long term, the E-mail service is an e-mail of the US.
 */
export const mixedForms: RuleOf<'reading'> = {
  id: 'mixed-forms',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'Readers take two forms for two things: a memo writes a term in one way, or introduces both as one.',
    zh: '两种写法容易被当作两个概念：同一术语全文应只有一种写法，或首次出现时并列。',
  },
  *find({ texts, front }) {
    const listed = new Set(formsIn(front).map(({ text }) => text))
    // Names of institutions in the tables of participants are as they are, and titles may be short.
    const own = texts.filter(
      ({ type, within }) => type !== 'title' && within.every(({ role }) => role !== 'participants'),
    )
    for (const kind of kinds)
      for (const forms of waysIn(own, kind)) {
        const [common, ...others] = forms.filter(({ count }) => count >= kind.least)
        if (!common || forms.some(({ words }) => listed.has(words))) continue
        for (const other of others)
          if (!isIntroduced(own, common.words, other.words)) yield findingOf(other, common)
      }
  },
}

/** A way to write a term: how it stands first, where, and how often. */
type Way = Variant & { readonly said: Said; readonly count: number }

/** The ways to write each term, the most common first; of two that are as common the earlier. */
const waysIn = (texts: readonly Said[], kind: Kind): Way[][] => {
  const terms = new Map<string, Map<string, Way>>()
  for (const said of texts)
    for (const variant of variantsIn(said.text, kind)) {
      const ways = terms.get(variant.term) ?? new Map<string, Way>()
      const first = ways.get(variant.form) ?? { ...variant, said, count: 0 }
      ways.set(variant.form, { ...first, count: first.count + 1 })
      terms.set(variant.term, ways)
    }
  return [...terms.values()]
    .filter(({ size }) => size > 1)
    .map((ways) => [...ways.values()].toSorted((a, b) => b.count - a.count))
}

const isIntroduced = (texts: readonly Said[], one: string, other: string): boolean => {
  const pattern = introduction(escaped(one), escaped(other))
  return texts.some(({ text }) => pattern.test(text))
}

const findingOf = ({ said, index, words, count }: Way, common: Way): Finding => ({
  place: said.placeOf(index),
  en: `“${words}” (${timesIn(count)}) and “${common.words}” (${timesIn(common.count)}) are both written: is it one term? Write one, introduce both as one, or list what is meant under \`terms:\``,
  zh: `“${words}”（${count} 处）与“${common.words}”（${common.count} 处）并用：是否为同一术语？请统一写法，或首次出现时并列，或在文首 \`terms:\` 中写明`,
})

const timesIn = (count: number): string => (count === 1 ? 'once' : `${count} times`)
