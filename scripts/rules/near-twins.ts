/** Phrases that differ in one character from a common one. */
import { limits } from '../limits.ts'
import type { RuleOf } from './rule.ts'
import type { Said } from './said.ts'

/** Characters of a phrase, and how often its twin stands in the memo. */
const phrase = { length: 4, often: 3 }

/**
 * Four Han characters that stand there once and differ in an inner one from four that stand there three times or
 * more, where the odd one makes no word with its neighbours and stands beside them nowhere else. Both begin and end with
 * words: 员会在 is part of 委员会在.
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
  *find({ texts }) {
    const counts = stringsIn(texts, phrase.length)
    const pairs = stringsIn(texts, 2)
    const common = [...counts].filter(([, { count }]) => count >= phrase.often).map(([it]) => it)
    const twins = new Map(common.flatMap((it) => innerPatterns(it).map((key) => [key, it])))
    const isNew = (pair: readonly string[]): boolean => pairs.get(pair.join(''))!.count === 1
    let asked = 0
    for (const [odd, { count, said }] of counts) {
      if (count > 1) continue
      // More are not said one by one.
      if (asked > limits.findings) return
      const at = innerPatterns(odd).findIndex((key) => twins.has(key)) + 1
      const characters = [...odd]
      if (at === 0 || bound.has(characters[at]!)) continue
      const twin = twins.get(innerPatterns(odd)[at - 1]!)!
      if (!isNew(characters.slice(at - 1, at + 1)) || !isNew(characters.slice(at, at + 2))) continue
      if (makesWord(said.text, odd, at)) continue
      if (!isWhole(said.text, odd) || !isWhole(counts.get(twin)!.said.text, twin)) continue
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
