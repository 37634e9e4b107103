/** Blocks that Markdown has read as a paragraph. */
import { isTableRule } from '../markdown/table-rule.ts'
import { matchesIn } from './in-source.ts'
import type { RuleOf } from './rule.ts'

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
        en: 'Unexpected directive (:::), a memo has no place for it: write it as text, list or quote',
        zh: '备忘录不支持指令（:::）：请改写为正文、列表或引用',
      }
  },
}

/**
 * A table whose header has another number of cells than its rule.
 *
 * @example fails 4:1
 * # Memo
 *
 * | a | b |
 * | - |
 * | 1 | 2 |
 *
 * @example passes
 * # Memo
 *
 * | a | b |
 * | - | - |
 * | 1 | 2 |
 */
export const lostTable: RuleOf<'text'> = {
  id: 'lost-table',
  level: 'error',
  stage: 'text',
  reason: {
    en: 'Without a rule that fits its header, a table is printed as lines of pipes.',
    zh: '表头与分隔行不一致时，表格会印成带竖线的文字。',
  },
  *find(text) {
    for (const { match, place } of matchesIn(text, 'paragraph', /^[ \t>|:-]+$/gm))
      if (isTableRule(match[0]))
        yield {
          place,
          en: 'Unexpected table rule in a paragraph, expected as many cells in the header as in the rule: make them equal',
          zh: '段落中出现表格分隔行：表头与分隔行的单元格数应相同，否则不成表格',
        }
  },
}
