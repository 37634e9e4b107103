/** Units in pairs by where they stand: between the same neighbours, in the same container. */
import { likeness, partsOf } from './likeness.ts'
import { isPaired, pair, type FoundPairs } from './pairs.ts'
import { keyOf, type Node } from './tree.ts'

/** Two texts in the same place are one unit, if they are as alike as this. */
const likeEnough = 0.25

/** Texts between two neighbours that are compared each with each. */
const most = 20

/** Pairs what is left in the containers of each pair, from the outermost in. */
export const pairNeighbours = (old: Node, pairs: FoundPairs): void => {
  const own = pairs.ownOf.get(old)
  if (own) for (const gap of gapsBetween(old, own, pairs)) pairGap(gap, pairs)
  for (const child of old.children) pairNeighbours(child, pairs)
}

type Gap = { readonly old: Node[]; readonly own: Node[] }

/** What has no pair yet, between neighbours that have one: by the last such neighbour before it. */
const gapsBetween = (old: Node, own: Node, pairs: FoundPairs): Gap[] => {
  const first: Gap = { old: [], own: [] }
  const gaps = new Map<Node | null, Gap>([[null, first]])
  let gap = first
  for (const child of old.children) {
    const partner = pairs.ownOf.get(child)
    if (!partner) gap.old.push(child)
    else if (partner.parent === own) gaps.set(partner, (gap = { old: [], own: [] }))
  }
  gap = first
  for (const child of own.children) {
    if (!pairs.oldOf.has(child)) gap.own.push(child)
    else gap = gaps.get(child) ?? gap
  }
  return [...gaps.values()]
}

const pairGap = ({ old, own }: Gap, pairs: FoundPairs): void => {
  for (const rule of [sameHeadings, likeTexts, onlyOnes]) {
    const isOpen = (node: Node): boolean => !isPaired(pairs, node)
    for (const [before, after] of rule(old.filter(isOpen), own.filter(isOpen)))
      pair(pairs, before, after)
  }
}

type Rule = (old: readonly Node[], own: readonly Node[]) => (readonly [Node, Node])[]

const sameHeadings: Rule = (old, own) => {
  const byHeading = new Map(
    own.filter(({ kind }) => kind === 'section').map((each) => [each.text, each]),
  )
  return old.flatMap((node) => {
    const after = node.kind === 'section' ? byHeading.get(node.text) : undefined
    return after ? [[node, after] as const] : []
  })
}

const likeTexts: Rule = (old, own) => {
  if (old.length > most || own.length > most) return []
  const ownParts = own.map(({ fullText }) => partsOf(fullText))
  const scored = old.flatMap((before) => {
    const parts = partsOf(before.fullText)
    return own.flatMap((after, i) =>
      keyOf(before) === keyOf(after) && (before.fullText !== '') === (after.fullText !== '')
        ? [{ before, after, score: likeness(parts, ownParts[i]!) }]
        : [],
    )
  })
  return scored
    .filter(({ score }) => score >= likeEnough)
    .sort((a, b) => b.score - a.score)
    .map(({ before, after }) => [before, after] as const)
}

/** The only list in its place, or what an item begins with, is what it was, whatever it says. */
const onlyOnes: Rule = (old, own) => {
  const kinds = new Set(old.map(({ kind }) => kind))
  return [...kinds].flatMap((kind) => {
    const [before, ...others] = old.filter((node) => node.kind === kind)
    const [after, ...more] = own.filter((node) => node.kind === kind)
    if (!before || !after || others.length > 0 || more.length > 0) return []
    if (keyOf(before) !== keyOf(after)) return []
    const isFirst = isFirstOfItem(before) && isFirstOfItem(after)
    return isFirst || kind === 'list' || kind === 'quote' || kind === 'break'
      ? [[before, after] as const]
      : []
  })
}

const isFirstOfItem = (node: Node): boolean =>
  node.parent?.kind === 'item' && node.parent.children[0] === node
