/** Lines that were typed apart and that Markdown joins into one paragraph. */
import { hardBreak, placeIn } from './printed.ts'
import type { Printed, PrintedLine } from './printed.ts'
import type { MarkRule } from './rule.ts'
import { bullets } from './typed-bullets.ts'
import { wrappingOf, type Wrapping } from './wrapping.ts'

/**
 * Lines of one paragraph that were meant apart: the next begins with an enumerator, a bullet, a label, a
 * definition or an indent, or one ends in a mark that ends a sentence. Lines that an editor program has wrapped are let be.
 *
 * @example fails 4:1
 * # 备忘录
 *
 * 会议决定：
 * 一、成立联合工作组
 * 二、每月通报一次
 *
 * @example fails 4:1
 * # 备忘录
 *
 * 出席：张三
 * 列席：李四
 *
 * @example fails 4:1
 * # 备忘录
 *
 * 双方举行了会谈。
 * 会谈取得了进展。
 *
 * @example fails 5:1
 * # Memo
 *
 * - Fund the grid.
 * - Open the data.
 * Publish the results.
 *
 * @example fails 6:1
 * # Memo
 *
 * The queue grew.[^a]
 *
 * [^a]: Source: IEA.
 * [1]: https://example.org/cost
 *
 * @example passes
 * # 备忘录
 *
 * 双方举行了会谈，就能源、
 * 航运交换了意见。
 *
 * 出席：张三\
 * 列席：李四
 */
export const joinedLines: MarkRule = {
  id: 'joined-lines',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'Markdown joins the lines of a paragraph: what was typed on lines of its own is printed in one.',
    zh: 'Markdown 会把同一段的各行连成一行印出，分行输入的内容会连在一起。',
  },
  look: ({ printed }) => {
    const wrapping = wrappingOf(printed)
    return (text) => {
      const second = text.type === 'paragraph' ? lineMeantApart(text, wrapping) : undefined
      return second
        ? {
            place: placeIn(second, second.text.search(/[^ ]/)),
            en: 'This line is printed right behind the one before, in one paragraph: put a blank line between them, write `- ` or `1. ` before each item, or end the line before with \\ to keep the break',
            zh: '本行会与上一行连在一起印成一段：请在两行之间空一行；若是列表，请在各行行首写 `- ` 或 `1. `；若只需换行，请在上一行末尾加 \\',
          }
        : null
    }
  },
}

const lineMeantApart = (text: Printed, wrapping: Wrapping): PrintedLine | undefined =>
  text.lines.find((line, i) => {
    const before = text.lines[i - 1]
    if (!before || before.text.endsWith(hardBreak)) return false
    if (beginsWithIndent.test(line.text) || definition.test(line.text)) return true
    const isLazy = text.parent === 'listItem' && indentOf(line) < indentOf(text.lines[0]!)
    if (wrapping.mayBeWrapped(before.text, line.text)) return false
    return (
      beginsApart.test(line.text) ||
      (label.test(before.text) && label.test(line.text)) ||
      (isLazy && /[。；;.][”’"')）]*[￼ ]*$/.test(before.text)) ||
      (endsApart.test(before.text) && !wrapping.isBySentence) ||
      (wrapping.isByParagraph && /[.;][”’"')]*[￼ ]*$/.test(before.text))
    )
  })

const indentOf = ({ text }: PrintedLine): number => text.search(/[^ ]/)

const beginsWithIndent = /^ *　/
/** A definition does not end a paragraph. */
const definition = /^ *\[[^\]]{1,99}\]:[ \t]/

/** Enumerators and bullets: 一、 （一） 1、 1) (a) ① [1] 第一， 甲、 • */
export const enumerator = new RegExp(
  String.raw`^[ 　￼]*(?:[${bullets}]|[一二三四五六七八九十]{1,3}[、．.]|第[一二三四五六七八九十]{1,3}[，、：]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2}|[a-z])[)）]|[[【〔]\d{1,3}[\]】〕]|\d{1,2}(?:[、．）)]|\.(?!\d))|[a-z][.)](?= )|[①-⑳]|[甲乙丙丁]、)`,
  'u',
)

const beginsApart = enumerator

const label = /^[ ￼]*(?:[\p{Script=Han}￼]{1,8}：|[A-Z][A-Za-z ]{0,20}: )/u

const endsApart = /(?:[。！？：]|[\p{L}]:)[”’』」）)]*[￼ ]*$/u
