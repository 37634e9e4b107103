/** Recommendations that are written so that they are read as ordinary text. */
import { at } from '../markdown/markdown.ts'
import type { Section } from '../memo/model.ts'
import { textOf } from '../memo/walk.ts'
import type { Finding, RuleOf } from './rule.ts'

/** Longer first lines are no labels. */
const longestLabel = 60

/**
 * A paragraph that begins with a line such as `建议：` or `**Recommendations:**`, where a heading was meant.
 *
 * @example fails 5:1
 * # 备忘录
 *
 * ## 能源
 *
 * 建议：
 *
 * - 两国应加强合作。
 *
 * @example passes
 * # 备忘录
 *
 * ## 能源
 *
 * ### 建议：
 *
 * - 两国应加强合作。
 */
export const labelWithoutHeading: RuleOf<'text'> = {
  id: 'label-without-heading',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'Recommendations are the lists under a heading: without one they get no numbers and no handout.',
    zh: '建议是标题之下的列表：没有标题就没有编号，也不会进入单页。',
  },
  *find({ tree, source, roleOf }) {
    for (const node of tree.children) {
      if (node.type !== 'paragraph') continue
      const { start, end } = node.position!
      const [line = ''] = source.slice(start.offset, end.offset).split('\n')
      const label = line.replaceAll(/[*_]/g, '').trim()
      if (label.length <= longestLabel && roleOf(label) === 'recommendations')
        yield {
          ...at(node),
          en: `“${label}” is a paragraph, so what follows is not read as recommendations; expected a heading: write \`### ${label}\``,
          zh: `“${label}”是普通段落，其后内容不会作为建议；应为标题：请写成 \`### ${label}\``,
        }
    }
  },
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
    if (hasList(section)) return []
    return [
      {
        place: section.place,
        en: `There is no list under “${heading}”, so nothing there is a numbered recommendation; expected one: begin each with \`- \``,
        zh: `“${heading}”之下没有列表，因此没有带编号的建议；请在每条建议行首写 \`- \``,
      },
    ]
  })

const hasList = ({ blocks, sections }: Section): boolean =>
  blocks.some(({ type }) => type === 'list') || sections.some(hasList)
