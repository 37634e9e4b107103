/** Which node of the new edition is which of the old one; each is in one pair at most. */
import type { Node } from './tree.ts'

export type Pairs = {
  /** By the node of the old edition, the one that it became. */
  readonly ownOf: ReadonlyMap<Node, Node>
  /** By the node of the new edition, the one that it was. */
  readonly oldOf: ReadonlyMap<Node, Node>
}

/** Pairs while they are looked for. */
export type FoundPairs = {
  readonly ownOf: Map<Node, Node>
  readonly oldOf: Map<Node, Node>
}

export const noPairs = (): FoundPairs => ({ ownOf: new Map(), oldOf: new Map() })

export const isPaired = ({ ownOf, oldOf }: Pairs, node: Node): boolean =>
  ownOf.has(node) || oldOf.has(node)

/** Adds a pair, unless one of the two is in another already. */
export const pair = (pairs: FoundPairs, old: Node, own: Node): void => {
  if (isPaired(pairs, old) || isPaired(pairs, own)) return
  pairs.ownOf.set(old, own)
  pairs.oldOf.set(own, old)
}

/** Makes two nodes a pair instead of the one that either of them was in; of items also what they begin with. */
export const repair = (
  pairs: FoundPairs,
  { old, own, instead }: { readonly old: Node; readonly own: Node; readonly instead: Node },
): void => {
  if (instead === old || instead === own) return
  part(pairs, instead)
  part(pairs, old)
  part(pairs, own)
  pair(pairs, old, own)
  const [first, second] = [old.children[0], own.children[0]]
  if (first && second) {
    for (const node of [first, second, ...instead.children]) part(pairs, node)
    pair(pairs, first, second)
  }
}

const part = ({ ownOf, oldOf }: FoundPairs, node: Node): void => {
  const [own, old] = [ownOf.get(node), oldOf.get(node)]
  for (const each of [node, own, old])
    if (each) {
      ownOf.delete(each)
      oldOf.delete(each)
    }
}
