/** Units of both editions as a redline has them, without what they hold. */
import type { Block, ListItem, Note, Run, Section } from '../memo/model.ts'
import type { Joints } from './joints.ts'
import type { Placing } from './moves.ts'
import type { Names } from './names.ts'
import type { Pairs } from './pairs.ts'
import { wasOf, withWas } from './provenance.ts'
import type { Node } from './tree.ts'

export type Made = Block | ListItem | Section | Note

export type Making = Placing & {
  readonly pairs: Pairs
  readonly joints: Joints
  readonly names: Names
  readonly lang: string
}

/** A unit in both editions; of one that moved, each place has a `side` of its own. */
export type Both = { readonly old: Node; readonly own: Node }

/** The unit of the new edition, with what it was otherwise. */
export const unitOf = ({ old, own }: Both): Made => withWas(own.unit!, wasOf(old.unit!, own.unit!))

/** The unit of the old edition under the id that it has in the redline. */
export const struckUnit = ({ unit, id }: Node, { names }: Making): Made =>
  names.struck(id) === id ? unit! : { ...unit!, id: names.struck(id), was: { id } }

/** Runs of the old edition, which refer to units and notes by the ids that these have in the redline. */
export const mappedRuns = (runs: readonly Run[], { target }: Names): readonly Run[] =>
  runs.map((run) =>
    run.ref === undefined && run.note === undefined
      ? run
      : {
          ...run,
          ...(run.ref !== undefined && { ref: target(run.ref) }),
          ...(run.note !== undefined && { note: target(run.note) }),
        },
  )
