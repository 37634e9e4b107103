/** Things that a sentence counts and names. */
import type { RuleOf } from './rule.ts'
import { chineseNumber, englishNumber, numberOf } from '../memo/spelled-numbers.ts'

/**
 * A sentence that counts so many things and names another number of them: 三个港口（甲港、乙港）. An “and” inside a name is
 * given the benefit of the doubt.
 *
 * @example fails 3:4
 * # 备忘录
 *
 * 双方在三个城市（上海、深圳）设点，两国应在三个港口（上海、深圳和广州）试点。
 *
 * @example fails 3:6
 * # 备忘录
 *
 * 会议确定了三项原则：公开、对等、互利、自愿。
 *
 * @example fails 3:11
 * # Memo
 *
 * We met in three cities (Geneva and Oslo).
 *
 * @example passes
 * # 备忘录
 *
 * 双方在三个城市（上海、深圳和广州）设点；四个领域：能源、航运、和平与安全、数据。两个方面（见《年鉴》表 1、表 2、表 3）、五国（中、美等）。
 *
 * We met in three cities (Geneva, Oslo and Rome).
 */
export const otherEnumeration: RuleOf<'reading'> = {
  id: 'other-enumeration',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'Things that are counted and named in one sentence are as many by name as by number.',
    zh: '一句话里既说数目又列名称的，两者应当一致。',
  },
  *find({ texts }) {
    for (const { text, placeOf } of texts)
      for (const { pattern, countsOf } of languages)
        for (const { 0: words, index, groups } of text.matchAll(pattern)) {
          const number = numberOf(groups!['number']!)
          const counts = countsOf(groups!['named']!)
          if (number === null || number < 2 || counts.length === 0 || counts.includes(number))
            continue
          yield {
            place: placeOf(index),
            en: `“${words}” counts ${number} and names ${counts[0]}: is one missing or too much, or the number wrong?`,
            zh: `“${words}”说是 ${number}，列出的是 ${counts[0]}：是否漏列、多列，或数字有误？`,
          }
        }
  },
}

type Language = {
  readonly pattern: RegExp
  /** How many things may be named: with and without an “and” between the last two. None where that cannot be told. */
  readonly countsOf: (named: string) => readonly number[]
}

/** What is no list of all: a part, an example, a reference, an explanation. */
const isNoList =
  /其中|每|各|如|见|含|均|等[^、]{0,3}$|是|为|有|以|图|表|第|\d|\b(?:e\.g|i\.e|including|see|such|of which|etc)\b/u

const classifier = '[个项家座类大国省市]'

const languages: readonly Language[] = [
  {
    pattern: new RegExp(
      `(?<![第一二三四五六七八九十百千万\\d.])(?<number>${chineseNumber}|\\d{1,2})${classifier}(?:(?!${chineseNumber}${classifier})[^，。；：、（）“”\\d]){0,6}[（：](?<named>[^（）。；，：]+)(?=[）。；]|$)`,
      'gu',
    ),
    countsOf: (named) => counted(named, named.split('、'), /[和与及]|以及/u),
  },
  {
    pattern: new RegExp(`\\b(?<number>${englishNumber}) [a-z]+ \\((?<named>[^().;]+)\\)`, 'giu'),
    countsOf: (named) => counted(named, named.split(', '), / and /),
  },
]

const counted = (named: string, parts: readonly string[], and: RegExp): number[] => {
  if (isNoList.test(named) || parts.some((part) => part.trim() === '' || part.length > 24))
    return []
  const last = parts.at(-1)!
  if (!and.test(last)) return parts.length > 1 ? [parts.length] : []
  return [parts.length + 1, parts.length]
}
