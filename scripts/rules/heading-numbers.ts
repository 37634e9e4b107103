/** Numbers typed before headings that have a number in print. */
import { contentText } from '../flow/content.ts'
import type { Id } from '../memo/model.ts'
import { piecesOf, shown } from './pages.ts'
import { typedNumberOf } from './recommended-items.ts'
import type { RuleOf } from './rule.ts'

/**
 * Numbers typed before headings that the template numbers: both are printed. Asked once, at the first of them.
 *
 * @example fails 3:1
 * # 备忘录
 *
 * ## 一、水资源调度
 *
 * ### 建议
 *
 * - 两国应共享水文数据。
 *
 * ## 二、航运
 *
 * ### 建议
 *
 * - 两国应统一航标。
 *
 * @example fails 3:1
 * # Memo
 *
 * ## 1. Energy storage
 *
 * ### Recommendations
 *
 * - Regulators should publish the queue.
 *
 * @example passes
 * # 备忘录
 *
 * ## 5G 与 6G
 *
 * ### 建议
 *
 * - 两国应统一标准。
 *
 * ## 一、附则
 *
 * 本备忘录一式两份。
 */
export const typedHeadingNumber: RuleOf<'pages'> = {
  id: 'typed-heading-number',
  level: 'query',
  stage: 'pages',
  reason: {
    en: 'A number typed before a heading stands behind the one that the template prints, and may differ.',
    zh: '标题前手写的编号会印在模板的自动编号之后，且可能不一致。',
  },
  *find({ documents, placeOf }) {
    const found = new Map<Id, { readonly typed: string; readonly printed: string }>()
    for (const { id, outline, label, content } of documents.flatMap((flow) =>
      piecesOf(flow, 'paragraph'),
    )) {
      const typed = typedNumberOf(contentText(content))
      if (id !== undefined && outline !== undefined && label && typed !== null)
        found.set(id, { typed, printed: label.text.trim() })
    }
    const [first] = found
    if (!first) return
    const [id, { typed, printed }] = first
    const others = found.size - 1
    yield {
      place: shown(placeOf(id)),
      en: `“${typed}” is typed before this heading${others > 0 ? ` (and a number before ${others} more)` : ''}, which is printed with the number ${printed} as well: delete what is typed, or write \`sectionNumbers: false\` in the template`,
      zh: `此标题手写了“${typed}”${others > 0 ? `（另有 ${others} 处标题也有手写编号）` : ''}，印出时前面还有自动编号 ${printed}：请删除手写的编号，或在模板中写 \`sectionNumbers: false\``,
    }
  },
}
