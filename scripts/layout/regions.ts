/** A flow's regions, one below the other: what is set to the measure, and what is set in columns. */
import { columnWidth, measureOf } from '../flow/measure.ts'
import type { Columns } from '../flow/page-setup.ts'
import type { Flow } from '../flow/model.ts'
import type { Slab } from './slabs.ts'

export type Region = {
  readonly slabs: readonly Slab[]
  /** Place of the first among all slabs. */
  readonly offset: number
  /** Width of each column, and of the blank between two. */
  readonly width: number
  readonly gap: number
  readonly count: number
  /** Of columns side by side. */
  readonly columns: Columns | null
}

/** Regions of some slabs of a flow, in order; a flow without columns is one region. */
export const regionsOf = (slabs: readonly Slab[], flow: Flow): Region[] => {
  const { columns } = flow
  const measure = measureOf(flow)
  const single = { width: measure, gap: 0, count: 1, columns: null }
  if (!columns) return [{ ...single, slabs, offset: 0 }]
  const from = firstFrom(slabs, columns.from)
  const to = firstFrom(slabs, columns.to)
  const inColumns = { width: columnWidth(columns, measure), gap: columns.gap, count: columns.count }
  return [
    { ...single, slabs: slabs.slice(0, from), offset: 0 },
    { ...inColumns, columns, slabs: slabs.slice(from, to), offset: from },
    { ...single, slabs: slabs.slice(to), offset: to },
  ].filter((region) => region.slabs.length > 0)
}

/** The first slab of a piece or of any after it. */
const firstFrom = (slabs: readonly Slab[], piece: number): number => {
  const at = slabs.findIndex((slab) => slab.piece >= piece)
  return at < 0 ? slabs.length : at
}
