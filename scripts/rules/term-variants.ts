/** Ways to write the terms of policy memos, of which a text keeps to one. */
import { oneOf } from './patterns.ts'

/** Words in a text that are one way to write a term; `form` is the same for all words of that way. */
export type Variant = {
  readonly term: string
  readonly form: string
  readonly words: string
  readonly index: number
}

/** A kind of variants, and how they are found in a text. */
export type Kind = {
  /** How often each of two forms stands in a memo that is asked about them. */
  readonly least: number
  readonly pattern: RegExp
  readonly variantOf: (found: RegExpExecArray) => Pick<Variant, 'term' | 'form'> | null
}

/** The variants of a kind in a text, in order. */
export const variantsIn = (text: string, { pattern, variantOf }: Kind): Variant[] =>
  [...text.matchAll(pattern)].flatMap((found) => {
    const before = text.slice(Math.max(0, found.index - 12), found.index)
    const variant = refused.test(before) ? null : variantOf(found)
    return variant ? [{ ...variant, words: found[0], index: found.index }] : []
  })

/** Words before a form that a text names in order to refuse it. */
const refused = /(?:不写作|不作|不用|不译为|不称|而非|\b(?:not|rather than|instead of)) ?[“"‘]?$/u

/** Chinese names of institutions and techniques, and what else is written for them. */
export const abbreviated: Readonly<Record<string, string>> = {
  人工智能: 'AI',
  世贸组织: 'WTO',
  世界贸易组织: 'WTO',
  世卫组织: 'WHO',
  世界卫生组织: 'WHO',
  国际货币基金组织: 'IMF',
  经合组织: 'OECD',
  亚太经合组织: 'APEC',
  东盟: 'ASEAN',
  北约: 'NATO',
  二十国集团: 'G20',
  七国集团: 'G7',
  国内生产总值: 'GDP',
  物联网: 'IoT',
  大语言模型: 'LLM',
  非政府组织: 'NGO',
  首席执行官: 'CEO',
  可持续发展目标: 'SDG',
  谅解备忘录: 'MOU',
}

/** Words with a character that dictionaries no longer prefer, and the one that they do (GF 1001-2001). */
const respelt: Readonly<Record<string, string>> = {
  其它: '其他',
  惟一: '唯一',
  身分: '身份',
  成份: '成分',
  帐户: '账户',
  帐号: '账号',
  想像: '想象',
  图象: '图像',
  交待: '交代',
  做为: '作为',
  人材: '人才',
  定单: '订单',
}

/** Neither part of a Latin name nor cited in quotation marks, a title or brackets. */
const abbreviation = String.raw`(?<![\p{Script=Latin}\d&])(?<!\p{Script=Latin}[ -])(?<![“《（(])(?:${oneOf([...new Set(Object.values(abbreviated))])})(?![\p{Script=Latin}\d+&])(?![ -]\p{Script=Latin})`

/** Words in which a hyphen is more than a way to write: re-sign is not resign. */
const meaningful = /^(?:re-(?:form|cover|sign|creation|lease|present|serve|sort|mark)|co-op)/

/** As a word is written inside a sentence. */
const inSentence = (word: string): string =>
  word.includes('-') ? word.toLowerCase() : word.slice(0, 1).toLowerCase() + word.slice(1)

const latinTerm = String.raw`\d?[A-Za-z][A-Za-z\d+]*`

export const kinds: readonly Kind[] = [
  // 人工智能, AI
  {
    least: 2,
    pattern: new RegExp(`${oneOf(Object.keys(abbreviated))}|${abbreviation}`, 'gu'),
    variantOf: ([words]) => ({
      term: abbreviated[words] ?? words,
      form: words in abbreviated ? 'Han' : 'Latin',
    }),
  },
  // 5G与6G, 5G和6G
  {
    least: 1,
    pattern: new RegExp(
      String.raw`(?<![\p{Script=Latin}\d])(${latinTerm}) ?(与|和|及|以及) ?(${latinTerm})(?![\p{Script=Latin}\d])`,
      'gu',
    ),
    variantOf: ([, one, form, other]) => ({ term: `${one}, ${other}`, form: form! }),
  },
  // 其他, 其它
  {
    least: 1,
    pattern: new RegExp(oneOf(Object.entries(respelt).flat()), 'gu'),
    variantOf: ([form]) => ({ term: respelt[form] ?? form, form }),
  },
  // policy-makers, policymakers; TikTok, Tiktok
  {
    least: 1,
    pattern: /(?<![\p{L}\d.’'@/-])[A-Za-z]+(?:-[A-Za-z]+)?(?![\p{L}\d@/])(?!-\p{L})/gu,
    variantOf: ([word]) => {
      const one = inSentence(word.replace(/s$/, ''))
      if (one.length < 5 || word === word.toUpperCase() || meaningful.test(one)) return null
      return { term: one.replace('-', '').toLowerCase(), form: one }
    },
  },
  // U.S., US
  {
    least: 1,
    pattern: /(?<![\p{L}\d.&])(?:(?:[A-Z]\.){2,}|[A-Z]{2,4})(?![\p{L}\d&])/gu,
    variantOf: ([form]) => ({ term: form.replaceAll('.', ''), form }),
  },
  // organise, organization: but names keep theirs
  {
    least: 1,
    pattern: /(?<!\p{L})([a-z]{2,}(?:i|ly))([sz])(?:e[ds]?|ers?|ing|ations?)(?!\p{L})/gu,
    variantOf: ([, stem, letter]) => ({ term: stem!, form: letter! }),
  },
  // labour, labor; centre, center; defence, defense; per cent, percent
  {
    least: 1,
    pattern:
      /(?<!\p{L})(?:(?:lab|col|behavi|neighb|fav|hon|harb)ou?r|cent(?:re|er)|defen[cs]e|per ?cent)(?=s?(?!\p{L}))/gu,
    variantOf: ([form]) => ({
      term: form
        .replace('our', 'or')
        .replace('tre', 'ter')
        .replace('ence', 'ense')
        .replace(' ', ''),
      form,
    }),
  },
  // Track II, Track Two
  {
    least: 1,
    pattern: /(?<!\p{L})track[- ](1|one|i|2|two|ii)(?![\p{L}\d]|\.\d)/giu,
    variantOf: ([, number]) => ({
      term: /^(?:1|one|i)$/i.test(number!) ? 'track 1' : 'track 2',
      form: /\d/.test(number!) ? 'digits' : /^i+$/i.test(number!) ? 'Roman' : 'words',
    }),
  },
]
