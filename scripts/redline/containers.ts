/** Sections, lists and quotations in pairs: by what they hold that is in both editions. */
import { pair, type FoundPairs, type Pairs } from './pairs.ts'
import type { Node } from './tree.ts'

type Candidate = { readonly old: Node; readonly own: Node; weight: number }

/**
 * Parts of their contents that two containers have to share. A heading of the same words counts half as much as all of
 * them, and an id as much: what moved away says less of where it was than what is called as before.
 */
const least = 0.3
const sameHeading = 0.5
const sameId = 1

export const pairContainers = (old: readonly Node[], pairs: FoundPairs): void => {
  const scored = candidatesOf(old, pairs).map(({ old: before, own, weight }) => ({
    old: before,
    own,
    score:
      (2 * weight) / (before.fullText.length + own.fullText.length) +
      (before.kind === 'section' && before.text === own.text ? sameHeading : 0) +
      (before.id === own.id ? sameId : 0),
  }))
  scored.sort((a, b) => b.score - a.score)
  for (const { old: before, own, score } of scored) if (score >= least) pair(pairs, before, own)
}

/** Containers around units of one pair, with the length of what they share. */
const candidatesOf = (old: readonly Node[], { ownOf }: Pairs): Candidate[] => {
  const found = new Map<Node, Map<Node, Candidate>>()
  for (const node of old) {
    const own = ownOf.get(node)
    if (!own || node.children.some((child) => ownOf.has(child))) continue
    for (const before of around(node))
      for (const after of around(own)) {
        if (before.kind !== after.kind) continue
        const candidates = found.get(before) ?? new Map<Node, Candidate>()
        found.set(before, candidates)
        const candidate = candidates.get(after) ?? { old: before, own: after, weight: 0 }
        candidate.weight += Math.min(node.fullText.length, own.fullText.length)
        candidates.set(after, candidate)
      }
  }
  return [...found.values()].flatMap((candidates) => [...candidates.values()])
}

function* around({ parent }: Node): Generator<Node> {
  for (let node = parent; node; node = node.parent)
    if (node.kind === 'section' || node.kind === 'list' || node.kind === 'quote') yield node
}
