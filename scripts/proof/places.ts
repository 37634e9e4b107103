/** Where the texts of a document stand: each below or behind the one that is read before it, in its row and column. */
import { groupBy } from '../collections/group-by.ts'
import type { Flow } from '../flow/model.ts'
import type { Fault } from './findings.ts'
import { pageOfSheet } from './page-sizes.ts'
import { columnsOf, overlap, sheetsOf, widest, type Sheet } from './sheet.ts'
import { misplaced, walk, type Item } from './standing.ts'
import type { Fragment, Reading } from '../readers/reading.ts'

/** More of a kind say nothing new. */
const most = 12

/** Texts and pictures that do not stand where they are read; pages that are not known have no places. */
export const placeFaults = (reading: Reading, flow: Flow): Fault[] => {
  const { body, notes, furniture, pages } = reading
  if (pages === null) return []
  const sheets = sheetsOf(
    reading.sheets.map((sheet) => pageOfSheet(sheet, flow)),
    flow,
  )
  const down = itemsByPage(reading).map((items, at) => walk(items, sheets[at]!))
  const feet = byPage(notes, pages).map((fragments, at) =>
    walk(
      fragments.map((fragment) => ({ fragment })),
      sheets[at]!,
      down[at]!.lowest,
    ),
  )
  return [
    ...[...outOfOrder(body), ...outOfOrder(notes)].map(misplaced),
    ...[...down, ...feet].flatMap(({ faults }) => faults),
    ...[...outOfColumn(body, flow), ...outOfBand(furniture, sheets)].map(misplaced),
  ].slice(0, most)
}

/** Texts that the structure of the file has before those that stand above them. */
const outOfOrder = (fragments: readonly Fragment[]): Fragment[] =>
  fragments.filter(({ order }, i) => i > 0 && (order ?? 0) <= (fragments[i - 1]!.order ?? -1))

const byPage = (fragments: readonly Fragment[], pages: number): Fragment[][] => {
  const found = Array.from({ length: pages }, (): Fragment[] => [])
  for (const fragment of fragments) found[fragment.page! - 1]!.push(fragment)
  return found
}

/** Texts of the body by page, and each picture before the text that it stands before. */
const itemsByPage = ({ body, pictures, pages }: Reading): Item[][] => {
  const found = Array.from({ length: pages! }, (): Item[] => [])
  const before = groupBy(pictures, (picture) => picture.before)
  for (let at = 0; at <= body.length; at++) {
    for (const picture of before.get(at) ?? []) found[picture.place!.page - 1]!.push({ picture })
    const fragment = body[at]
    if (fragment) found[fragment.page! - 1]!.push({ fragment })
  }
  return found
}

/** Texts of a table that reach into a column further left. */
const outOfColumn = (body: readonly Fragment[], flow: Flow): Fragment[] => {
  const columns = columnsOf(flow)
  const ends = new Map<string, number>()
  // A table that goes on in the next column of a page stands elsewhere there.
  const keyOf = ({ table, row }: Fragment, column: number): string =>
    `${columns.length > 0 ? `row ${row}` : table} ${column}`
  for (const fragment of body)
    if (fragment.column !== undefined)
      for (const { end } of fragment.boxes!) {
        const key = keyOf(fragment, fragment.column)
        ends.set(key, Math.max(ends.get(key) ?? -Infinity, end))
      }
  return body.filter((fragment) => {
    if (!fragment.column) return false
    const before = Array.from({ length: fragment.column }, (_, at) => ends.get(keyOf(fragment, at)))
    const edge = Math.max(...before.map((end) => end ?? -Infinity))
    return fragment.boxes!.some(({ x, size }) => x < edge - overlap * size)
  })
}

/** Running lines that do not stand in the margin they belong to, from left to right; what is shown again does not. */
const outOfBand = (furniture: readonly Fragment[], sheets: readonly Sheet[]): Fragment[] =>
  furniture.filter(({ band, boxes, page, jump }, i) => {
    const { height, margin } = sheets[page! - 1]!
    const last = furniture[i - 1]
    const isFirst = !band || last?.band !== band || last.page !== page
    const isBehind = isFirst || boxes![0]!.x >= last.boxes!.at(-1)!.end - 1
    const isAtEdge = boxes!.every(({ y }) => {
      if (band === 'Header') return y > height - margin.top
      if (band === 'Footer') return y < margin.bottom
      return y > margin.bottom - 10 && y < height - margin.top + 10
    })
    return !isBehind || !isAtEdge || jump! >= widest
  })
