/** Units that are gone, taken out of the source: whole rows and tables as one, items with what is inside them. */
import { groupBy } from '../collections/group-by.ts'
import { byName, tableOf, type Outcome } from './model.ts'
import { deletion } from './places.ts'
import type { SourceUnit } from './source-texts.ts'
import type { Splice } from './splices.ts'
import { rowDeletion } from './table-rows.ts'

type Units = readonly SourceUnit[]

export const removals = (
  units: Units,
  { gone, settled }: Pick<Outcome, 'gone' | 'settled'>,
  source: string,
): (Splice | null)[] => {
  const lost = units.filter(({ name }) => gone.has(name) && !settled.has(name))
  const others = lost.filter(({ cell }) => !cell).map((each) => deletion(each, source))
  return [...tableRemovals(lost, units, source), ...outermost(others)]
}

const tableRemovals = (lost: Units, units: Units, source: string): (Splice | null)[] => {
  const cells = lost.filter(({ cell }) => cell)
  if (cells.length === 0) return []
  const named = byName(units)
  return [...groupBy(cells, ({ name }) => tableOf(name))].flatMap(([table, own]) => {
    const { row, column } = named.get(table)!.cell!
    if (own.length === (row + 1) * (column + 1)) return [deletion(own[0]!, source)]
    return [...groupBy(own, ({ cell }) => cell!.row).values()].map((row) =>
      rowDeletion({ cells: row }, source),
    )
  })
}

/** What stands inside another goes with it. */
const outermost = (splices: readonly (Splice | null)[]): (Splice | null)[] => {
  let end = -1
  return [...splices]
    .sort((a, b) => (a && b ? a.from - b.from || b.to - a.to : 0))
    .filter((splice) => {
      if (!splice) return true
      const isOuter = splice.from >= end
      end = Math.max(end, splice.to)
      return isOuter
    })
}
