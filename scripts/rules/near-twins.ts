/** Phrases that differ in one character from a common one. */
import { limits } from '../limits.ts'
import type { RuleOf } from './rule.ts'
import type { Said } from './said.ts'

/** Characters of a phrase, and how often its twin stands in the memo. */
const phrase = { length: 4, often: 3 }

/**
 * Four Han characters that stand there once and differ in an inner one from four that stand there three times or
 * more, where the odd one makes no word with its neighbours and stands beside them nowhere else. It breaks a word of
 * the others (人工智能), or both begin and end with words (一轨对话).
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
 * @example fails 3:3
 * # 备忘录
 *
 * 双方的入工智能战略。
 *
 * 两国的人工智能、各方的人工智能，与美国的人工智能。
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
  *find({ texts }) {
    const counts = stringsIn(texts, phrase.length)
    const pairs = stringsIn(texts, 2)
    const common = [...counts].filter(([, { count }]) => count >= phrase.often).map(([it]) => it)
    const twins = new Map(common.flatMap((it) => innerPatterns(it).map((key) => [key, it])))
    let asked = 0
    for (const [odd, { count, said }] of counts) {
      if (count > 1) continue
      // More are not said one by one.
      if (asked > limits.findings) return
      const at = innerPatterns(odd).findIndex((key) => twins.has(key)) + 1
      if (at === 0 || !standsAlone(odd, at, pairs) || makesWord(said.text, odd, at)) continue
      const twin = twins.get(innerPatterns(odd)[at - 1]!)!
      const { said: other } = counts.get(twin)!
      const areWhole = isWhole(said.text, odd) && isWhole(other.text, twin)
      if (!areWhole && !makesWord(other.text, twin, at)) continue
      asked++
      yield {
        place: said.placeOf(said.text.indexOf(odd)),
        en: `“${odd}” stands here once, and “${twin}” ${counts.get(twin)!.count} times in this memo: is it the same that is meant?`,
        zh: `“${odd}”仅此一处，而“${twin}”在文中出现 ${counts.get(twin)!.count} 次：是否应为后者？`,
      }
    }
  },
}

/** Words and numerals of one character that stand between others: what they are in is no slip of a character. */
const bound = new Set(
  '的了着过和与及或在是为之等以于所对将被把向从由到各其这那有不也都就一二三四五六七八九十百千万亿两',
)

/** Is a character of a phrase one that stands beside neither of its neighbours elsewhere? */
const standsAlone = (odd: string, at: number, pairs: ReadonlyMap<string, Count>): boolean => {
  const characters = [...odd]
  const isNew = (from: number): boolean =>
    pairs.get(characters.slice(from, from + 2).join(''))!.count === 1
  return !bound.has(characters[at]!) && isNew(at - 1) && isNew(at)
}

type Count = { readonly count: number; readonly said: Said }

/** The strings of so many Han characters, how often each stands there, and where first. */
const stringsIn = (texts: readonly Said[], length: number): ReadonlyMap<string, Count> => {
  const counts = new Map<string, Count>()
  for (const said of texts)
    for (const [stretch] of said.text.matchAll(/\p{Script=Han}+/gu)) {
      const characters = [...stretch]
      for (let at = 0; at + length <= characters.length; at++) {
        const it = characters.slice(at, at + length).join('')
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

/** Does a phrase begin and end with words of its text? */
const isWhole = (text: string, words: string): boolean => {
  const segments = segmenter.segment(text)
  const start = text.indexOf(words)
  return [start, start + words.length].every(
    (at) => at === text.length || segments.containing(at)!.index === at,
  )
}
