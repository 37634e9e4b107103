/** What moved between two editions: units of both that stand elsewhere now. */
import type { Pairs } from './pairs.ts'
import { stepsOf, type Step } from './sequence.ts'
import { nodesIn, type Node } from './tree.ts'

export type Placing = {
  /** What is in two containers of a pair, by the one of the new edition. */
  readonly steps: ReadonlyMap<Node, readonly Step<Node>[]>
  /** Names of moves, in the order of the new edition, by both of their nodes. */
  readonly moves: ReadonlyMap<Node, string>
}

export const placingOf = (own: Node, pairs: Pairs): Placing => {
  const steps = new Map<Node, readonly Step<Node>[]>()
  for (const [before, after] of pairs.ownOf)
    steps.set(
      after,
      stepsOf({
        old: before.children,
        own: after.children,
        oldOf: (node) => pairs.oldOf.get(node),
        weightOf,
      }),
    )
  const standing = new Set<Node>()
  for (const each of steps.values())
    for (const step of each) if (step.old && step.own) standing.add(step.own)
  const moves = new Map<Node, string>()
  let count = 0
  for (const node of nodesIn(own)) {
    const old = pairs.oldOf.get(node)
    if (!old || standing.has(node)) continue
    const name = `m${++count}`
    moves.set(node, name).set(old, name)
  }
  return { steps, moves }
}

const weightOf = ({ fullText }: Node): number => fullText.length + 1
