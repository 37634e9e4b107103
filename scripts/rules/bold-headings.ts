/** Paragraphs in bold that stand for headings. */
import type { RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { SourceText } from '../markdown/from-markdown.ts'
import { at } from '../markdown/markdown.ts'
import { enumerator } from './joined-lines.ts'
import type { RuleOf } from './rule.ts'

/**
 * A short paragraph that is all bold and ends with no mark, as programs that write Markdown set headings: asked once,
 * where there are two, or where one begins with a number.
 *
 * @example fails 3:1
 * # 会议纪要
 *
 * **一、会议背景**
 *
 * 会议听取了各方意见。
 *
 * **二、议定事项**
 *
 * 成立联合工作组。
 *
 * @example fails 3:1
 * # Memo
 *
 * **Background**
 *
 * The parties met.
 *
 * **Outcome**
 *
 * They agreed.
 *
 * @example passes
 * # 备忘录
 *
 * **中方：**
 *
 * 双方会晤。
 *
 * **各方应当合作。**
 *
 * **表 1 各港吞吐量**
 *
 * | 港口 | 吞吐量 |
 * | --- | --- |
 * | 甲 | 12 |
 */
export const boldHeading: RuleOf<'text'> = {
  id: 'bold-heading',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'A paragraph in bold is no heading: it is in no list of contents, begins no section, and may stand alone at the end of a page.',
    zh: '加粗的段落不是标题：不进入目录，不另成一部分，还可能单独落在页末。',
  },
  *find(context) {
    const found = context.tree.children.filter((node, i, all) => {
      const next = all[i + 1]?.type
      return (next === 'paragraph' || next === 'list') && standsForHeading(node, context)
    })
    const [first] = found
    if (!first || (found.length === 1 && !enumerator.test(toString(first)))) return
    const others = found.length - 1
    yield {
      ...at(first),
      en: `“${toString(first)}” is a paragraph in bold${others > 0 ? ` (${others} more like it)` : ''}; if it is a heading, write \`## ${toString(first)}\``,
      zh: `“${toString(first)}”是加粗的段落${others > 0 ? `（另有 ${others} 处相似）` : ''}；若是标题，请写成 \`## ${toString(first)}\``,
    }
  },
}

/** Characters of the longest heading. */
const longest = 40

const standsForHeading = (node: RootContent, { roleOf }: SourceText): boolean => {
  if (node.type !== 'paragraph' || node.children.length !== 1) return false
  const text = toString(node)
  return (
    node.children[0]!.type === 'strong' &&
    text.length <= longest &&
    /\p{L}{2}/u.test(text) &&
    !/[\p{P}\n]$/u.test(text.replace(/[”》）)]$/u, '')) &&
    !/^(?:附?图|[附续]?表|Figure|Fig\.|Table)\s*[\d一二三四五六七八九十]/u.test(text) &&
    // Asked about as what it is.
    roleOf(text) !== 'recommendations'
  )
}
