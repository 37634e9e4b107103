/** HTML that a memo may use because Markdown has no mark for it: `<sub>`, `<sup>`, `<u>` and `<br>`. */
import type { Html, PhrasingContent } from 'mdast'
import type { Run } from '../memo/model.ts'

/** The marks that elements put on their text. */
export type ElementMark = keyof Pick<Run, 'sub' | 'sup' | 'underline'>

const marks: Readonly<Record<string, ElementMark>> = { sub: 'sub', sup: 'sup', u: 'underline' }

/** A pair of tags and what stands between them. */
export type Element = {
  readonly type: 'element'
  readonly mark: ElementMark
  readonly children: readonly Inline[]
}

export type Inline = PhrasingContent | Element

/** True for `<br>`, `<br/>`, `<br />`. */
export const isLineBreak = ({ value }: Html): boolean => /^<br\s*\/?>$/i.test(value)

/** True for one of the tags that make an element. */
export const isTag = (html: string): boolean => tagPattern.test(html)

const tagPattern = /^<(\/?)(sub|sup|u)\s*>$/i

type Tag = { readonly mark: ElementMark; readonly isEnd: boolean }

const tagOf = (node: PhrasingContent): Tag | null => {
  const [, slash, name] = (node.type === 'html' && tagPattern.exec(node.value)) || []
  return name ? { mark: marks[name.toLowerCase()]!, isEnd: slash === '/' } : null
}

/** An element that has begun: its tag, and what has been read of it. */
type Open = { readonly mark: ElementMark; readonly tag: PhrasingContent; readonly inside: Inline[] }

/** Nodes with pairs of tags as elements; a tag without its other half stays what it is. */
export const withElements = (nodes: readonly PhrasingContent[]): readonly Inline[] => {
  const outside: Inline[] = []
  const open: Open[] = []
  const add = (...inlines: readonly Inline[]) => (open.at(-1)?.inside ?? outside).push(...inlines)
  for (const node of nodes) {
    const tag = tagOf(node)
    if (tag && !tag.isEnd) open.push({ mark: tag.mark, tag: node, inside: [] })
    else if (tag && open.at(-1)?.mark === tag.mark) {
      const { mark, inside } = open.pop()!
      add({ type: 'element', mark, children: inside })
    } else add(node)
  }
  while (open.length > 0) {
    const { tag, inside } = open.pop()!
    add(tag, ...inside)
  }
  return outside
}
