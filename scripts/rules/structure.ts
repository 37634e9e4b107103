/** Parts of a memo that are empty, or unlike all others. */
import type { ListItem } from '../memo/model.ts'
import { fullTextOf, textOf, unitsOf } from '../memo/walk.ts'
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

/**
 * The one recommendation that says to nobody what should be done.
 *
 * @example fails 10:1
 * # 备忘录
 *
 * ## 建议
 *
 * - 两国应统一标准。
 * - 双方应公开数据。
 * - 两国应定期会晤。
 * - 中方应提供资料。
 * - 美方应简化签证。
 * - 加强交流。
 *
 * @example passes
 * # 备忘录
 *
 * ## 建议
 *
 * - 两国应统一标准。
 * - 加强交流。
 * - 推动合作。
 */
export const recommendationWithoutAddressee: RuleOf<'reading'> = {
  id: 'recommendation-without-addressee',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'Where all other recommendations say who should act, one that does not has lost its subject.',
    zh: '其余建议都写明由谁来做，只有一条没有，可能漏了主语。',
  },
  *find({ memo }) {
    const items = [...unitsOf(memo)].flatMap(({ type, unit }) =>
      type === 'item' && unit.number !== undefined ? [unit] : [],
    )
    const [without, ...others] = items.filter((item) => !isAddressed(item))
    if (!without || others.length > 0 || items.length <= fewest) return
    yield {
      place: without.place,
      en: 'All other recommendations say who should act: whom is this one addressed to?',
      zh: '其余建议都写明由谁来做，这一条没有：由谁来做？',
    }
  },
}

/** Recommendations that must name one before the one that does not is asked about. */
const fewest = 5

const isAddressed = (item: ListItem): boolean => item.to !== undefined || subject.test(fullTextOf(item)) // prettier-ignore

/** Somebody, before what they should do; in English at the beginning. */
const subject =
  /(?:[两双各三四多本我]国|[\p{Script=Han}]方|政府|部门|部門|机构|当局|委员会|企业|公司|高校|大学|学校|协会|学会|智库|研究院|中心|银行|港|者|人|国|会|组|局|部|院|署|所|行|团|校|委)[^。；]{0,12}(?:应|须|需|要|可|宜|将|必)|^[^.;]{2,200}?\b(?:should|must|shall|ought|need|could|may)\b/u
