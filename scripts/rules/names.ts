/** Names in the text that differ by one character from those in the tables of participants. */
import { distance } from 'fastest-levenshtein'
import type { RuleOf } from './rule.ts'
import { participantsIn } from './participants.ts'
import { escaped } from './patterns.ts'
import type { Said } from './said.ts'

/**
 * A name in the text that is that of a participant but for one character.
 *
 * @example fails 3:1
 * # 备忘录
 *
 * 屠新全教授介绍了情况。
 *
 * ## 参会者
 *
 * | 姓名 | 职务 |
 * | --- | --- |
 * | 屠新泉 | 院长 |
 *
 * @example fails 3:1
 * # Memo
 *
 * Emily Cartar presented the draft.
 *
 * ## Participants
 *
 * | Name | Role |
 * | --- | --- |
 * | Emily Carter | Fellow |
 *
 * @example passes
 * # 备忘录
 *
 * 屠新泉教授与王春晓教授介绍了情况。
 *
 * ## 参会者
 *
 * | 姓名 | 职务 |
 * | --- | --- |
 * | 屠新泉 | 院长 |
 * | 王春晖 | 教授 |
 * | 王春晓 | 教授 |
 */
export const unlikeName: RuleOf<'reading'> = {
  id: 'unlike-name',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'A name that differs by one character from that of a participant is most likely theirs, mistyped.',
    zh: '与参会者仅一字之差的姓名，多半是同一人的误写。',
  },
  *find({ texts }) {
    const listed = participantsIn(texts)
    const names = new Set(listed.map(({ text }) => text.trim()))
    const patterns = [...names].flatMap((name) => patternsOf(name))
    if (patterns.length === 0) return
    for (const said of texts) {
      if (listed.includes(said)) continue
      for (const { name, found, index } of likeNames(said, patterns))
        if (!isKnown(found, names))
          yield {
            place: said.placeOf(index),
            en: `“${found}” differs by one character from the participant ${name}: is the same person meant?`,
            zh: `“${found}”与参会者“${name}”仅一字之差：是否为同一人？`,
          }
    }
  },
}

type Pattern = { readonly name: string; readonly pattern: RegExp }

const han = /^\p{Script=Han}{3}$/u
const foreign = /^[\p{Script=Han}·]{5,}$/u
const latin = /^[\p{Lu}][\p{L}.'’-]+(?: [\p{L}.'’-]+)+$/u

/** Of a Chinese name the surname stands, of a foreign one all but a character, of a Latin one the first word. */
const patternsOf = (name: string): Pattern[] => {
  const units = [...name]
  if (han.test(name))
    return [1, 2].map((at) => ({
      name,
      pattern: patternWith(units, at, String.raw`\p{Script=Han}`),
    }))
  if (foreign.test(name) && name.includes('·'))
    return units.map((_, at) => ({
      name,
      pattern: patternWith(units, at, String.raw`[\p{Script=Han}·•・]`),
    }))
  if (!latin.test(name)) return []
  const [first, ...others] = name.split(' ')
  const rest = others.map(() => String.raw`[\p{L}.'’-]+`).join(' ')
  return [
    { name, pattern: new RegExp(String.raw`(?<!\p{L})${escaped(first!)} ${rest}(?!\p{L})`, 'gu') },
  ]
}

const patternWith = (units: readonly string[], at: number, any: string): RegExp =>
  new RegExp(units.map((unit, i) => (i === at ? any : escaped(unit))).join(''), 'gu')

type Like = { readonly name: string; readonly found: string; readonly index: number }

const likeNames = ({ text }: Said, patterns: readonly Pattern[]): Like[] =>
  patterns.flatMap(({ name, pattern }) =>
    [...text.matchAll(pattern)].flatMap(({ 0: words, index }) => {
      const found = words.replace(/['’](?:s)?$|[.]$/u, '')
      return found !== name && distance(found, name) === 1 ? [{ name, found, index }] : []
    }),
  )

/** Is it, or does it begin, the name of another participant? */
const isKnown = (found: string, names: ReadonlySet<string>): boolean =>
  [...names].some((name) => name.includes(found))
