/** What a memo has too much of to become documents that readers can take: see `limits`. */
import type { List, Nodes, Root } from 'mdast'
import { limits } from '../limits.ts'
import type { Report } from '../message.ts'
import { contentMessages } from './content-messages.ts'
import { at, descendants } from './markdown.ts'

/** Reports what goes beyond the limits of quotes, lists, tables and headings, where it does. */
export const reportSizes = (tree: Root, report: Report): void => {
  reportInside(tree, report, 0)
  const headings = tree.children.filter((node) => node.type === 'heading')
  const first = headings[limits.headings]
  if (first) report({ ...contentMessages.tooManyHeadings(limits.headings), ...at(first) })
}

const isContainer = (node: Nodes): boolean => node.type === 'list' || node.type === 'blockquote'

const texts = new Set<string>(['paragraph', 'heading', 'tableCell', 'code'])

/** Characters of the source a node was read from. */
const lengthOf = ({ position }: Nodes): number =>
  (position?.end.offset ?? 0) - (position?.start.offset ?? 0)

/** The first item of a list or of the lists in it that is one too many. */
const itemBeyond = (list: List, most: number): Nodes | null => {
  let items = 0
  for (const { node } of descendants(list))
    if (node.type === 'listItem' && ++items > most) return node
  return null
}

const reportInside = (node: Nodes, report: Report, levels: number): void => {
  const inside = levels + (isContainer(node) ? 1 : 0)
  if (inside > limits.levels) {
    report({ ...contentMessages.tooManyLevels(limits.levels), ...at(node) })
    return
  }
  if (texts.has(node.type) && lengthOf(node) > limits.textCharacters) {
    report({ ...contentMessages.tooLongText(limits.textCharacters), ...at(node) })
    return
  }
  const item = node.type === 'list' && levels === 0 ? itemBeyond(node, limits.listItems) : null
  if (item) report({ ...contentMessages.tooManyItems(limits.listItems), ...at(item) })
  const row = node.type === 'table' ? node.children[limits.tableRows + 1] : undefined
  if (row) report({ ...contentMessages.tooManyRows(limits.tableRows), ...at(row) })
  if ('children' in node) for (const child of node.children) reportInside(child, report, inside)
}
