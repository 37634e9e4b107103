/** Rows of tables that go on overleaf: the parts of each cell brought together again. */
import type { Fragment } from '../readers/reading.ts'
import { inkOf } from '../readers/stream.ts'

type Part = { readonly ink: string; readonly page: number; readonly fragments: Fragment[] }

/**
 * Fragments with those of each table cell side by side. A page that begins in the middle of a row holds
 * the rest of its cells one after the other; in the order of drawing they would follow the beginnings of all.
 * Where the cells are not those expected, nothing is moved.
 */
export const rejoinRows = (
  fragments: readonly Fragment[],
  rows: readonly (readonly string[])[],
  fold: (text: string) => string,
): readonly Fragment[] => {
  const parts = partsOf(fragments, fold)
  const cells = assign(
    parts,
    rows.map((row) => row.map((text) => inkOf(fold(text)))),
  )
  if (!cells) return fragments
  let next = 0
  const sorted = cells.flatMap((part) => part.fragments)
  return fragments.map((fragment) => (fragment.cell === undefined ? fragment : sorted[next++]!))
}

/** What one page shows of one cell. */
const partsOf = (fragments: readonly Fragment[], fold: (text: string) => string): Part[] => {
  const parts: (Part & { cell: number })[] = []
  for (const fragment of fragments) {
    const { cell, page, text } = fragment
    if (cell === undefined) continue
    const last = parts.at(-1)
    const ink = inkOf(fold(text))
    if (last?.cell === cell && last.page === page) {
      last.fragments.push(fragment)
      parts[parts.length - 1] = { ...last, ink: last.ink + ink }
    } else parts.push({ cell, page: page ?? 0, ink, fragments: [fragment] })
  }
  return parts
}

/** Parts in the order of the cells they belong to, or null when they are not those of these rows. */
const assign = (parts: readonly Part[], rows: readonly (readonly string[])[]): Part[] | null => {
  const sorted: Part[] = []
  let next = 0
  for (const row of rows) {
    const rest = [...row]
    const own = row.map((): Part[] => [])
    let column = 0
    for (let page = parts[next]?.page; rest.some((text) => text !== ''); next++) {
      const part = parts[next]
      if (!part) return null
      if (part.page !== page) column = 0
      page = part.page
      while (column < row.length && (rest[column] === '' || !rest[column]!.startsWith(part.ink)))
        column++
      if (column === row.length) return null
      own[column]!.push(part)
      rest[column] = rest[column]!.slice(part.ink.length)
      column++
    }
    sorted.push(...own.flat())
  }
  return next === parts.length ? sorted : null
}
