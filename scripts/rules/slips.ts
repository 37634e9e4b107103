/** Slips of the pen in the text itself, which a careful reader would ask about before it goes out. */
import { textOf, unitsOf } from '../memo/walk.ts'
import type { RuleOf } from './rule.ts'

/**
 * The name of a country joined to those who took part by 与, as if it were one of them.
 *
 * @example fails 3:5
 * # 备忘录
 *
 * 该方案被中国与参会者描述为对等措施。
 *
 * @example passes
 * # 备忘录
 *
 * 该方案被中国与会者描述为对等措施，双方与参会者交换了意见。
 */
export const countryAndParticipants: RuleOf<'reading'> = {
  id: 'country-and-participants',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'A country takes no part beside participants: 与会者 and 参会者 may have been mixed.',
    zh: '国家不与参会者并列：可能是“与会者”和“参会者”混用。',
  },
  *find({ texts }) {
    for (const { text, placeOf } of texts)
      for (const { 0: words, 1: country, index } of text.matchAll(joined))
        yield {
          place: placeOf(index),
          en: `“${words}” puts a country beside participants: is “${country}与会者” or “${country}参会者” meant?`,
          zh: `“${words}”把国家与参会者并列：是否应为“${country}与会者”或“${country}参会者”？`,
        }
  },
}

const joined =
  /((?:中|美|英|法|德|俄|日|韩|印|泰|越)(?:国|方)|日本|印度|俄罗斯)[与于](?:参会|与会)(?:者|人员|代表|专家)/gu

/**
 * A heading that says since when, and a text below it that says another month.
 *
 * @example fails 5:1
 * # 备忘录
 *
 * ## 2024年12月以来的新动向
 *
 * 自2024年10月上一轮对话以来，关系复杂多变。
 *
 * @example fails 5:1
 * # Memo
 *
 * ## Developments since March 2025
 *
 * Since May 2025, trade has grown.
 *
 * @example passes
 * # 备忘录
 *
 * ## 2024年12月以来的新动向
 *
 * 自2024年12月上一轮对话以来，关系复杂多变。2025年8月发布了意见。
 */
export const otherMonth: RuleOf<'reading'> = {
  id: 'other-month',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'A heading and the text below it name two beginnings of one time.',
    zh: '标题与其下正文所说的起始时间不一致。',
  },
  *find({ memo }) {
    for (const { type, unit } of unitsOf(memo)) {
      if (type !== 'section') continue
      const heading = sinceIn(textOf(unit.title))
      const [block] = unit.blocks
      const below = block?.type === 'paragraph' ? sinceIn(textOf(block.runs)) : null
      if (heading !== null && below !== null && heading !== below)
        yield {
          place: block!.place,
          en: `The heading says “${heading}” and this text “${below}”: correct one of them`,
          zh: `标题说“${heading}”，正文说“${below}”：请改正其一`,
        }
    }
  },
}

/** `2024年12月` of `2024年12月以来` and `自2024年12月…以来`, `March 2025` of `since March 2025`. */
const sinceIn = (text: string): string | null => {
  const [, zh, en] =
    /(\d{4}年\d{1,2}月)[^，。；]{0,12}以来|[Ss]ince ([A-Z][a-z]+ \d{4})/u.exec(text) ?? []
  return zh ?? en ?? null
}

/**
 * 的是 behind nouns, before what they are said to be: one of the two characters is too many.
 *
 * @example fails 3:11
 * # 备忘录
 *
 * 此外，开源与合成数据的是未来发展的重要方向。
 *
 * @example passes
 * # 备忘录
 *
 * 此外，开源与合成数据是未来发展的重要方向，值得注意的是合作的前提，重要的是创新。
 */
export const strayDe: RuleOf<'reading'> = {
  id: 'stray-de',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'Between a subject and what it is said to be stands 是, without 的.',
    zh: '主语与表语之间用“是”，不用“的是”。',
  },
  *find({ texts }) {
    for (const { text, placeOf } of texts)
      for (const { 0: clause, 1: subject, index } of text.matchAll(nounsAndDe))
        yield {
          place: placeOf(index + clause.indexOf(subject!) + subject!.length),
          en: `“${subject}的是”: is 的 too much here, or is a word missing?`,
          zh: `“${subject}的是”：此处是否多了“的”，或缺字？`,
        }
  },
}

const nounsAndDe =
  /(?:^|[，。；])([^，。；：的是]{2,12}[与和][^，。；：的是]{2,8})的是[^，。；]{2,30}的(?:重要|主要|关键)?(?:方向|基础|途径|手段|力量|前提|核心|领域|目标|保障|动力)(?=[，。；])/gu
