/** Marks of Markdown that an input method made full-width. */
import { firstMatch, quoted } from './printed.ts'
import type { Printed } from './printed.ts'
import type { MarkRule } from './rule.ts'

/**
 * Marks such as ＃ － ＊ １． 【】（） that Markdown does not read.
 *
 * @example fails 3:1
 * # 备忘录
 *
 * ＃ 资料
 *
 * @example fails 3:3
 * # 备忘录
 *
 * 详见【年度报告】（https://example.org/report）。
 *
 * @example fails 3:1
 * # 备忘录
 *
 * － 由港务局牵头
 * － 每季度通报
 *
 * @example passes
 * # 备忘录
 *
 * 详见【年度报告】（见附件），降幅为－3％，注＊为估计数。
 *
 * — 摘自《年度报告》
 */
export const fullWidthMark: MarkRule = {
  id: 'full-width-mark',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'Markdown reads half-width marks only; full-width ones are printed.',
    zh: 'Markdown 只识别半角标记；全角标记会照样印出。',
  },
  look: () => (text) => {
    const found = markIn(text)
    if (!found) return null
    const mark = quoted(found.match)
    return {
      place: found.place,
      en: `\`${mark}\` is full-width, so it is printed as text; expected a half-width mark: write it so if it is meant for Markdown`,
      zh: `\`${mark}\` 是全角标记，会按文字印出；若本意是 Markdown 标记，请改用半角：# - * 1. [ ] ( )`,
    }
  },
}

/** At the beginning of a line: headings, items, quotes. */
const atBeginning =
  /^ *(?:＃{1,6}|[－﹣](?=\D)|＊(?=[ 　])|[０-９]{1,3}[．.、)）]|＞(?=[ 　]?[^ 　\d]))/u

/** In the line: emphasis, code, notes, and links whose address follows. */
const within =
  /＊＊[^＊]{1,200}＊＊|｀[^｀]{1,200}｀|～～[^～]{1,200}～～|[【［][\^＾][^】］]{1,40}[】］]|\[＾[^\]]{1,40}\]|[[【［][^[\]【】［］]{1,200}[\]】］] ?（ ?(?:￼|#\w)|[【［][^【】［］]{1,200}[】］] ?\( ?(?:￼|#\w)/u

/** A dash is an item only where lines that follow one another begin with it. */
const dashes = /^ *[–—][ 　]/

const markIn = (text: Printed): ReturnType<typeof firstMatch> => {
  const isList = text.lines.filter((line) => dashes.test(line.text)).length > 1
  return (
    (text.type === 'paragraph' ? firstMatch(text, atBeginning) : null) ??
    firstMatch(text, within) ??
    (isList ? firstMatch(text, dashes) : null)
  )
}
