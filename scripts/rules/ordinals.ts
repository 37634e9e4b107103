/** Ordinals: 一是、三是 without 二是, and a title that counts another meeting than the text below it. */
import type { Block } from '../memo/model.ts'
import { textOf } from '../memo/walk.ts'
import type { Finding, RuleOf } from './rule.ts'
import type { Said } from './said.ts'
import { blockRowsIn, saidByUnit, sectionRowsIn } from './siblings.ts'
import { chineseNumber, englishOrdinal, numberOf } from '../memo/spelled-numbers.ts'

/**
 * Points counted in a text or at the beginnings of items and headings, of which one is left out or counted twice.
 *
 * @example fails 3:20
 * # 备忘录
 *
 * 会议提出：一是统一标准，二是公开数据，四是定期会晤。
 *
 * @example fails 4:3
 * # 备忘录
 *
 * - 一是统一标准；
 * - 三是公开数据。
 *
 * @example fails 7:4
 * # 备忘录
 *
 * ## 一、背景
 *
 * 双方会晤。
 *
 * ## 三、结论
 *
 * 各方同意。
 *
 * @example fails 3:40
 * # Memo
 *
 * First, the parties agreed on the text. Third, they set a date.
 *
 * @example passes
 * # 备忘录
 *
 * 会议提出：一是统一标准，二是公开数据，三是定期会晤。另有两点：一是经费，二是人员。唯一是能源，第一、第三产业增长。
 */
export const skippedOrdinal: RuleOf<'reading'> = {
  id: 'skipped-ordinal',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'Where a count jumps, a point has been lost or counted twice.',
    zh: '序数不连续，可能漏了一点或重复了一点。',
  },
  *find({ texts, memo }) {
    const said = saidByUnit(texts)
    const beginnings = (row: readonly object[], pattern: RegExp) =>
      row.flatMap((unit) => {
        const text = said.get(unit)
        const [first] = text ? ordinalsIn(text, pattern) : []
        return first?.index === 0 ? [first] : []
      })
    const blocks = [...blockRowsIn(memo)]
    const items = blocks.flatMap((row) => row.flatMap(firstsOf))
    for (const pattern of counts) {
      for (const text of texts) yield* jumpIn(ordinalsIn(text, pattern), isAfterOrFirst)
      for (const row of blocks) yield* jumpIn(beginnings(row, pattern), isAfterOrFirst)
      for (const row of [...items, ...sectionRowsIn(memo)])
        yield* jumpIn(beginnings(row, pattern), isAfter)
    }
  },
}

/** Of a list the first blocks of its items. */
const firstsOf = (block: Block): (readonly Block[])[] =>
  block.type === 'list' ? [block.items.flatMap(({ blocks }) => blocks.slice(0, 1))] : []

type Ordinal = {
  readonly number: number
  readonly words: string
  readonly said: Said
  readonly index: number
}

const counts: readonly RegExp[] = [
  new RegExp(`(?<=^|[，。；：、])(${chineseNumber})是`, 'gu'),
  new RegExp(`(?<=^|[，。；：])第(${chineseNumber})(?=[，,])`, 'gu'),
  new RegExp(`(?<=^|[.;:] )(${englishOrdinal})(?:ly)?(?=,)`, 'giu'),
  new RegExp(`^(${chineseNumber})、`, 'gu'),
  new RegExp(`^（(${chineseNumber})）`, 'gu'),
  new RegExp(`^第(${chineseNumber})[章节条部]`, 'gu'),
]

const ordinalsIn = (said: Said, pattern: RegExp): Ordinal[] =>
  [...said.text.matchAll(pattern)].flatMap(({ 0: words, 1: spelled, index }) => {
    const number = numberOf(spelled!)
    return number === null ? [] : [{ number, words, said, index }]
  })

const isAfter = (number: number, before: number): boolean => number === before + 1
/** Another count may begin in the same text. */
const isAfterOrFirst = (number: number, before: number): boolean =>
  number === 1 || isAfter(number, before)

/** Only of a count that begins with the first: another goes on from elsewhere. */
function* jumpIn(all: readonly Ordinal[], goesOn: typeof isAfter): Generator<Finding> {
  const found = all.findIndex(({ number }, i) => i > 0 && !goesOn(number, all[i - 1]!.number))
  const [before, after] = [all[found - 1], all[found]]
  if (all[0]?.number !== 1 || !before || !after) return
  yield {
    place: after.said.placeOf(after.index),
    en: `“${after.words}” follows “${before.words}”: is a point missing, or the count wrong?`,
    zh: `“${before.words}”之后是“${after.words}”：是漏了一点，还是序数有误？`,
  }
}

/**
 * A title that counts another meeting than the text says was held.
 *
 * @example fails 3:9
 * # 第三次水资源对话 联合公报
 *
 * 双方在青川举行了第四次水资源对话。
 *
 * @example fails 3:26
 * # Second Fisheries Dialogue
 *
 * The parties convened the third Fisheries Dialogue in Bergen.
 *
 * @example passes
 * # 第三次水资源对话 联合公报
 *
 * 双方举行了第三次水资源对话，第二次对话以来进展良好，第四次对话将于明年举行。
 */
export const otherOrdinal: RuleOf<'reading'> = {
  id: 'other-ordinal',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'Title and text count the same meeting: one of the two numbers is wrong.',
    zh: '标题与正文说的是同一次会议，序数应当一致。',
  },
  *find({ texts, memo }) {
    const title = `${textOf(memo.title)} ${memo.meta.subtitle ?? ''}`
    const [, zh, counter] = /第([一二三四五六七八九十\d]{1,3})([次届轮])/u.exec(title) ?? []
    const en = new RegExp(String.raw`\b(${englishOrdinal})\b`, 'i').exec(title)?.[1]
    const [wanted, held] = zh === undefined ? [en, heldEnglish] : [zh, heldChinese]
    if (wanted === undefined) return
    for (const { text, placeOf, type } of texts) {
      if (type !== 'paragraph') continue
      const found = held.exec(text)
      if (!found) continue
      const [words, said, unit] = found
      const isSame = numberOf(said!) === numberOf(wanted) || (unit ?? counter) !== counter
      if (!isSame)
        yield {
          place: placeOf(found.index + words.lastIndexOf(zh === undefined ? said! : '第')),
          en: `The title counts “${wanted}” and this text “${said}”: correct one of them`,
          zh: `标题为“第${wanted}${counter}”，正文为“第${said}${unit}”：请改正其一`,
        }
      return
    }
  },
}

const heldChinese = /(?:举行|召开|举办)了?第([一二三四五六七八九十\d]{1,3})([次届轮])/u
const heldEnglish = new RegExp(
  String.raw`\b(?:convened|held|hosted) (?:the|its|their) (${englishOrdinal})\b`,
  'i',
)
