/** References without a definition, which are printed with their brackets, and definitions that nothing refers to. */
import { labelOf } from '../markdown/definitions.ts'
import { at, descendants } from '../markdown/markdown.ts'
import { matchesIn } from './in-source.ts'
import type { RuleOf } from './rule.ts'

/**
 * A note reference without its note: Markdown prints `[^1]`.
 *
 * @example fails 3:5
 * # 备忘录
 *
 * 见脚注。[^1]
 *
 * @example passes
 * # 备忘录
 *
 * 见脚注。[^1]
 *
 * [^1]: 脚注。
 */
export const undefinedNote: RuleOf<'text'> = {
  id: 'undefined-note',
  level: 'error',
  stage: 'text',
  reason: {
    en: 'A reference without a note is printed with its brackets, and the note is missing.',
    zh: '没有脚注的引用会连同方括号印出，而脚注缺失。',
  },
  *find(text) {
    for (const { match, place } of matchesIn(text, 'text', /(?<!\\)\[\^([^\]\s]+)\]/g))
      yield {
        place,
        en: `There is no note [^${match[1]}], so the reference would be printed: add a line \`[^${match[1]}]: …\`, or write \\[ for a printed bracket`,
        zh: `没有脚注 [^${match[1]}]，引用会照样印出：请加一行 \`[^${match[1]}]: …\`；若要印出方括号，请写 \\[`,
      }
  },
}

/**
 * A link by reference whose definition is missing: Markdown prints both pairs of brackets.
 *
 * @example fails 3:1
 * # Memo
 *
 * [The report][report] says so.
 *
 * @example passes
 * # Memo
 *
 * [The report][report] says so.
 *
 * [report]: https://example.org
 */
export const undefinedReference: RuleOf<'text'> = {
  id: 'undefined-reference',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'Without its definition a link is printed with its brackets.',
    zh: '链接缺少定义时会连同方括号印出。',
  },
  *find(text) {
    for (const { match, place } of matchesIn(text, 'text', /(?<!\\)\[[^[\]^]+\]\[([^[\]]+)\]/g))
      yield {
        place,
        en: `[${match[1]}] looks like a link but has no definition: it is printed with its brackets`,
        zh: `[${match[1]}] 像是链接，但没有定义：将连同方括号印出`,
      }
  },
}

/**
 * A definition of a link that nothing refers to; `[//]: # (a note)` is often one.
 *
 * @example fails 5:1
 * # Memo
 *
 * Text.
 *
 * [report]: https://example.org
 *
 * @example passes
 * # Memo
 *
 * See the [report].
 *
 * [report]: https://example.org
 */
export const unusedDefinition: RuleOf<'text'> = {
  id: 'unused-definition',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'A definition is not printed: its link may have been lost.',
    zh: '定义本身不会印出：引用它的链接可能已丢失。',
  },
  *find({ tree, definitions: { links } }) {
    const used = new Set<string>()
    for (const { node } of descendants(tree))
      if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier)
    for (const [identifier, node] of links)
      if (!used.has(identifier))
        yield {
          ...at(node),
          en: `Nothing refers to the definition [${labelOf(node)}]: it is not printed`,
          zh: `定义 [${labelOf(node)}] 没有被引用：不会印出`,
        }
  },
}
