/** Comments that the editors of a memo wrote for each other: they say nothing to memopress. */
import type { Nodes, Root } from 'mdast'
import { descendants } from './markdown.ts'
import { commentsIn, isMarker } from './markers.ts'

/** What a comment says, its lines without blanks around them, and the first line, from 1, of the block it is about. */
export type EditorComment = { readonly text: string; readonly line: number }

/** Comments but for markers and those that silence a question, in the order of the source. */
export const editorComments = (tree: Root): EditorComment[] => {
  const about = blocksAround(tree)
  return [...descendants(tree)].flatMap(({ node, parent }) => {
    if (node.type !== 'html') return []
    const block = parent.type === 'root' ? (about.get(node) ?? node) : parent
    const line = block.position?.start.line ?? 1
    return commentsIn(node.value)
      .filter((text) => text !== '' && !isMarker(text) && !text.startsWith('memopress-'))
      .map((text) => ({ text: trimmedLines(text), line }))
  })
}

const trimmedLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')

/** What a comment on a line of its own is about: the block below it, at the end of a memo the one above. */
const blocksAround = ({ children }: Root): ReadonlyMap<Nodes, Nodes> => {
  const texts = children.filter(({ type }) => type !== 'html' && type !== 'definition')
  const blocks = new Map<Nodes, Nodes>()
  let below = texts.at(-1)
  for (const node of children.toReversed())
    if (node.type !== 'html') below = node
    else if (below) blocks.set(node, below)
  return blocks
}
