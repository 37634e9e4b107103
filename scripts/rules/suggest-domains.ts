/** Passages that name a domain and do not belong to it. */
import type { Block, ListItem, Memo, Section, Slug } from '../memo/model.ts'
import { fullTextOf } from '../memo/walk.ts'
import { namedDomains, type NamedDomain } from './domain-terms.ts'
import type { Contexts, RuleOf } from './rule.ts'

/** A passage, a domain that it may belong to, and the words that say so, each with how often it stands there. */
export type Suggestion = {
  readonly unit: Block | ListItem
  readonly domain: Slug
  readonly words: readonly (readonly [word: string, count: number])[]
  /** The passage names the domain three times, or in two ways. */
  readonly isStrong: boolean
  /** Its marker says already which other domains it belongs to. */
  readonly isConfirmed: boolean
}

/** What `check --suggest-domains` proposes, in the order of the source. */
export const suggestionsFor = ({
  memo,
  front,
}: Pick<Contexts['memo'], 'memo' | 'front'>): Suggestion[] => {
  const domains = namedDomains(memo, front)
  return passagesIn(memo).flatMap(({ unit, home }) => {
    const text = fullTextOf(unit)
    if (domains.filter(({ pattern }) => text.search(pattern) >= 0).length > mostDomains) return []
    return domains.flatMap(({ domain, pattern }): Suggestion[] => {
      const words = wordsIn(text, pattern)
      if (words.length === 0 || home.has(domain.slug) || unit.domains.includes(domain.slug))
        return []
      const times = words.reduce((sum, [, count]) => sum + count, 0)
      const isConfirmed = unit.domains.some((slug) => !home.has(slug))
      return [
        { unit, domain: domain.slug, words, isStrong: times > 2 || words.length > 1, isConfirmed },
      ]
    })
  })
}

/** A passage that names more domains than these is about the memo, not about one of them. */
const mostDomains = 2

/** Each form that is found, and how often; what is only listed beside others says little. */
const wordsIn = (text: string, pattern: NamedDomain['pattern']): Suggestion['words'] => {
  const counts = new Map<string, number>()
  for (const { 0: word, index } of text.matchAll(pattern)) {
    const isListed = text[index - 1] === '、' || text[index + word.length] === '、'
    if (!isListed) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts]
}

type Passage = { readonly unit: Block | ListItem; readonly home: ReadonlySet<Slug> }

/** What may have a marker of its own: items of lists, and blocks of sections that are no list or table. */
const passagesIn = ({ lead, sections }: Memo): Passage[] => [
  ...ofBlocks(lead, new Set()),
  ...sections.flatMap((section) => ofSection(section, new Set())),
]

const ofSection = (section: Section, above: ReadonlySet<Slug>): Passage[] => {
  const home = section.domain === undefined ? above : new Set([...above, section.domain])
  return section.role === 'participants'
    ? []
    : [
        ...ofBlocks(section.blocks, home),
        ...section.sections.flatMap((inner) => ofSection(inner, home)),
      ]
}

const ofBlocks = (blocks: readonly Block[], home: ReadonlySet<Slug>): Passage[] =>
  blocks
    .flatMap((block): readonly (Block | ListItem)[] =>
      block.type === 'list'
        ? block.items
        : block.type === 'paragraph' || block.type === 'quote'
          ? [block]
          : [],
    )
    .map((unit) => ({ unit, home }))

/**
 * A passage whose marker names some domains, and which speaks of another one all the same.
 *
 * @example fails 19:1
 * ---
 * domains: { ai: 人工智能, chips: 芯片, data: 数据 }
 * ---
 *
 * # 备忘录
 *
 * ## 人工智能
 * ### 建议
 * - 双方应合作。
 *
 * ## 芯片
 * ### 建议
 * - 双方应合作。
 *
 * ## 数据
 * ### 建议
 * - 双方应合作，并公布芯片的产量与芯片的能耗，以便比较芯片。
 *
 * - 双方应公布芯片的产量与芯片的能耗，以便比较芯片。 <!-- unit domains=ai -->
 *
 * @example passes
 * ---
 * domains: { ai: 人工智能, chips: 芯片 }
 * ---
 *
 * # 备忘录
 *
 * ## 人工智能
 * ### 建议
 * - 双方应公布芯片的产量。
 *
 * ## 芯片
 * ### 建议
 * - 双方应合作发展人工智能芯片。 <!-- unit domains=ai -->
 */
export const missingDomain: RuleOf<'reading'> = {
  id: 'missing-domain',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'A passage is in the handouts of the domains that its marker names, and in no other.',
    zh: '段落只收入其标记所写议题的分发材料。',
  },
  *find(context) {
    for (const { unit, domain, words, isStrong, isConfirmed } of suggestionsFor(context)) {
      if (!isStrong || !isConfirmed) continue
      yield {
        place: unit.place && { line: unit.place.line, column: unit.place.column },
        en: `The marker of this passage leaves out the domain ${domain}, which it names (${listed(words)}): add it to \`domains=\` if its handout is to say this`,
        zh: `此段的标记未列议题 ${domain}，而文中写到（${listed(words)}）：如应收入其分发材料，请加入 \`domains=\``,
      }
    }
  },
}

/** `人工智能 ×3, AI` */
export const listed = (words: Suggestion['words']): string =>
  words.map(([word, count]) => (count > 1 ? `${word} ×${count}` : word)).join(', ')
