/** Links without words of their own name the unit that they lead to: its number, or its heading. */
import type { Id, Memo } from '../memo/model.ts'
import { textsIn } from '../memo/notes.ts'
import { claimsOf } from './claims.ts'
import type { Fault } from './findings.ts'

/** Faults of links that say another number than their unit has, or other words than its heading. */
export const filledFaults = (memo: Memo): Fault[] => {
  const names = namesOf(memo)
  const blocks = memo.notes.flatMap((note) => note.blocks)
  return [...textsIn(memo), ...textsIn({ lead: blocks, sections: [] })].flat().flatMap((run) => {
    if (!run.filled) return []
    const name = names.get(run.ref ?? '')
    const isNamed =
      name?.number === undefined
        ? run.text === name?.heading
        : /^\P{N}* (\S+)$/u.exec(run.text)?.[1] === name.number
    return isNamed
      ? []
      : [{ rule: 'wrong-label', wanted: name?.number ?? name?.heading, got: run.text }]
  })
}

type Name = { readonly number?: string; readonly heading?: string }

const namesOf = (memo: Memo): ReadonlyMap<Id, Name> =>
  new Map(
    claimsOf(memo).flatMap(({ id, kind, item, section, text }): [Id, Name][] => {
      if (kind !== 'text') return []
      if (section) return [[id, { heading: text.replaceAll('\n', ' ') }]]
      return item?.number === undefined ? [] : [[id, { number: item.number }]]
    }),
  )
