/** The language of a memo. */
import { guessLanguage, otherThan } from '../markdown/guess-language.ts'
import type { RuleOf } from './rule.ts'

/**
 * A memo that does not name its language, with nearly as much Chinese as English in it.
 *
 * @example fails 1:1
 * # 能源 Energy memo
 *
 * 双方讨论了能源合作与航运的问题。
 *
 * The two sides discussed cooperation on energy, on shipping and on open data.
 *
 * @example passes
 * ---
 * lang: en
 * ---
 *
 * # 能源 Energy memo
 *
 * 双方讨论了能源合作与航运的问题。
 *
 * The two sides discussed cooperation on energy, on shipping and on open data.
 */
export const unclearLanguage: RuleOf<'memo'> = {
  id: 'unclear-language',
  level: 'query',
  stage: 'memo',
  reason: {
    en: 'Labels, fonts and line breaking follow the language of the memo.',
    zh: '标签、字体和断行都取决于备忘录的语言。',
  },
  *find({ memo, front }) {
    const { lang, isClear } = guessLanguage(memo)
    if (front?.data.lang !== undefined || isClear) return
    yield {
      place: front?.data.title === undefined ? { line: 1, column: 1 } : front.placeOf(['title']),
      en: `The language of this memo is taken to be ${lang}, and it could be ${otherThan(lang)}: write \`lang: ${lang}\` or \`lang: ${otherThan(lang)}\` in the front matter`,
      zh: `本备忘录的语言按 ${lang} 处理，但也可能是 ${otherThan(lang)}：请在文首写明 \`lang: ${lang}\` 或 \`lang: ${otherThan(lang)}\``,
    }
  },
}
