/** Paragraphs that Markdown has read as code or as a heading. */
import type { Code } from 'mdast'
import { at, descendants } from '../markdown/markdown.ts'
import type { RuleOf } from './rule.ts'

/**
 * Prose that four blanks or a tab before it make code.
 *
 * @example fails 5:1
 * # 备忘录
 *
 * 第一段。
 *
 *     双方回顾了过去一年的进展，并交换了意见。
 *
 * @example passes
 * # Memo
 *
 *     for (const port of ports) close(port)
 */
export const indentedProse: RuleOf<'text'> = {
  id: 'indented-prose',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'Four blanks or a tab at the beginning of a paragraph make it code: it is printed as typed, in another face.',
    zh: '段首有四个空格或制表符时，该段会被当作代码，按另一种字体照原样印出。',
  },
  *find({ tree, source }) {
    for (const { node } of descendants(tree))
      if (node.type === 'code' && isProse(node.value) && !isFenced(node, source))
        yield {
          ...at(node),
          en: 'This paragraph begins with four blanks or a tab, so it is printed as code: delete them, as templates indent paragraphs; put code between two lines of ```',
          zh: '本段开头有四个空格或制表符，因此按代码印出：请删除（缩进由模板决定）；若确是代码，请在前后各加一行 ```',
        }
  },
}

const isFenced = ({ position }: Code, source: string): boolean =>
  /[`~]/.test(source[position?.start.offset ?? 0] ?? '')

/** Chinese, or some English words in a row, with none of the marks that code is full of. */
const isProse = (text: string): boolean =>
  !/[{}=<>]|;$|\(\)|^[ \t]*[$#]/m.test(text) &&
  // At the beginning of a word, or a line of a million letters is looked at from each of them.
  (/[\p{Script=Han}]{4}/u.test(text) || /(?:\b[A-Za-z][a-z]*,? ){4}[A-Za-z]/.test(text))

/**
 * A paragraph that a line of hyphens or equals signs below makes a heading.
 *
 * @example fails 3:1
 * # Memo
 *
 * The parties met in Beijing. They agreed on three points.
 * ---
 *
 * Text.
 *
 * @example passes
 * # Memo
 *
 * The parties met.
 *
 * ---
 *
 * Energy
 * ------
 *
 * Text.
 */
export const underlinedText: RuleOf<'text'> = {
  id: 'underlined-text',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'A line of hyphens right below a paragraph makes it a heading.',
    zh: '段落下一行紧接 `---` 时，该段会成为标题。',
  },
  *find({ tree, source }) {
    for (const node of tree.children) {
      if (node.type !== 'heading' || !node.position) continue
      const text = source.slice(node.position.start.offset, node.position.end.offset).trimEnd()
      const lines = text.split('\n')
      const isSentence =
        lines.length > 2 || /[。；！？.;!?][”’"')）]*$/.test(lines.at(-2)?.trim() ?? '')
      if (lines.length > 1 && isSentence)
        yield {
          ...at(node),
          en: 'The line of hyphens below makes a heading of this paragraph: put a blank line between them',
          zh: '下一行的横线使本段成为标题：请在两者之间空一行',
        }
    }
  },
}
