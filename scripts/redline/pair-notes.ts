/** Notes of two editions in pairs: by what they say, as their labels are often numbers that were given anew. */
import { matched } from './match.ts'
import { pairNeighbours } from './neighbours.ts'
import { noPairs, pair, type Pairs } from './pairs.ts'
import type { Node } from './tree.ts'

const likeEnough = 0.4

export const pairNotes = (old: Node, own: Node): Pairs => {
  const pairs = noPairs()
  pair(pairs, old, own)
  const found = matched(old.children, own.children, {
    keyOf: () => '',
    textOf: ({ fullText }) => fullText,
    least: likeEnough,
  })
  for (const [before, after] of found) pair(pairs, before, after)
  // A note that was written anew under its label is still that note.
  const byId = new Map(old.children.map((note) => [note.id, note]))
  for (const note of own.children) {
    const before = byId.get(note.id)
    if (before) pair(pairs, before, note)
  }
  pairNeighbours(old, pairs)
  return pairs
}
