/** Blocks that Markdown has read as a paragraph. */
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
const wholeRow = /^ *[|｜](?=.*[^\s|｜])(?:[^|｜]*[|｜]){2,} *$/

const unequal: Words = {
  en: 'The rule of this table and its header differ in their numbers of cells, so it is not read as a table: make them equal',
  zh: '表头与分隔行的单元格数不同，因此没有被识别为表格：请使两者一致',
}

/** A rule in other dashes or pipes. */
const mistypedRule = /^ *[|｜](?=.*[-—–―－])[-—–―－:： |｜]*$/

/**
 * A table that was pasted with tabs between its cells: its rows are printed in one line.
 *
 * @example fails 3:1
 * # Memo
 *
 * Year	Cost	Share
 * 2021	132	12%
 * 2025	78	31%
 *
 * @example passes
 * # Memo
 *
 * Name:	the parties
 * met in Bergen.
 *
 * One	line.
 */
export const tabbedTable: MarkRule = {
  id: 'tabbed-table',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'Rows whose cells are apart by tabs are printed one behind the other, in one paragraph.',
    zh: '用制表符分隔的各行会连成一段印出。',
  },
  look: () => (text) => {
    if (text.type !== 'paragraph' || text.lines.length < 2) return null
    const [first, ...others] = text.lines.map((line) => line.text.trim().split(/\t+/).length)
    if (first! < 2 || others.some((cells) => cells !== first)) return null
    return {
      place: placeIn(text.lines[0]!, indent(text.lines[0]!)),
      en: 'These rows, with tabs between their cells, are printed in one paragraph: write a table with pipes, `| Year | Cost |`, and a rule such as `| --- | --- |` below its header',
      zh: '这些行以制表符分隔，会连成一段印出：请改写为表格，单元格之间用竖线，如 `| 年份 | 费用 |`，并在表头之下加一行 `| --- | --- |`',
    }
  },
}

const withoutRule: Words = {
  en: 'These rows have no table rule and would be printed with their pipes: add a line such as `| --- | --- |` below the header, in half-width marks, and leave no blank line in the table',
  zh: '这些行没有表格分隔行，会连同竖线印出：请在表头之下加一行 `| --- | --- |`，用半角符号；表格中间不能有空行',
}
