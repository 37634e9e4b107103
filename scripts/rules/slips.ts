/** Slips of the pen in the text itself, which a careful reader would ask about before it goes out. */
import { limits } from '../limits.ts'
import { placeAt } from '../markdown/code-points.ts'
import { textOf, textsOf, unitsOf, type Visit } from '../memo/walk.ts'
import type { Place } from '../message.ts'
import type { Contexts, RuleOf } from './rule.ts'

/** A text of the memo and the unit that it is of. */
type Said = { readonly text: string; readonly unit: Visit['unit'] }

const textsIn = ({ memo }: Contexts['reading']): Said[] =>
  [...unitsOf(memo)].flatMap((visit) =>
    textsOf(visit).map((runs) => ({ text: textOf(runs), unit: visit.unit })),
  )

/** Where words of a unit stand in the source, or a character within them; the unit where marks part them. */
const placeOf = (words: string, { unit }: Said, source: string, within = 0): Place | undefined => {
  const { place } = unit
  if (!place) return undefined
  const at = source.indexOf(words, place.offset)
  return at < 0 ? { line: place.line, column: place.column } : placeAt(source, at + within)
}

/** Characters of a phrase, and how often its twin stands in the memo. */
const phrase = { length: 4, often: 3 }

/**
 * Four Han characters that stand there once and differ in an inner one from four that stand there three times or
 * more, where the odd one makes no word with its neighbours.
 *
 * @example fails 3:2
 * # 备忘录
 *
 * 与一软对话的衔接。
 *
 * 双方支持一轨对话，并就一轨对话的安排交换了意见。
 *
 * 重启一轨对话。
 *
 * @example passes
 * # 备忘录
 *
 * 与二轨对话的衔接。
 *
 * 双方支持一轨对话，并就一轨对话的安排交换了意见。
 *
 * 重启一轨对话，加强对话机制。
 */
export const nearTwin: RuleOf<'reading'> = {
  id: 'near-twin',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'A phrase that stands there once and differs by one character from a common one may be a slip.',
    zh: '只出现一次、与常见说法仅一字之差的词语，可能是笔误。',
  },
  *find(context) {
    const texts = textsIn(context)
    const counts = phrasesIn(texts)
    const common = [...counts].filter(([, { count }]) => count >= phrase.often).map(([it]) => it)
    const twins = new Map(common.flatMap((it) => innerPatterns(it).map((key) => [key, it])))
    let asked = 0
    for (const [odd, { count, said }] of counts) {
      if (count > 1) continue
      // More are not said one by one.
      if (asked > limits.findings) return
      const at = innerPatterns(odd).findIndex((key) => twins.has(key))
      if (at < 0 || particles.has([...odd][at + 1]!) || makesWord(said.text, odd, at + 1)) continue
      asked++
      const twin = twins.get(innerPatterns(odd)[at]!)!
      yield {
        place: placeOf(odd, said, context.source),
        en: `“${odd}” stands here once, and “${twin}” ${counts.get(twin)!.count} times in this memo: is it the same that is meant?`,
        zh: `“${odd}”仅此一处，而“${twin}”在文中出现 ${counts.get(twin)!.count} 次：是否应为后者？`,
      }
    }
  },
}

/** Words of one character that stand between others: what they are in is no slip of a character. */
const particles = new Set('的了着过和与及或在是为之等以于所对将被把向从由到各其这那有不也都就')

type Count = { readonly count: number; readonly said: Said }

const phrasesIn = (texts: readonly Said[]): ReadonlyMap<string, Count> => {
  const counts = new Map<string, Count>()
  for (const said of texts)
    for (const [stretch] of said.text.matchAll(/\p{Script=Han}+/gu)) {
      const characters = [...stretch]
      for (let at = 0; at + phrase.length <= characters.length; at++) {
        const it = characters.slice(at, at + phrase.length).join('')
        const known = counts.get(it)
        counts.set(it, { count: (known?.count ?? 0) + 1, said: known?.said ?? said })
      }
    }
  return counts
}

/** The phrase with each of its inner characters left open. */
const innerPatterns = (it: string): string[] => {
  const characters = [...it]
  return characters.slice(1, -1).map((_, i) => characters.with(i + 1, '？').join(''))
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Is a character of a phrase part of a word of several, in its text? A unit at a time: see `limits`. */
const makesWord = (text: string, words: string, index: number): boolean => {
  const at = text.indexOf(words) + [...words].slice(0, index).join('').length
  const { segment } = segmenter.segment(text).containing(at)!
  return [...segment].length > 1
}

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
  *find(context) {
    for (const said of textsIn(context))
      for (const { 0: words, 1: country } of said.text.matchAll(joined))
        yield {
          place: placeOf(words, said, context.source),
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
  *find(context) {
    for (const said of textsIn(context))
      for (const { 1: subject } of said.text.matchAll(nounsAndDe))
        yield {
          place: placeOf(`${subject}的是`, said, context.source, subject!.length),
          en: `“${subject}的是”: is 的 too much here, or is a word missing?`,
          zh: `“${subject}的是”：此处是否多了“的”，或缺字？`,
        }
  },
}

const nounsAndDe =
  /(?:^|[，。；])([^，。；：的是]{2,12}[与和][^，。；：的是]{2,8})的是[^，。；]{2,30}的(?:重要|主要|关键)?(?:方向|基础|途径|手段|力量|前提|核心|领域|目标|保障|动力)(?=[，。；])/gu
