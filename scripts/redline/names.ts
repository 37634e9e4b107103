/** Ids in a redline: the new edition's, and those of what only the old one has, made others where they are taken. */
import { createHash } from 'node:crypto'
import type { Id } from '../memo/model.ts'
import type { Pairs } from './pairs.ts'
import { nodesIn, type Node } from './tree.ts'

export type Names = {
  /** Id in the redline of a unit of the old edition, where it stands in the old one. */
  readonly struck: (id: Id) => Id
  /** Id in the redline of what a text of the old edition refers to: where that stands now, if it still does. */
  readonly target: (id: Id) => Id
}

/** `roots` are the bodies and the notes of both editions. */
export const namesOf = (
  roots: readonly { readonly old: Node; readonly own: Node; readonly pairs: Pairs }[],
): Names => {
  const taken = new Set(roots.flatMap(({ own }) => [...nodesIn(own)].map(({ id }) => id)))
  const struck = new Map<Id, Id>()
  const targets = new Map<Id, Id>()
  for (const { old, pairs } of roots)
    for (const node of nodesIn(old)) {
      const own = taken.has(node.id) ? free(node.id, taken) : node.id
      taken.add(own)
      struck.set(node.id, own)
      targets.set(node.id, pairs.ownOf.get(node)?.id ?? own)
    }
  return { struck: (id) => struck.get(id) ?? id, target: (id) => targets.get(id) ?? id }
}

const free = (id: Id, taken: ReadonlySet<Id>): Id => {
  for (let nth = 0; ; nth++) {
    const name = `o${createHash('sha256').update(`${id} ${nth}`).digest('hex').slice(0, 8)}`
    if (!taken.has(name)) return name
  }
}
