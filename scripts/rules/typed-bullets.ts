/** Bullets that are typed instead of written in Markdown, and what else begins paragraphs in a row. */
import type { RootContent } from 'mdast'
import type { SourceText } from '../markdown/from-markdown.ts'
import { placeIn } from './printed.ts'
import type { MarkRule } from './rule.ts'

/**
 * A typed bullet: asked once for paragraphs that follow one another.
 *
 * @example fails 3:1
 * # 备忘录
 *
 * • 甲单位负责选址
 *
 * • 乙单位负责出资
 *
 * @example passes
 * # 备忘录
 *
 * - 甲单位负责选址
 * - 乙·丙单位负责出资
 */
export const typedBullet: MarkRule = {
  id: 'typed-bullet',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'A typed bullet makes no list: it is printed in front of an ordinary paragraph.',
    zh: '手写的项目符号不成列表，会印在普通段落之前。',
  },
  look: (context) => {
    const lines = firstOfEach(context.tree.children, context, bullet)
    return ({ lines: [line] }) =>
      lines.has(line!.line)
        ? {
            place: placeIn(line!, line!.text.search(/[^ ]/)),
            en: 'A typed bullet makes no list and is printed as it stands: write `- ` instead, before each item',
            zh: '手写的项目符号不成列表，会照样印出：请在每项行首改写 `- `',
          }
        : null
  },
}

/** Characters that people and word processors begin items with. */
export const bullets = '•·●○■□◆◇▪▫‣⁃∙➢➤➔➜▶►▷▸★☆✓✔√✅❌'

const bullet = new RegExp(`^[ 　]*[${bullets}]`, 'u')

/** Lines on which the first of paragraphs that match and follow one another begin. */
export const firstOfEach = (
  nodes: readonly RootContent[],
  { source }: SourceText,
  pattern: RegExp,
): ReadonlySet<number> => {
  const matches = nodes.map(
    ({ type, position }) =>
      type === 'paragraph' &&
      pattern.test(source.slice(position!.start.offset, position!.start.offset! + 20)),
  )
  const firsts = nodes.filter((_, i) => matches[i] && !matches[i - 1])
  return new Set(firsts.map(({ position }) => position!.start.line))
}
