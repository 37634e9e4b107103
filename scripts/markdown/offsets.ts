/** Where each character of a text stands in the Markdown: through marks, entities, escapes and line ends. */
import type { Nodes, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Run } from '../memo/model.ts'
import { isLineBreak } from './elements.ts'
import { codeOffsets, textOffsets } from './literal-offsets.ts'
import { descendants } from './markdown.ts'

/** What a node of the text gives to its runs, in order. */
type Source = { readonly offset: number } & (
  | { readonly type: 'character'; readonly text: string }
  // Their text in the runs is of the reader: a number, a label, a blank.
  | { readonly type: 'note' | 'filled' }
)

/**
 * UTF-16 offsets in the source of the UTF-16 units of runs, for the paragraph, heading or cell that they were read
 * from. What the reader has put in has the place of what stands for it: the number of a note that of its reference,
 * the label of a link without words that of the link, the blank between two lines that of the line end.
 */
export const offsetsOf = (runs: readonly Run[], node: Nodes, source: string): number[] => {
  const sources = sourcesOf(node, source)
  let at = 0
  return runs.flatMap((run) => {
    if (run.note !== undefined || run.filled) {
      const kind = run.filled ? 'filled' : 'note'
      at = sources.findIndex(({ type }, i) => i >= at && type === kind)
      const offset = sources[at++]?.offset ?? node.position!.start.offset!
      return run.text.split('').map(() => offset)
    }
    return run.text.split('').map((unit) => {
      while (at < sources.length && !gives(sources[at]!, unit)) at++
      return sources[at++]?.offset ?? node.position!.end.offset!
    })
  })
}

/** Blanks that the runs do not have are passed over, and a tab or the end of a line is a blank there. */
const gives = (source: Source, unit: string): boolean =>
  source.type === 'character' &&
  (source.text === unit || (unit === ' ' && /^[\t\n]$/.test(source.text)))

const sourcesOf = (root: Nodes, source: string): Source[] => {
  let end = root.position!.start.offset!
  const sources: Source[] = []
  const add = (value: string, offsets: readonly number[]) =>
    value
      .split('')
      .forEach((text, i) => sources.push({ type: 'character', text, offset: offsets[i]! }))
  for (const { node } of descendants(root)) {
    const from = node.position?.start.offset ?? end
    const to = node.position?.end.offset ?? root.position!.end.offset!
    if (node.type === 'text') add(node.value, textOffsets(node.value, source, { from, to }))
    if (node.type === 'inlineCode') add(node.value, codeOffsets(node.value, source, { from, to }))
    if (node.type === 'break' || (node.type === 'html' && isLineBreak(node))) add('\n', [from])
    if (node.type === 'footnoteReference') sources.push({ type: 'note', offset: from })
    if ((node.type === 'link' || node.type === 'linkReference') && toString(node).trim() === '')
      sources.push({ type: 'filled', offset: from })
    if (node.position && !('children' in node)) end = to
  }
  return sources
}

/** The paragraphs, headings and tables of a tree, by the offset at which they begin. */
export const textNodesIn = (tree: Root): ReadonlyMap<number, Nodes> =>
  new Map(
    [...descendants(tree)].flatMap(({ node }): [number, Nodes][] =>
      node.type === 'paragraph' || node.type === 'heading' || node.type === 'table'
        ? [[node.position!.start.offset!, node]]
        : [],
    ),
  )

/** The nodes that the texts of a unit were read from: its own, or of a table its cells, filled up to those of its head. */
export const nodesOfTexts = (node: Nodes): Nodes[] => {
  if (node.type !== 'table') return [node]
  const columns = node.children[0]!.children.length
  return node.children.flatMap((row) =>
    Array.from({ length: columns }, (_, i): Nodes => row.children[i] ?? row),
  )
}
