/** Tables of two editions in one: rows that are in one only, and words that changed in the others. */
import type { Cell, Change, Table } from '../memo/model.ts'
import { textOf } from '../memo/walk.ts'
import { matched } from './match.ts'
import { redlineRuns, type Side } from './runs.ts'
import { stepsOf, type Step } from './sequence.ts'

type Row = readonly Cell[]
type Tables = { readonly old: Table; readonly own: Table }

/** Rows are one, if they are as alike as this, or begin in the same cell. */
const likeEnough = 0.4

export const redlineRows = (
  { old, own }: Tables,
  lang: string,
  side: Side,
): Pick<Table, 'head' | 'rows' | 'rowChanges'> => {
  const cells = (before: Row, after: Row): Row =>
    after.map((cell, i) => redlineRuns({ old: before[i]!, own: cell }, lang, side))
  const steps = stepsOf({ old: old.rows, own: own.rows, ...pairsOf(old.rows, own.rows) })
  const rows = steps.filter((step) => isOn(step, side))
  const rowChanges = rows.map(changeOf)
  return {
    head: cells(old.head, own.head),
    rows: rows.map((step) =>
      step.old && step.own ? cells(step.old, step.own) : (step.own ?? step.old),
    ),
    ...(rowChanges.some(Boolean) && { rowChanges }),
  }
}

const isOn = (step: Step<Row>, side: Side): boolean =>
  side === 'both' || (side === 'old' ? step.old : step.own) !== null

const changeOf = ({ old, own }: Step<Row>): Change | null => {
  if (old && own) return null
  return { kind: old ? 'deleted' : 'inserted' }
}

const pairsOf = (old: readonly Row[], own: readonly Row[]) => {
  const rowText = (row: Row): string => row.map(textOf).join('\t')
  const found = matched(old, own, { keyOf: () => '', textOf: rowText, least: likeEnough })
  const oldOf = new Map(found.map(([before, after]) => [after, before]))
  const taken = new Set(oldOf.values())
  const byHead = new Map(
    old.filter((row) => !taken.has(row)).map((row) => [textOf(row[0] ?? []), row]),
  )
  for (const row of own) {
    const before = oldOf.has(row) ? undefined : byHead.get(textOf(row[0] ?? []))
    if (!before || textOf(row[0] ?? []) === '') continue
    oldOf.set(row, before)
    byHead.delete(textOf(row[0] ?? []))
  }
  return {
    oldOf: (row: Row) => oldOf.get(row),
    weightOf: (row: Row) => rowText(row).length + 1,
  }
}
