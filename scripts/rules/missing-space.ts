/** Headings and items that are read as text because a space is missing behind their mark. */
import { firstMatch } from './printed.ts'
import type { MarkRule } from './rule.ts'

/**
 * A line that begins with the mark of a heading or an item and no space behind it.
 *
 * @example fails 3:1
 * # 备忘录
 *
 * ##基础设施
 *
 * @example fails 3:1
 * # 备忘录
 *
 * -泊位一先行
 * -泊位二缓办
 *
 * @example fails 3:1
 * # Memo
 *
 * 1.Fund the grid
 *
 * @example passes
 * # 备忘录
 *
 * -5℃ 以下停工。
 *
 * 1.5 亿元已经到位，其中 +86 开头的号码 3 个。
 *
 * 1\.资金来源
 */
export const missingSpace: MarkRule = {
  id: 'missing-space',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'Without a space behind its mark, a heading or an item is printed as text, with the mark.',
    zh: '标记之后缺少空格时，标题和列表项会连同标记按正文印出。',
  },
  look: () => (text) => {
    const found = text.type === 'paragraph' ? firstMatch(text, unspaced) : null
    if (!found) return null
    const mark = found.match[0].trim()
    const [kind, what] = mark.startsWith('#') ? ['a heading', '标题'] : ['an item', '列表项']
    return {
      place: found.place,
      en: `There is no space behind \`${mark}\`, so this is printed as text, with the mark; expected \`${mark} …\` for ${kind}: add the space, or write \\${mark} if it is meant as text`,
      zh: `\`${mark}\` 之后没有空格，因此连同标记按正文印出；${what}应写成 \`${mark} …\`：请加空格；若本意是文字，请写 \\${mark}`,
    }
  },
}

const beginning = String.raw`[\p{Script=Han}\p{Lu}“《（【]`

/** `-based` may go on from the line before, `-5` and `1.5` are numbers, `---` is a dash. */
const unspaced = new RegExp(
  String.raw`^ *(?:#{2,6}(?=[^\s#￼])|#(?=[^\s#\d￼])|[-+](?=${beginning})|\d{1,2}[.)](?=${beginning})|\*(?=[^\s*\d￼]))`,
  'u',
)
