/** Items of recommendations: what would change their numbers, or leaves them behind in a handout. */
import type { Block, ListItem, Section } from '../memo/model.ts'
import { typedNumberOf } from '../memo/typed-number.ts'
import { textOf, unitsOf } from '../memo/walk.ts'
import type { RuleOf } from './rule.ts'

/**
 * A paragraph between, before or behind the items of recommendations that reads like one of them: without its
 * `- ` it has no number, and those below it get other numbers.
 *
 * @example fails 7:1
 * # 备忘录
 *
 * ## 建议
 *
 * - 两国应加强合作。
 *
 * 两国应公布数据。
 *
 * - 两国应联合监测。
 *
 * @example passes
 * # 备忘录
 *
 * ## 建议
 *
 * 双方应做到以下几点：
 *
 * - 两国应加强合作。
 *
 * 会中另有补充：
 *
 * - 两国应联合监测。
 *
 * 各方对此没有异议。
 */
export const paragraphAmongItems: RuleOf<'text'> = {
  id: 'paragraph-among-items',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'A paragraph among recommendations has no number, and is in no handout.',
    zh: '建议之间的普通段落没有编号，也不会进入单页。',
  },
  *find({ sections }) {
    for (const { blocks } of recommendationsIn(sections)) {
      const lists = blocks.flatMap(({ type }, i) => (type === 'list' ? [i] : []))
      const [first, last] = [lists[0], lists.at(-1)]
      if (first === undefined || last === undefined) continue
      const found = blocks.find(
        (block, i) => block.type === 'paragraph' && readsLikeItem(block, i > first && i < last),
      )
      if (found)
        yield {
          place: found.place,
          en: 'This paragraph stands among recommendations and has no number: write `- ` before it if it is one of them, or indent it by two blanks if it belongs to the item above',
          zh: '本段夹在两条建议之间，没有编号：若是一条建议，请在行首写 `- `；若属于上一条，请缩进两个空格',
        }
    }
  },
}

const recommendationsIn = (sections: readonly Section[]): Section[] =>
  sections.flatMap((section) => [
    ...(section.role === 'recommendations' ? [section] : []),
    ...recommendationsIn(section.sections),
  ])

/** Says what somebody should do, and does not introduce what follows. */
const advice =
  /^[^，,；;。]{0,40}(?:(?<![对對适適反供响響效相呼感回顺順])[应應](?![用对對邀急届变變力聘])|[须須宜]|\b(?:should|must|shall|ought)\b)|^(?:进一步|共同|继续|尽快)?(?:建议(?! ?\d)|鼓励|推动|建立|加强)/u
const introduction = /以下|下列|如下|following|below/i

const readsLikeItem = (
  block: Extract<Block, { type: 'paragraph' }>,
  isBetween: boolean,
): boolean => {
  const text = textOf(block.runs).trim()
  if (/[:：]$/.test(text) || introduction.test(text)) return false
  return isBetween ? /[。；.;！!]$/.test(text) : advice.test(text) && /[。；.;]$/.test(text)
}

/**
 * A recommendation that begins with a typed number: it is printed behind the number that it is given.
 *
 * @example fails 5:1
 * # 备忘录
 *
 * ## 建议
 *
 * - （一）两国应加强合作。
 *
 * @example passes
 * # 备忘录
 *
 * ## 建议
 *
 * - 一是加强合作，投入 3.5 亿元。
 * - 5G 与 6G 应兼容。
 * - 3.5 亿元应于年内到位。
 */
export const typedNumber: RuleOf<'text'> = {
  id: 'typed-number',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'Recommendations are numbered when printed: a typed number stands behind that, and may differ.',
    zh: '建议在印出时自动编号：手写的编号会跟在其后，且可能不一致。',
  },
  *find({ sections }) {
    for (const { blocks } of recommendationsIn(sections))
      for (const item of itemsOf(blocks)) {
        const number = typedNumberOf(firstTextOf(item))?.text ?? null
        if (number !== null)
          yield {
            place: item.place,
            en: `“${number}” is printed behind the number that this recommendation is given: delete it`,
            zh: `“${number}”会印在本条自动编号之后：请删除`,
          }
      }
  },
}

const itemsOf = (blocks: readonly Block[]): ListItem[] =>
  blocks.flatMap((block) => (block.type === 'list' ? block.items : []))

const firstTextOf = ({ blocks: [block] }: ListItem): string =>
  block?.type === 'paragraph' ? textOf(block.runs) : ''

/**
 * A marker on a part of a recommendation: the handout of that domain would hold the part without the
 * recommendation and its number.
 *
 * @example fails 10:3
 * ---
 * domains: {ai: 人工智能, chips: 芯片}
 * ---
 *
 * # 备忘录
 *
 * ## 人工智能
 * ### 建议
 * - 两国应加强合作：
 *   - 共享数据； <!-- unit domains=chips -->
 *   - 共享模型。
 *
 * ## 芯片
 * ### 建议
 * - 两国应降低关税。
 *
 * @example passes
 * ---
 * domains: {ai: 人工智能, chips: 芯片}
 * ---
 *
 * # 备忘录
 *
 * ## 人工智能
 * ### 建议
 * - 两国应加强合作：<!-- unit domains=chips -->
 *   - 共享数据。
 *
 * ## 芯片
 * ### 建议
 * - 两国应降低关税。
 */
export const markerOnPart: RuleOf<'memo'> = {
  id: 'marker-on-part',
  level: 'query',
  stage: 'memo',
  reason: {
    en: 'A handout holds what is marked: of a marked part, not the recommendation that it is a part of.',
    zh: '单页只收带标记的内容：只标记了分项，就不会带上所属的建议和编号。',
  },
  *find({ memo }) {
    for (const { unit } of unitsOf(memo)) {
      if (unit.number === undefined || !('blocks' in unit)) continue
      for (const part of partsOf(unit.blocks)) {
        const others = part.domains.filter((slug) => !unit.domains.includes(slug))
        if (others.length > 0)
          yield {
            place: part.place,
            en: `The marker names ${others.join(', ')} for a part of recommendation ${unit.number}, so that handout has the part without its recommendation: move the marker to the end of the recommendation's own text`,
            zh: `标记只把第 ${unit.number} 条建议的一个分项归入 ${others.join('、')}，该单页将缺少建议本身和编号：请把标记移到该条建议正文的末尾`,
          }
      }
    }
  },
}

const partsOf = (blocks: readonly Block[]): ListItem[] =>
  itemsOf(blocks).flatMap((item) => [item, ...partsOf(item.blocks)])
