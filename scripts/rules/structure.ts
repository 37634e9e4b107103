/** Parts of a memo that are empty, or unlike all others. */
import { textOf, unitsOf } from '../memo/walk.ts'
import type { RuleOf } from './rule.ts'
import { blockRowsIn } from './siblings.ts'

/**
 * A heading with nothing below it.
 *
 * @example fails 3:1
 * # 备忘录
 *
 * ## 背景
 *
 * ## 结论
 *
 * 双方达成共识。
 *
 * @example passes
 * # 备忘录
 *
 * ## 背景
 *
 * ### 经过
 *
 * 双方会晤。
 */
export const emptySection: RuleOf<'reading'> = {
  id: 'empty-section',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'A heading without text reads as if something had been forgotten.',
    zh: '只有标题没有正文，像是漏了内容。',
  },
  *find({ memo }) {
    for (const { type, unit } of unitsOf(memo))
      // One of recommendations is asked about when the memo is read.
      if (type === 'section' && unit.role !== 'recommendations')
        if (unit.blocks.length === 0 && unit.sections.length === 0)
          yield {
            place: unit.place,
            en: `There is nothing below “${textOf(unit.title)}”: write its text, or delete the heading`,
            zh: `“${textOf(unit.title)}”之下没有内容：请补上正文，或删除标题`,
          }
  },
}

/**
 * A list of one item, recommendations aside.
 *
 * @example fails 5:1
 * # 备忘录
 *
 * 双方达成以下共识：
 *
 * - 统一标准。
 *
 * @example passes
 * # 备忘录
 *
 * ## 建议
 *
 * - 两国应统一标准。
 */
export const listOfOne: RuleOf<'reading'> = {
  id: 'list-of-one',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'A list of one item has lost the others, or is a paragraph.',
    zh: '只有一项的列表，可能漏了其他各项，也可能本是一段正文。',
  },
  *find({ memo }) {
    const recommended = new Set(
      [...unitsOf(memo)].flatMap(({ type, unit, within }) =>
        type === 'list' && within.some(({ role }) => role !== 'body') ? [unit] : [],
      ),
    )
    for (const blocks of blockRowsIn(memo)) {
      // Lists that paragraphs part are one list.
      if (blocks.filter(({ type }) => type === 'list').length !== 1) continue
      for (const block of blocks)
        if (block.type === 'list' && block.items.length === 1 && !recommended.has(block))
          if (block.items[0]!.checked === undefined && (block.items[0]!.ordinal ?? 1) === 1)
            yield {
              place: block.place,
              en: 'This list has one item: are others missing, or is it a paragraph?',
              zh: '此列表只有一项：是漏了其他各项，还是本为一段正文？',
            }
    }
  },
}
