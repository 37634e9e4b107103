/** Blocks that Markdown has read as a paragraph. */
import type { Code } from 'mdast'
import { at, descendants } from '../markdown/markdown.ts'
import { isTableRule } from '../markdown/table-rule.ts'
import type { Words } from '../message.ts'
import { matchesIn } from './in-source.ts'
import { placeIn } from './printed.ts'
import type { PrintedLine } from './printed.ts'
import type { MarkRule, RuleOf } from './rule.ts'

/**
 * A directive of another dialect: `:::note`.
 *
 * @example fails 3:1
 * # Memo
 *
 * :::note
 * Text.
 *
 * @example passes
 * # Memo
 *
 * Note ::: text.
 */
export const unsupportedDirective: RuleOf<'text'> = {
  id: 'unsupported-directive',
  level: 'error',
  stage: 'text',
  reason: {
    en: 'A directive is printed with its colons, and what it asks for is not done.',
    zh: '指令会连同冒号印出，而其作用不会生效。',
  },
  *find(text) {
    for (const { place } of matchesIn(text, 'paragraph', /^:{3,}/gm))
      yield {
        place,
        en: 'A memo cannot hold a directive (:::): write it as text, as a list or as a quote',
        zh: '备忘录不支持指令（:::）：请改写为正文、列表或引用',
      }
  },
}

/**
 * A table that is printed as lines of pipes: its rule is missing, in other marks, or of another number of cells.
 *
 * @example fails 4:1
 * # Memo
 *
 * | a | b |
 * | - |
 * | 1 | 2 |
 *
 * @example fails 3:1
 * # 备忘录
 *
 * | 类别 | 面积 |
 * | 仓库 | 300 |
 *
 * @example fails 4:1
 * # 备忘录
 *
 * ｜类别｜面积｜
 * ｜---｜---｜
 * ｜车间｜500｜
 *
 * @example passes
 * # Memo
 *
 * | a | b |
 * | - | - |
 * | 1 | 2 |
 *
 * The value |x| of x | y.
 */
export const lostTable: MarkRule = {
  id: 'lost-table',
  level: 'error',
  stage: 'text',
  reason: {
    en: 'Without a rule that fits its header, a table is printed as lines of pipes.',
    zh: '表头与分隔行不一致时，表格会印成带竖线的文字。',
  },
  look: () => (text) => {
    if (text.type !== 'paragraph') return null
    const rule = text.lines.find((line) => isTableRule(line.text))
    if (rule) return { place: placeIn(rule, indent(rule)), ...unequal }
    const rows = text.lines.filter((line) => /^ *[|｜]/.test(line.text))
    const isTable = rows.length > 1 || (rows[0] && wholeRow.test(rows[0].text))
    const first = rows.find((line) => mistypedRule.test(line.text)) ?? rows[0]!
    return isTable ? { place: placeIn(first, indent(first)), ...withoutRule } : null
  },
}

const indent = ({ text }: PrintedLine): number => text.length - text.trimStart().length

/** Begins and ends with a pipe and has two cells at least. */
const wholeRow = /^ *[|｜][^|｜]*\S[^|｜]*[|｜](?:[^|｜]*[|｜])+ *$/

const unequal: Words = {
  en: 'The rule of this table and its header differ in their numbers of cells, so it is not read as a table: make them equal',
  zh: '表头与分隔行的单元格数不同，因此没有被识别为表格：请使两者一致',
}

/** A rule in other dashes or pipes. */
const mistypedRule = /^ *[|｜][-—–―－:： |｜]*[-—–―－][-—–―－:： |｜]*$/

const withoutRule: Words = {
  en: 'These rows have no table rule and would be printed with their pipes: add a line such as `| --- | --- |` below the header, in half-width marks, and leave no blank line in the table',
  zh: '这些行没有表格分隔行，会连同竖线印出：请在表头之下加一行 `| --- | --- |`，用半角符号；表格中间不能有空行',
}

/**
 * Prose that four blanks or a tab before it make code.
 *
 * @example fails 5:1
 * # 备忘录
 *
 * 第一段。
 *
 *     双方回顾了过去一年的进展，并交换了意见。
 *
 * @example passes
 * # Memo
 *
 *     for (const port of ports) close(port)
 */
export const indentedProse: RuleOf<'text'> = {
  id: 'indented-prose',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'Four blanks or a tab at the beginning of a paragraph make it code: it is printed as typed, in another face.',
    zh: '段首有四个空格或制表符时，该段会被当作代码，按另一种字体照原样印出。',
  },
  *find({ tree, source }) {
    for (const { node } of descendants(tree))
      if (node.type === 'code' && isProse(node.value) && !isFenced(node, source))
        yield {
          ...at(node),
          en: 'This paragraph begins with four blanks or a tab, so it is printed as code: delete them, as templates indent paragraphs; put code between two lines of ```',
          zh: '本段开头有四个空格或制表符，因此按代码印出：请删除（缩进由模板决定）；若确是代码，请在前后各加一行 ```',
        }
  },
}

const isFenced = ({ position }: Code, source: string): boolean =>
  /[`~]/.test(source[position?.start.offset ?? 0] ?? '')

/** Chinese, or some English words in a row, with none of the marks that code is full of. */
const isProse = (text: string): boolean =>
  !/[{}=<>]|;$|\(\)|^[ \t]*[$#]/m.test(text) &&
  // At the beginning of a word, or a line of a million letters is looked at from each of them.
  (/[\p{Script=Han}]{4}/u.test(text) || /(?:\b[A-Za-z][a-z]*,? ){4}[A-Za-z]/.test(text))

/**
 * A paragraph that a line of hyphens or equals signs below makes a heading.
 *
 * @example fails 3:1
 * # Memo
 *
 * The parties met in Beijing. They agreed on three points.
 * ---
 *
 * Text.
 *
 * @example passes
 * # Memo
 *
 * The parties met.
 *
 * ---
 *
 * Energy
 * ------
 *
 * Text.
 */
export const underlinedText: RuleOf<'text'> = {
  id: 'underlined-text',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'A line of hyphens right below a paragraph makes it a heading.',
    zh: '段落下一行紧接 `---` 时，该段会成为标题。',
  },
  *find({ tree, source }) {
    for (const node of tree.children) {
      if (node.type !== 'heading' || !node.position) continue
      const text = source.slice(node.position.start.offset, node.position.end.offset).trimEnd()
      const lines = text.split('\n')
      const isSentence =
        lines.length > 2 || /[。；！？.;!?][”’"')）]*$/.test(lines.at(-2)?.trim() ?? '')
      if (lines.length > 1 && isSentence)
        yield {
          ...at(node),
          en: 'The line of hyphens below makes a heading of this paragraph: put a blank line between them',
          zh: '下一行的横线使本段成为标题：请在两者之间空一行',
        }
    }
  },
}
