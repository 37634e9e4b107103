/** Recommendations that are written so that they are read as ordinary text. */
import type { RootContent } from 'mdast'
import type { SourceText } from '../markdown/from-markdown.ts'
import { textOfHeading } from '../markdown/levels.ts'
import type { Section } from '../memo/model.ts'
import { textOf } from '../memo/walk.ts'
import type { Words } from '../message.ts'
import { enumerator } from './joined-lines.ts'
import { placeIn } from './printed.ts'
import type { Finding, MarkRule, RuleOf } from './rule.ts'
import { firstOfEach } from './typed-bullets.ts'

/** Longer first lines are no labels. */
const longestLabel = 60

/**
 * A paragraph that begins with a line such as `建议：` or `**Recommendations:**`, where a heading was meant, or one that
 * ends with 建议： outside of recommendations.
 *
 * @example fails 5:1
 * # 备忘录
 *
 * ## 能源
 *
 * 建议：
 *
 * - 两国应加强合作。
 * - 两国应公开数据。
 *
 * @example fails 5:1
 * # 备忘录
 *
 * ## 能源
 *
 * 为此，双方提出如下建议：
 *
 * - 两国应加强合作。
 * - 两国应公开数据。
 *
 * @example fails 3:1
 * # Memo
 *
 * The group therefore recommends that:
 *
 * - regulators publish the queue;
 * - operators share forecasts.
 *
 * @example passes
 * # 备忘录
 *
 * ## 能源
 *
 * 世界银行建议：各国应公开数据。
 *
 * ### 建议：
 *
 * 双方建议：
 *
 * - 两国应加强合作。
 */
export const labelWithoutHeading: MarkRule = {
  id: 'label-without-heading',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'Recommendations are the lists under a heading: without one they get no numbers and no handout.',
    zh: '建议是标题之下的列表：没有标题就没有编号，也不会进入单页。',
  },
  look: (context) => {
    const recommended = new Set(
      recommendationNodes(context).map(({ position }) => position?.start.line),
    )
    return ({ type, parent, lines: [line] }) => {
      const label = line!.text.replaceAll(/[*_￼]/g, '').trim()
      if (type !== 'paragraph' || parent !== 'root' || label.length > longestLabel) return null
      const place = placeIn(line!, 0)
      if (context.roleOf(label) === 'recommendations') return { place, ...asHeading(label) }
      return introduction.test(label) && !recommended.has(line!.line)
        ? { place, ...belowHeading(label) }
        : null
    }
  },
}

const introduction =
  /(?:建议|建議)(?:如下|包括)?[:：]$|\brecommend(?:ations?|s|ed)?(?: that| as follows)?:$/i

const asHeading = (label: string): Words => ({
  en: `“${label}” is a paragraph, so what follows is not read as recommendations; expected a heading: write \`### ${label}\``,
  zh: `“${label}”是普通段落，其后内容不会作为建议；应为标题：请写成 \`### ${label}\``,
})

const belowHeading = (label: string): Words => ({
  en: `“${label}” stands below no heading of recommendations, so what follows is not read as such: if they are, write \`### Recommendations\` above it`,
  zh: `“${label}”不在建议标题之下，其后内容不会作为建议；如是建议，请在其前加一行标题 \`### 建议\``,
})

/**
 * Recommendations that begin with a typed enumerator such as 一、 or 1、, in paragraphs of their own: asked
 * once for those that follow one another.
 *
 * @example fails 5:1
 * # 备忘录
 *
 * ## 建议
 *
 * 一、两国应加强合作。
 *
 * 二、两国应公布数据。
 *
 * @example passes
 * # 备忘录
 *
 * 一、两国应加强合作。
 *
 * ## 建议
 *
 * - 两国应公布数据。
 */
export const unmarkedItem: MarkRule = {
  id: 'unmarked-item',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'Only the items of a Markdown list are recommendations, with numbers and in handouts.',
    zh: '只有 Markdown 列表项才是建议，才有编号并进入单页。',
  },
  look: (context) => {
    const lines = firstOfEach(recommendationNodes(context), context, enumerator)
    return ({ lines: [line] }) =>
      lines.has(line!.line)
        ? {
            place: placeIn(line!, line!.text.search(/[^ ]/)),
            en: 'This is a paragraph with a typed number, so it is no recommendation and gets none of its own: write `- ` instead of the typed number, before each one',
            zh: '这是带有手写编号的段落，不会作为建议，也没有编号：请把每条的手写编号改为 `- `',
          }
        : null
  },
}

/** What stands in sections of recommendations and the sections in them. */
const recommendationNodes = ({ tree, roleOf }: SourceText): RootContent[] => {
  let depth = 0
  return tree.children.filter((node) => {
    if (node.type === 'heading' && (depth === 0 || node.depth <= depth))
      depth = roleOf(textOfHeading(node)) === 'recommendations' ? node.depth : 0
    return depth > 0
  })
}

/**
 * A section of recommendations that has no list.
 *
 * @example fails 3:1
 * # Memo
 *
 * ## Recommendations
 *
 * Cooperate on grids.
 *
 * @example passes
 * # Memo
 *
 * ## Recommendations
 *
 * - Cooperate on grids.
 */
export const noRecommendations: RuleOf<'text'> = {
  id: 'no-recommendations',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'Only the items of a list are recommendations, with numbers of their own.',
    zh: '只有列表项才是带编号的建议。',
  },
  find: ({ sections }) => withoutList(sections),
}

const withoutList = (sections: readonly Section[]): Finding[] =>
  sections.flatMap((section) => {
    if (section.role !== 'recommendations') return withoutList(section.sections)
    const heading = textOf(section.title)
    if (hasList(section) || hasTypedItem(section)) return []
    return [
      {
        place: section.place,
        en: `There is no list under “${heading}”, so nothing there is a numbered recommendation; expected one: begin each with \`- \``,
        zh: `“${heading}”之下没有列表，因此没有带编号的建议；请在每条建议行首写 \`- \``,
      },
    ]
  })

/** Marks that did not take are asked about where they stand. */
const hasTypedItem = ({ blocks, sections }: Section): boolean =>
  blocks.some((block) => block.type === 'paragraph' && typedItem.test(textOf(block.runs))) ||
  sections.some(hasTypedItem)

const typedItem = new RegExp(`${enumerator.source}|^[ 　]*(?:[-+*－–—]|[０-９\\d]+[．.])`, 'u')

const hasList = ({ blocks, sections }: Section): boolean =>
  blocks.some(({ type }) => type === 'list') || sections.some(hasList)
