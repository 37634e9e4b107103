/** Numbers typed before headings, which those of recommendations should follow. */
import type { Section } from '../memo/model.ts'
import { typedNumberOf } from '../memo/typed-number.ts'
import { textOf, unitsOf } from '../memo/walk.ts'
import type { RuleOf } from './rule.ts'

/**
 * A heading typed with one number whose recommendations begin with another: they are counted where two headings have the
 * same number, or one has none. Asked once, at the first of them.
 *
 * @example fails 9:1
 * # 备忘录
 *
 * ## 水资源调度
 *
 * ### 建议
 *
 * - 两国应共享水文数据。
 *
 * ## 一、航运
 *
 * ### 建议
 *
 * - 两国应统一航标。
 *
 * @example fails 9:1
 * # Memo
 *
 * ## 1. Energy storage
 *
 * ### Recommendations
 *
 * - Regulators should publish the queue.
 *
 * ## 1. Grids
 *
 * ### Recommendations
 *
 * - Operators should share forecasts.
 *
 * @example passes
 * # 备忘录
 *
 * ## 一、背景
 *
 * 双方交换了意见。
 *
 * ## 二、航运
 *
 * ### 建议
 *
 * - 两国应统一航标。
 */
export const typedHeadingNumber: RuleOf<'memo'> = {
  id: 'typed-heading-number',
  level: 'query',
  stage: 'memo',
  reason: {
    en: 'Recommendations have the number of their section, as it is typed, where each section has one of its own; else sections are counted.',
    zh: '各部分标题的手写编号齐全且不重复时，建议的编号随之；否则按先后另行编号。',
  },
  *find({ memo }) {
    const found = [...unitsOf(memo)].flatMap(({ type, unit, within }) => {
      if (type !== 'item' || !unit.number?.endsWith('.1')) return []
      const section = holderOf(within)
      const typed = typedNumberOf(textOf(section.title))
      if (!typed || unit.number === `${typed.count}.1`) return []
      return [{ place: section.place, typed: typed.text, printed: unit.number }]
    })
    const [first] = found
    if (!first) return
    const { place, typed, printed } = first
    const others = found.length - 1
    yield {
      place,
      en: `“${typed}” is typed before this heading, and the first recommendation of this section is ${printed}${others > 0 ? ` (such a number is typed before ${others} more)` : ''}: give every section with recommendations a number of its own, or none`,
      zh: `此标题手写了“${typed}”，而本部分的建议从 ${printed} 编起${others > 0 ? `（另有 ${others} 处标题同样）` : ''}：凡有建议的部分，标题的编号请一律写上且各不相同，或一律不写`,
    }
  },
}

/** The section that gives recommendations their number: the one around theirs, or theirs itself. */
const holderOf = (within: readonly Section[]): Section => {
  const at = within.findIndex(({ role }) => role === 'recommendations')
  return within[at - 1] ?? within[at]!
}
