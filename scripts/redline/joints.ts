/** Paragraphs and items that were split in two or more, or merged into one. */
import { partsOf, shared, sizeOf, type Parts } from './likeness.ts'
import { isPaired, repair, type FoundPairs } from './pairs.ts'
import type { Node } from './tree.ts'

/** By the first part, which has the pair of the whole, the parts after it. */
export type Joints = ReadonlyMap<Node, readonly Node[]>

/** How much of a part has to come from what is missing of the whole, and how many words and characters it has. */
const mostOfIt = 0.7
const fewest = 4

/** Finds them among the neighbours of pairs that have no pair, and makes the first part of each the one of its pair. */
export const joinParts = (pairs: FoundPairs): Joints => {
  const joints = new Map<Node, readonly Node[]>()
  // A copy, as pairs are changed on the way.
  for (const [old, own] of new Map(pairs.ownOf)) {
    if (!isJoinable(old) || !isJoinable(own) || pairs.ownOf.get(old.parent!) !== own.parent)
      continue
    const split = partsAround(own, old, pairs)
    const merged = split.length > 1 ? [] : partsAround(old, own, pairs)
    const [first, ...others] = split.length > 1 ? split : merged
    if (!first || others.length === 0) continue
    joints.set(first, others)
    if (split.length > 1) repair(pairs, { old, own: first, instead: own })
    else repair(pairs, { old: first, own, instead: old })
  }
  return joints
}

/** A paragraph, or an item that is nothing else. */
const isJoinable = ({ kind, parent, children }: Node): boolean =>
  kind === 'paragraph'
    ? parent?.kind !== 'item'
    : kind === 'item' && children.length === 1 && children[0]!.kind === 'paragraph'

/** The parts of a whole around the one that is paired with it, that one included, in their order. */
const partsAround = (part: Node, whole: Node, pairs: FoundPairs): readonly Node[] => {
  const siblings = part.parent!.children
  const at = siblings.indexOf(part)
  let missing = without(partsOf(whole.fullText), partsOf(part.fullText))
  const isPart = (node: Node | undefined): node is Node => {
    if (!node || node.kind !== part.kind || !isJoinable(node) || isPaired(pairs, node)) return false
    const parts = partsOf(node.fullText)
    const size = sizeOf(parts)
    if (size < fewest || shared(parts, missing) < mostOfIt * size) return false
    missing = without(missing, parts)
    return true
  }
  let [first, last] = [at, at]
  if (sizeOf(missing) < fewest) return [part]
  while (isPart(siblings[last + 1])) last++
  while (isPart(siblings[first - 1])) first--
  return siblings.slice(first, last + 1)
}

const without = (parts: Parts, others: Parts): Parts =>
  new Map([...parts].map(([part, times]) => [part, Math.max(0, times - (others.get(part) ?? 0))]))
