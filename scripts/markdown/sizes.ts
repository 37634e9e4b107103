/** What a memo has too much of to become documents that readers can take: see `limits`. */
import type { List, Nodes, Root } from 'mdast'
import { limits, type Sizes } from '../limits.ts'
import type { Report } from '../message.ts'
import { sizeMessages } from './size-messages.ts'
import { at, descendants } from './markdown.ts'

/** Reports what goes beyond the limits of quotes, lists, tables, headings and texts, where it does. */
export const reportSizes = (tree: Root, sizes: Sizes, report: Report): void => {
  reportInside(tree, { sizes, report }, 0)
  const headings = tree.children.filter((node) => node.type === 'heading')
  const first = headings[sizes.headings]
  if (first) report({ ...sizeMessages.tooManyHeadings(sizes.headings), ...at(first) })
  const link = nodesOf(tree, 'link', 'linkReference')[sizes.links]
  if (link) report({ ...sizeMessages.tooManyLinks(sizes.links), ...at(link) })
  const text = textBeyond(tree, sizes.texts)
  if (text) report({ ...sizeMessages.tooManyTexts(sizes.texts), ...at(text) })
}

const nodesOf = (tree: Root, ...types: readonly Nodes['type'][]): Nodes[] =>
  [...descendants(tree)].flatMap(({ node }) => (types.includes(node.type) ? [node] : []))

const isContainer = (node: Nodes): boolean => node.type === 'list' || node.type === 'blockquote'

const texts = new Set<string>(['paragraph', 'heading', 'tableCell', 'code'])

/** Characters of the source a node was read from. */
const lengthOf = ({ position }: Nodes): number =>
  (position?.end.offset ?? 0) - (position?.start.offset ?? 0)

/** Code has a text for each line. */
const textsIn = (node: Nodes): number =>
  node.type === 'code' ? node.value.split('\n').length : texts.has(node.type) ? 1 : 0

/** The first text of a memo that is one too many. */
const textBeyond = (tree: Root, most: number): Nodes | null => {
  let count = 0
  for (const { node } of descendants(tree)) {
    count += textsIn(node)
    if (count > most) return node
  }
  return null
}

/** The first item of a list or of the lists in it that is one too many. */
const itemBeyond = (list: List, most: number): Nodes | null => {
  let items = 0
  for (const { node } of descendants(list))
    if (node.type === 'listItem' && ++items > most) return node
  return null
}

type Counting = { readonly sizes: Sizes; readonly report: Report }

const reportInside = (node: Nodes, counting: Counting, levels: number): void => {
  const { sizes, report } = counting
  const inside = levels + (isContainer(node) ? 1 : 0)
  if (inside > limits.levels) {
    report({ ...sizeMessages.tooManyLevels(limits.levels), ...at(node) })
    return
  }
  if (texts.has(node.type) && lengthOf(node) > limits.textCharacters) {
    report({ ...sizeMessages.tooLongText(limits.textCharacters), ...at(node) })
    return
  }
  if (node.type === 'code' && textsIn(node) > sizes.codeLines)
    report({ ...sizeMessages.tooManyLines(sizes.codeLines), ...at(node) })
  const item = node.type === 'list' && levels === 0 ? itemBeyond(node, sizes.listItems) : null
  if (item) report({ ...sizeMessages.tooManyItems(sizes.listItems), ...at(item) })
  const row = node.type === 'table' ? node.children[sizes.tableRows + 1] : undefined
  if (row) report({ ...sizeMessages.tooManyRows(sizes.tableRows), ...at(row) })
  if ('children' in node) for (const child of node.children) reportInside(child, counting, inside)
}
