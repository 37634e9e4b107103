/** Why a memo has no handouts, or a handout no recommendations. */
import { domainsIn } from '../markdown/frontmatter.ts'
import type { Section } from '../memo/model.ts'
import { textOf, unitsOf } from '../memo/walk.ts'
import type { RuleOf } from './rule.ts'

/**
 * A heading with the word for recommendations in it that is not one of the usual ones, above a list.
 *
 * @example fails 5:1
 * # 备忘录
 *
 * ## 能源
 *
 * ### 合作建议
 *
 * - 两国应加强合作。
 * - 两国应公开数据。
 *
 * @example passes
 * ---
 * roles: {recommendations: [合作建议]}
 * ---
 *
 * # 备忘录
 *
 * ## 能源
 *
 * ### （二）合作建议
 *
 * - 两国应加强合作。
 */
export const nearRecommendations: RuleOf<'text'> = {
  id: 'near-recommendations',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'Recommendations are recognised by their heading: under another one they get no numbers and no handout.',
    zh: '建议按标题识别：其他标题之下的列表没有编号，也不会进入单页。',
  },
  *find({ sections, front }) {
    if (front?.data.roles?.recommendations) return
    for (const { title, place } of sections.flatMap(nearIn)) {
      const heading = textOf(title).trim()
      yield {
        place,
        en: `“${heading}” is not read as a heading of recommendations, so the list below gets no numbers; if it is one, write \`Recommendations\`, or \`roles: { recommendations: [${heading}] }\` in the front matter`,
        zh: `“${heading}”不会作为建议的标题，其下的列表没有编号；若是建议，请改为“建议”，或在文首写 \`roles: { recommendations: [${heading}] }\``,
      }
    }
  },
}

const near =
  /^.{0,8}(?:建议|建議|对策|對策)(?:[与和及、].{1,8})?[:：]?$|^(?:[\w-]+ ){0,3}recommendations?(?: (?:for|to|and|on) .{1,40})?:?$/iu

const nearIn = (section: Section): Section[] => {
  if (section.role === 'recommendations') return []
  const isNear =
    near.test(textOf(section.title).trim()) && section.blocks.some(({ type }) => type === 'list')
  return [...(isNear ? [section] : []), ...section.sections.flatMap(nearIn)]
}

/**
 * A declared domain that no recommendation belongs to.
 *
 * @example fails 2:28
 * ---
 * domains: {ai: 人工智能, chips: 芯片}
 * ---
 *
 * # 备忘录
 *
 * ## 人工智能
 * ### 建议
 * - 两国应加强合作。
 *
 * ## 芯片
 *
 * 各方交换了意见。
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
 * - 两国应加强合作。 <!-- unit domains=chips -->
 *
 * ## 芯片
 *
 * 各方交换了意见。
 */
export const domainWithoutRecommendations: RuleOf<'memo'> = {
  id: 'domain-without-recommendations',
  level: 'query',
  stage: 'memo',
  reason: {
    en: 'A handout is made of the recommendations of its domain.',
    zh: '单页由该议题的建议组成。',
  },
  *find({ memo, front }) {
    const numbered = [...unitsOf(memo)].filter(({ unit }) => unit.number !== undefined)
    const used = new Set(numbered.flatMap(({ unit }) => unit.domains))
    if (used.size === 0) return
    for (const { slug, title } of domainsIn(front?.data ?? {}))
      if (!used.has(slug) && !memo.sections.some((section) => holdsEmpty(section, slug, false)))
        yield {
          place: front!.placeOf(['domains', slug]),
          en: `No recommendation belongs to the domain ${slug} (“${title}”), so its handout has none: write a list under a heading \`### Recommendations\` in that section, or add \`domains=${slug}\` to the markers of those that concern it`,
          zh: `没有任何建议属于议题 ${slug}（“${title}”），其单页没有建议：请在该章节的“### 建议”之下写列表，或在相关建议的标记中加上 \`domains=${slug}\``,
        }
  },
}

/** Holds a section of recommendations without a list, which is asked about where it stands. */
const holdsEmpty = (section: Section, slug: string, isInside: boolean): boolean => {
  const inside = isInside || section.domain === slug
  const isEmpty =
    section.role === 'recommendations' && section.blocks.every(({ type }) => type !== 'list')
  return (inside && isEmpty) || section.sections.some((child) => holdsEmpty(child, slug, inside))
}

/**
 * A memo with domains, none of whose lists are recommendations.
 *
 * @example fails 2:10
 * ---
 * domains: { ai: 人工智能 }
 * ---
 *
 * # 备忘录
 *
 * ## 人工智能
 *
 * 各方交换了意见。
 *
 * @example passes
 * # 会议记录
 *
 * ## 人工智能
 *
 * 各方交换了意见。
 */
export const memoWithoutRecommendations: RuleOf<'memo'> = {
  id: 'memo-without-recommendations',
  level: 'query',
  stage: 'memo',
  reason: {
    en: 'Numbers, handouts and the digest are made of recommendations.',
    zh: '编号、单页和建议汇编都由建议生成。',
  },
  *find({ memo, front, sections, printed, roleOf }) {
    const domains = Object.keys(front?.data.domains ?? {})
    if (domains.length === 0 || [...unitsOf(memo)].some(({ unit }) => unit.number !== undefined))
      return
    const isAskedAnyway =
      sections.some(holdsRecommendations) ||
      sections.flatMap(nearIn).length > 0 ||
      printed.some(({ lines }) => roleOf(lines[0]!.text) === 'recommendations')
    if (isAskedAnyway) return
    yield {
      place: front!.placeOf(['domains']),
      en: 'This memo has domains and no recommendations, so its handouts have none: write those of each domain as a list under a heading `### Recommendations` in its section, or name the headings they have under `roles: { recommendations: [ … ] }`',
      zh: '备忘录声明了议题，却没有任何建议，因此单页没有建议：请在各议题的章节里，于“### 建议”标题之下用列表写出建议，或在 `roles: { recommendations: [ … ] }` 之下写明所用的标题',
    }
  },
}

const holdsRecommendations = ({ role, sections }: Section): boolean =>
  role === 'recommendations' || sections.some(holdsRecommendations)
