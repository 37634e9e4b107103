/** Links to units of the memo, and those that nothing can be filled in for. */
import type { Link, LinkReference, Nodes } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { targetsIn } from '../markdown/anchors.ts'
import { targetOf } from '../markdown/links.ts'
import { at, descendants } from '../markdown/markdown.ts'
import { unfilled } from '../memo/filled-links.ts'
import type { Id } from '../memo/model.ts'
import { textsOf, unitsOf } from '../memo/walk.ts'
import type { Contexts, RuleOf } from './rule.ts'

type UnitLink = { readonly node: Nodes; readonly parent: Nodes; readonly unit: Id }

/** Links to units, with the unit that each leads to. */
export function* linksIn({
  tree,
  definitions,
  memo,
  isTitleWritten,
}: Contexts['memo']): Generator<UnitLink> {
  const targets = targetsIn(memo, isTitleWritten)
  for (const { node, parent } of descendants(tree)) {
    if (node.type !== 'link' && node.type !== 'linkReference') continue
    const { url } = targetOf(node as Link | LinkReference, definitions.links)
    const unit = url.startsWith('#') ? targets.of(url.slice(1)) : undefined
    if (unit !== undefined) yield { node, parent, unit }
  }
}

/**
 * A link without words to a unit that has neither number nor heading.
 *
 * @example fails 5:2
 * # 备忘录
 *
 * 正文。 <!-- unit id=text -->
 *
 * 见[](#text)。
 *
 * @example passes
 * # 备忘录
 *
 * 见[](#grid)与[](#建议)。
 *
 * ## 建议
 *
 * - 两国应加强合作。 <!-- unit id=grid -->
 */
export const linkWithoutLabel: RuleOf<'memo'> = {
  id: 'link-without-label',
  level: 'error',
  stage: 'memo',
  reason: {
    en: 'A link without words prints the number of a recommendation or the words of a heading; other units have none.',
    zh: '没有文字的链接会印出建议的编号或标题的文字；其他单元没有可印的名称。',
  },
  *find(context) {
    const units = new Set(
      [...unitsOf(context.memo)].flatMap((visit) =>
        textsOf(visit).flatMap((runs) =>
          runs.flatMap(({ filled, text, ref }) => (filled && text === unfilled ? [ref!] : [])),
        ),
      ),
    )
    if (units.size === 0) return
    for (const { node, parent, unit: id } of linksIn(context))
      if (units.has(id) && toString(node).trim() === '')
        yield {
          ...at(node, parent),
          en: `This link has no words, and #${id} has neither a number nor a heading to fill in: write the words between the brackets`,
          zh: `链接没有文字，而 #${id} 既无编号也无标题可填：请在方括号中写出要印的文字`,
        }
  },
}
