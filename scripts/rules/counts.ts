/** Numbers of points, announced before they are listed. */
import type { Block, Memo } from '../memo/model.ts'
import { unitsOf } from '../memo/walk.ts'
import type { Finding, RuleOf } from './rule.ts'
import type { Said } from './said.ts'
import { blockRowsIn, saidByUnit } from './siblings.ts'
import { chineseNumber, englishNumber, numberOf } from '../memo/spelled-numbers.ts'

/**
 * A text that announces so many points, before a list or a count of another number of them.
 *
 * @example fails 3:6
 * # 备忘录
 *
 * 双方在以下三个方面达成共识：
 *
 * - 统一标准；
 * - 公开数据。
 *
 * @example fails 3:5
 * # 备忘录
 *
 * 会议提出四点意见：一是统一标准；二是公开数据；三是定期会晤。
 *
 * @example fails 3:23
 * # Memo
 *
 * The parties agreed on three areas:
 *
 * - data,
 * - ports.
 *
 * @example fails 3:4
 * # 备忘录
 *
 * 共提出三条建议。
 *
 * ## 建议
 *
 * - 两国应合作。
 * - 两国应公开数据。
 *
 * @example passes
 * # 备忘录
 *
 * 双方在三个方面达成共识。
 *
 * - 一是统一标准；
 * - 二是公开数据；
 * - 三是定期会晤。
 *
 * 上次确定的七项任务已完成五项。三个工作组分别负责：
 *
 * - 标准；
 * - 数据。
 */
export const otherCount: RuleOf<'reading'> = {
  id: 'other-count',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'A list that holds more or fewer points than were announced has lost one, or the number is out of date.',
    zh: '所列条数与前文所说不符，可能漏列，或数字未更新。',
  },
  *find({ texts, memo }) {
    const said = saidByUnit(texts)
    for (const blocks of blockRowsIn(memo))
      for (const [i, block] of blocks.entries()) {
        const text = said.get(block)
        const next = blocks[i + 1]
        if (text && next?.type === 'list') yield* differing(text, announcedAtEnd(text.text), next)
      }
    for (const text of texts) yield* countedIn(text)
    yield* recommendedIn(texts, memo)
  },
}

type Announced = { readonly number: number; readonly index: number; readonly words: string }

const chineseThings =
  '方面|领域|问题|建议|措施|任务|原则|共识|要点|议题|结论|意见|步骤|阶段|理由|原因|挑战|目标|方向|重点|要求|行动|安排|倡议|内容|因素|风险|障碍|模式|渠道|条件|特点|结果|成果'
const englishThings =
  'areas|points|ways|steps|priorities|principles|recommendations|conclusions|questions|issues|topics|reasons|measures|actions|proposals|challenges|goals|themes|commitments|parts'

const announcements: readonly RegExp[] = [
  new RegExp(
    `(?<!第|[一二三四五六七八九十百\\d.])(${chineseNumber}|\\d{1,2})[个项点条大类种][^，。；：、]{0,6}?(?:${chineseThings})|(?<!第|[一二三四五六七八九十百\\d.])(${chineseNumber}|\\d{1,2})[点条]`,
    'gu',
  ),
  new RegExp(`\\b(${englishNumber}) (?:[a-z]+ )?(?:${englishThings})\\b`, 'giu'),
]

const announcedIn = (text: string): Announced[] =>
  announcements.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ 0: words, 1: a, 2: b, index }): Announced[] => {
      const number = numberOf((a ?? b)!)
      return number === null ? [] : [{ number, index, words }]
    }),
  )

/** The only number that the last sentence announces, when what follows is a list of these. */
const announcedAtEnd = (text: string): Announced | null => {
  const start = Math.max(
    ...[...text.matchAll(/[。；！？]|[.;!?] /g)]
      .map(({ index }) => index)
      .filter((at) => at < text.length - 1),
    -1,
  )
  const all = announcedIn(text).filter(({ index }) => index > start)
  const rest = text.slice(all[0]?.index ?? 0)
  // 七项任务已完成五项 counts what is listed elsewhere.
  return all.length === 1 && !/其中|已完成|完成了|之一|\bone of\b/.test(rest) ? all[0]! : null
}

function* differing(
  { placeOf }: Said,
  announced: Announced | null,
  { items }: Extract<Block, { type: 'list' }>,
): Generator<Finding> {
  if (!announced || announced.number < 2 || announced.number === items.length) return
  yield {
    place: placeOf(announced.index),
    en: `“${announced.words}” are announced, and the list below has ${items.length}: is one missing, or the number wrong?`,
    zh: `这里说“${announced.words}”，其下列出 ${items.length} 条：是否漏列，或数字有误？`,
  }
}

/** Points that the text itself counts: 三点意见：一是……；二是…… */
function* countedIn({ text, placeOf }: Said): Generator<Finding> {
  for (const { number, index, words } of announcedIn(text)) {
    const rest = text.slice(index + words.length)
    if (!/^[^。；]{0,12}[：:。]\s*一是/u.test(rest)) continue
    const end = rest.slice(rest.indexOf('一是') + 2).search(/(?<=[，。；：、])一是/u)
    const own = end < 0 ? rest : rest.slice(0, rest.indexOf('一是') + 2 + end)
    const counted = [...own.matchAll(new RegExp(`(?<=^|[，。；：、])(${chineseNumber})是`, 'gu'))]
    const most = Math.max(...counted.map(([, spelled]) => numberOf(spelled!) ?? 0))
    if (most !== number)
      yield {
        place: placeOf(index),
        en: `“${words}” are announced, and ${most} counted: is one missing, or the number wrong?`,
        zh: `这里说“${words}”，其后数到第 ${most} 点：是否漏列，或数字有误？`,
      }
  }
}

const recommended = new RegExp(
  `(?:共|一共|总共|合计)(?:提出|形成|列出)?了?(${chineseNumber}|\\d{1,2})[条项]建议|\\b(${englishNumber}) recommendations in (?:all|total)`,
  'iu',
)

/** The number of all recommendations. */
function* recommendedIn(texts: readonly Said[], memo: Memo): Generator<Finding> {
  const all = [...unitsOf(memo)].filter(({ unit }) => unit.number !== undefined).length
  for (const { text, placeOf } of texts) {
    const found = recommended.exec(text)
    const number = found && numberOf((found[1] ?? found[2])!)
    if (all > 0 && found && number !== null && number !== all)
      yield {
        place: placeOf(found.index + (found[1] === undefined ? 0 : found[0].indexOf(found[1]))),
        en: `This text counts ${number} recommendations, and the memo has ${all}`,
        zh: `这里说共有 ${number} 条建议，而全文有 ${all} 条`,
      }
  }
}
