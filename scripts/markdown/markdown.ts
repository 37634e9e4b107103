/** Markdown text → mdast, and small questions about its nodes. */
import type { Node, Nodes, Root } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyGfmStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Place } from '../message.ts'
import { remarkAddresses } from './address-syntax.ts'

/** A single `~` stays text: Chinese writes ranges with it (5~10). */
const parser = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkAddresses)
  .use(remarkCjkFriendly)
  .use(remarkCjkFriendlyGfmStrikethrough, { singleTilde: false })
  .freeze()

/** The tree of a Markdown text. */
export const parse = (source: string): Root => parser.parse(source)

/** Where a node begins. */
export const placeOf = (node: Node): Place | undefined =>
  node.position && { line: node.position.start.line, column: node.position.start.column }

/** `place` for a message, when there is one. */
export const at = (node: Node, parent?: Node): { place?: Place } => {
  const place = placeOf(node) ?? (parent && placeOf(parent))
  return place ? { place } : {}
}

/** All nodes below a node, in document order, with how deep they are. By a loop, not recursion. */
export function* descendants(
  root: Nodes,
): Generator<{ node: Nodes; parent: Nodes; depth: number }> {
  const open: { node: Nodes; parent: Nodes; depth: number }[] = [
    { node: root, parent: root, depth: 0 },
  ]
  while (open.length > 0) {
    const next = open.pop()!
    if (next.depth > 0) yield next
    const children = 'children' in next.node ? next.node.children : []
    for (const node of [...children].reverse())
      open.push({ node, parent: next.node, depth: next.depth + 1 })
  }
}
