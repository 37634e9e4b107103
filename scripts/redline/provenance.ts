/** Attributes of units in a redline: the new edition's, and what they were otherwise in the old one. */
import { isDeepStrictEqual } from 'node:util'
import type { Was } from '../memo/model.ts'
import type { Source } from './tree.ts'

type Unit = NonNullable<Source>

/** What a unit says is compared by itself. */
const contents = new Set(['type', 'runs', 'title', 'blocks', 'sections', 'items', 'head', 'rows'])

/** What of the old unit is otherwise in the new one. */
export const wasOf = (old: Unit, own: Unit): Was => {
  const before: Record<string, unknown> = { ...old }
  const after: Record<string, unknown> = { ...own }
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return Object.fromEntries(
    [...names]
      .filter((name) => !contents.has(name) && !isDeepStrictEqual(before[name], after[name]))
      .map((name) => [name, before[name]]),
  )
}

export const withWas = <U extends Unit>(unit: U, was: Was): U =>
  Object.keys(was).length === 0 ? unit : { ...unit, was }
