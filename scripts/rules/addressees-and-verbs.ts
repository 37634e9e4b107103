/** Recommendations that do not say who should do what, where all others do. */
import type { ListItem, Memo } from '../memo/model.ts'
import { fullTextOf, unitsOf } from '../memo/walk.ts'
import type { RuleOf } from './rule.ts'

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
    const items = recommendationsOf(memo)
    const [without, ...others] = items.filter((item) => !isAddressed(item))
    if (!without || others.length > 0 || items.length <= fewest) return
    yield {
      place: without.place,
      en: 'All other recommendations say who should act: whom is this one addressed to?',
      zh: '其余建议都写明由谁来做，这一条没有：由谁来做？',
    }
  },
}

const recommendationsOf = (memo: Memo): ListItem[] =>
  [...unitsOf(memo)].flatMap(({ type, unit }) =>
    type === 'item' && unit.number !== undefined ? [unit] : [],
  )

/** Recommendations that must name one before the one that does not is asked about. */
const fewest = 5

const isAddressed = (item: ListItem): boolean =>
  item.to !== undefined || subject.test(fullTextOf(item))

/** Somebody, before what they should do; in English at the beginning. */
const subject =
  /(?:[两双各三四多本我]国|[\p{Script=Han}]方|政府|部门|部門|机构|当局|委员会|企业|公司|高校|大学|学校|协会|学会|智库|研究院|中心|银行|港|者|人|国|会|组|局|部|院|署|所|行|团|校|委)[^。；]{0,12}(?:应|须|需|要|可|宜|将|必)|^[^.;]{2,200}?\b(?:should|must|shall|ought|need|could|may)\b/u

/**
 * The one recommendation that does not say what should be done.
 *
 * @example fails 10:1
 * # 备忘录
 *
 * ## 建议
 *
 * - 统一储能标准。
 * - 公开运行数据。
 * - 定期举行会晤。
 * - 提供技术资料。
 * - 简化签证手续。
 * - 储能电站的规模。
 *
 * @example passes
 * # 备忘录
 *
 * ## 建议
 *
 * - 统一储能标准。
 * - 公开运行数据。
 * - 定期举行会晤。
 * - 提供技术资料。
 * - 简化签证手续。
 * - 由专家组商定储能电站的规模。
 */
export const recommendationWithoutVerb: RuleOf<'reading'> = {
  id: 'recommendation-without-verb',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'Where all other recommendations say what should be done, one that does not has lost its verb.',
    zh: '其余建议都写明做什么，只有一条没有，可能漏了动词。',
  },
  *find({ memo }) {
    const items = recommendationsOf(memo)
    const [without, ...others] = items.filter((item) => !verb.test(fullTextOf(item)))
    if (!without || others.length > 0 || items.length <= fewest) return
    // Where all others are addressed it is asked about for that already.
    if (items.every((item) => item === without || isAddressed(item))) return
    yield {
      place: without.place,
      en: 'All other recommendations say what should be done: what is to be done here?',
      zh: '其余建议都写明做什么，这一条没有：要做什么？',
    }
  },
}

/** What recommendations ask for, in words that most of them have; some of them may be nouns, so that few are asked about. */
const verb = new RegExp(
  [
    '[应須须需要可宜将必由请使让把为]',
    '加强|加快|推动|推进|促进|鼓励|支持|建立|设立|成立|建设|构建|形成|达成|签署|制定|修订|完善|落实|实施|执行|启动|重启|恢复|开展|举办|举行|召开|组织|邀请',
    '扩大|深化|提高|提升|改善|优化|简化|降低|减少|增加|放宽|取消|统一|协调|共享|分享|交换|公布|公开|发布|提供|通报|开放|保护|保障|确保|尊重|保持|维护|继续',
    '避免|防止|禁止|停止|限制|明确|规范|监测|评估|考虑|探索|探讨|研究|讨论|商定|核算|合作|发展|培养|培训|纳入|引入|聚焦|整合|利用|采用|采取|关注|重视|强化|拓展|创新|参与|投入',
    String.raw`\b(?:should|must|shall|ought|need|could|may|can|will|would|is|are|be|to)\b`,
    String.raw`\b(?:establish|create|set|build|develop|expand|extend|increase|reduce|lower|improve|strengthen|deepen|promote|support|encourage|launch|resume|restart|begin|start|continue|keep|maintain|avoid|prevent|stop|end|limit|ban|publish|share|exchange|report|provide|offer|open|protect|ensure|respect|harmoni[sz]e|align|coordinate|simplify|streamline|adopt|agree|sign|draft|revise|review|monitor|assess|study|explore|consider|discuss|hold|convene|invite|include|train|invest|fund|use|make|give|take|let|help|work|cooperate|collaborate|clarify|define|identify|implement|facilitate|recogni[sz]e)\b`,
  ].join('|'),
  'iu',
)
