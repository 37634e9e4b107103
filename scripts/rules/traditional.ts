/** Chinese in traditional characters. */
import { isTraditional } from '../memo/language.ts'
import type { RuleOf } from './rule.ts'

/**
 * A memo in traditional characters: templates have the labels of Chinese in simplified ones.
 *
 * @example fails 2:7
 * ---
 * lang: zh-TW
 * ---
 *
 * # 港口合作備忘錄
 *
 * 雙方應儘快簽署。
 *
 * @example passes
 * ---
 * lang: zh-CN
 * ---
 *
 * # 港口合作备忘录
 *
 * 双方应尽快签署。
 */
export const simplifiedLabels: RuleOf<'memo'> = {
  id: 'simplified-labels',
  level: 'query',
  stage: 'memo',
  reason: {
    en: 'A document should not mix the characters of its text with others in its labels.',
    zh: '同一文件的正文和标签不应混用繁体字与简体字。',
  },
  *find({ memo, front }) {
    const { lang } = memo.meta
    if (!isTraditional(lang)) return
    yield {
      place: front?.placeOf(['lang']),
      en: `The memo is in traditional Chinese (\`lang: ${lang}\`), and the templates have labels in simplified characters only: write the labels in traditional ones under \`labels: zh:\` in a template of your own, or expect 建议 and 目录 in print`,
      zh: `备忘录为繁体中文（\`lang: ${lang}\`），而模板的标签只有简体：请在自己的模板中把 \`labels\` 下 \`zh\` 的各项改为繁体，否则印出的标签（如“建议”“目录”）为简体`,
    }
  },
}
