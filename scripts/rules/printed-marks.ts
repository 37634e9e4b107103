/** Marks of emphasis and code that stay in print. */
import { at, descendants } from '../markdown/markdown.ts'
import { firstMatch } from './printed.ts'
import type { MarkRule, RuleOf } from './rule.ts'

/**
 * A mark that opens or closes nothing: `**`, `~~`, `__`, a star at a word, a backtick.
 *
 * @example fails 3:3
 * # 备忘录
 *
 * 各方**重申立场，并达成共识。
 *
 * @example passes
 * # 备忘录
 *
 * 各方**重申**立场，见 5 * 3 与 \*\*，签字：________。
 */
export const printedMark: MarkRule = {
  id: 'printed-mark',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'A mark without its other half, or with a blank on the wrong side, is printed.',
    zh: '只有一半或内侧有空格的标记会照样印出。',
  },
  look: () => (text) => {
    const found = firstMatch(text, text.type === 'tableCell' ? double : any)
    if (!found) return null
    const mark = found.match[0]
    return {
      place: found.place,
      en: `\`${mark}\` is printed as it stands: it opens or closes nothing; put its other half at the text, with no blank between, or write \\ before it if it is meant`,
      zh: `\`${mark}\` 没有成对，会照样印出：请补上另一半，并与文字紧挨；若本意是文字，请在前面加 \\`,
    }
  },
}

const double = /\*\*+|~~+|(?<!_)__(?!_)|`+/
/** A single star too, at a word: with blanks around or between figures it is one of multiplication. */
const any = new RegExp(
  String.raw`${double.source}|(?<![\w*])\*(?=[\p{L}“《（])|(?<=[\p{Script=Han}”》）。，])\*(?![*\w])`,
  'u',
)

/**
 * A backslash at the end of a paragraph, a heading or a cell, where no line follows that it could break.
 *
 * @example fails 3:7
 * # 备忘录
 *
 * ## 第一行\
 * 第二行
 *
 * @example fails 3:3
 * # 备忘录
 *
 * 盖章\
 *
 * @example passes
 * # 备忘录
 *
 * 联系人：张三\
 * 电话：010-1234
 *
 * 路径写作 C:\\
 */
export const printedBackslash: MarkRule = {
  id: 'printed-backslash',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'A backslash breaks a line where another line of the same paragraph follows; elsewhere it is printed.',
    zh: '行末的 \\ 只在同一段还有下一行时表示换行，否则会照样印出。',
  },
  look: () => (text) => {
    const found = firstMatch({ ...text, lines: text.lines.slice(-1) }, lastBackslash)
    return (
      found && {
        place: found.place,
        en: 'This \\ breaks no line, as none of the same text follows, and is printed: delete it; in a heading or a cell, write `<br>` where a line is to break',
        zh: '此处的 \\ 之后没有同段的下一行，不起换行作用，会照样印出：请删除；标题或单元格内要换行，请写 `<br>`',
      }
    )
  },
}

const lastBackslash = /\\(?=[ ￼]*$)/

/**
 * Stars between figures that Markdown takes for emphasis.
 *
 * @example fails 3:7
 * # Memo
 *
 * Area 3*4*5 metres.
 *
 * @example passes
 * # Memo
 *
 * Area 3\*4\*5 metres, *five* in all.
 */
export const eatenStars: RuleOf<'text'> = {
  id: 'eaten-stars',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'Two stars between figures make the figures between them italic, and are not printed.',
    zh: '数字之间的两个星号会被当作斜体标记，星号不会印出。',
  },
  *find({ tree, source }) {
    for (const { node, parent } of descendants(tree)) {
      if (node.type !== 'emphasis' && node.type !== 'strong') continue
      const [start = 0, end = 0] = [node.position?.start.offset, node.position?.end.offset]
      if (
        /^\d\*+\d/.test(source.slice(start - 1)) ||
        (/\d\*+$/.test(source.slice(start, end)) && /\d/.test(source[end] ?? ''))
      )
        yield {
          ...at(node, parent),
          en: 'These stars between figures are taken for marks of emphasis and are not printed: write × or \\*',
          zh: '数字之间的星号被当作强调标记，不会印出：请写 × 或 \\*',
        }
    }
  },
}
