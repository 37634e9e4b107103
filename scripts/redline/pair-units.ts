/** Units of two editions in pairs: by id, by text, by likeness, and then by what stands around them. */
import { joinParts, type Joints } from './joints.ts'
import { pairContainers } from './containers.ts'
import { likeness, partsOf } from './likeness.ts'
import { matched } from './match.ts'
import { pairNeighbours } from './neighbours.ts'
import { isPaired, noPairs, pair, type FoundPairs, type Pairs } from './pairs.ts'
import { keyOf, nodesIn, type Node } from './tree.ts'

/** Two texts wherever they stand are one unit, if they are as alike as this. */
const likeEnough = 0.45

/** A unit that kept its name is the same one, if as much of its text is: names are given to other texts at times. */
const sameName = 0.2

export type Paired = { readonly pairs: Pairs; readonly joints: Joints }

export const pairUnits = (old: Node, own: Node): Paired => {
  const pairs = noPairs()
  pair(pairs, old, own)
  const [oldNodes, ownNodes] = [[...nodesIn(old)], [...nodesIn(own)]]
  pairNamesakes(oldNodes, ownNodes, pairs, sameName)
  const open = (node: Node): boolean => isSoughtAnywhere(node) && !isPaired(pairs, node)
  const found = matched(oldNodes.filter(open), ownNodes.filter(open), {
    keyOf,
    textOf,
    least: likeEnough,
  })
  for (const [before, after] of found) pair(pairs, before, after)
  // A name that is left over was rewritten as a whole, and is still the one that others cite.
  pairNamesakes(oldNodes, ownNodes, pairs, 0)
  pairContainers(oldNodes, pairs)
  pairNeighbours(old, pairs)
  return { pairs, joints: joinParts(pairs) }
}

const textOf = ({ fullText }: Node): string => fullText

/** Derived from the text: a marker's id is never like it but by chance. */
const derived = /^u[0-9a-f]{8}$/

const pairNamesakes = (
  old: readonly Node[],
  own: readonly Node[],
  pairs: FoundPairs,
  least: number,
): void => {
  const byId = new Map(old.map((node) => [node.id, node]))
  for (const node of own) {
    const before = byId.get(node.id)
    if (!before || keyOf(before) !== keyOf(node)) continue
    const isSame =
      before.fullText === node.fullText ||
      (!derived.test(node.id) &&
        (least === 0 || likeness(partsOf(before.fullText), partsOf(node.fullText)) >= least))
    if (isSame) pair(pairs, before, node)
  }
}

const containers = new Set<Node['kind']>(['section', 'list', 'quote', 'root', 'note', 'break'])

/** Units with a text that tells them from others. What is in an item is found with it. */
const isSoughtAnywhere = ({ kind, fullText, parent }: Node): boolean =>
  !containers.has(kind) && parent?.kind !== 'item' && fullText !== ''
