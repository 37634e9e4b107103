/** Where the texts of a page stand: each below or behind the one that is read before it, in its row and column. */
import { columnWidth, measureOf } from '../flow/measure.ts'
import type { Columns, Flow } from '../flow/model.ts'
import type { Fault } from './findings.ts'
import type { Box, Fragment, Picture, Reading } from '../readers/reading.ts'

/** What is met on a page, in the order of reading. */
type Item = { readonly fragment: Fragment } | { readonly picture: Picture }

/** Tolerances, in em of the larger text: narrowed marks reach into their neighbours. */
const overlap = 0.75
/** The widest step inside a line, in em: stretched gaps are narrower. */
const widest = 3

/** Texts and pictures that do not stand where they are read; pages that are not known have no places. */
export const placeFaults = (reading: Reading, flow: Flow): Fault[] => {
  if (reading.pages === null) return []
  const faults: Fault[] = []
  const page: Sheet = { ...flow.page, columns: columnsOf(flow) }
  const misplaced = ({ text }: Fragment): Fault => ({ rule: 'misplaced-text', got: text })
  const isOutOfOrder = (fragments: readonly Fragment[]) =>
    fragments.filter(({ order }, i) => i > 0 && (order ?? 0) <= (fragments[i - 1]!.order ?? -1))
  faults.push(...[...isOutOfOrder(reading.body), ...isOutOfOrder(reading.notes)].map(misplaced))
  const pages = itemsByPage(reading)
  const lowest = pages.map((items) => walk(items, faults, page))
  const notes = byPage(reading.notes, reading.pages)
  notes.forEach((fragments, i) => {
    const items = fragments.map((fragment) => ({ fragment }))
    walk(items, faults, page, lowest[i])
  })
  faults.push(...columnFaults(reading.body, page).map(misplaced))
  faults.push(...bandFaults(reading.furniture, page).map(misplaced))
  return faults.slice(0, 12)
}

const byPage = (fragments: readonly Fragment[], pages: number): Fragment[][] => {
  const found = Array.from({ length: pages }, (): Fragment[] => [])
  for (const fragment of fragments) found[fragment.page! - 1]!.push(fragment)
  return found
}

/** Texts of the body by page, and each picture before the text that it stands before. */
const itemsByPage = ({ body, pictures, pages }: Reading): Item[][] => {
  const found = Array.from({ length: pages! }, (): Item[] => [])
  let next = 0
  const place = (until: number): void => {
    for (
      let picture = pictures[next];
      picture && picture.before <= until;
      picture = pictures[next]
    ) {
      found[picture.place!.page - 1]!.push({ picture })
      next++
    }
  }
  body.forEach((fragment, at) => {
    place(at)
    found[fragment.page! - 1]!.push({ fragment })
  })
  place(Infinity)
  return found
}

/** A page, and all columns that it may be set in. */
type Sheet = Flow['page'] & { readonly columns: readonly Columns[] }

/** Columns that a flow may be set in, by whatever rung of its ladder. */
export const columnsOf = ({ columns, ladder = [] }: Flow): Columns[] =>
  [columns, ...ladder.map((rung) => rung.columns)].flatMap((each) => each ?? [])

/** Whether a text begins the column after that of another, which may be as short as one line of other type. */
const isInNextColumn = (box: Box, last: Box, page: Sheet): boolean =>
  page.columns.some((columns) => {
    const step = columnWidth(columns, measureOf({ page })) + columns.gap
    const columnOf = ({ x, size }: Box) => Math.floor((x - page.margin.left + size) / step)
    const isAtTop = box.y > last.y - Math.max(box.size, last.size)
    return columnOf(box) === columnOf(last) + 1 && isAtTop
  })

/** Whether a text stands after another: on its line and further right, or further down, or in the next column. */
const follows = (box: Box, last: Box, page: Sheet): boolean => {
  if (isInNextColumn(box, last, page)) return true
  const size = Math.max(box.size, last.size)
  // An index and the exponent behind it are farther apart than a mark is from its text, yet nearer than two lines.
  const apart = Math.max(0.6 * size, Math.min(box.size, last.size))
  return Math.abs(box.y - last.y) <= apart ? box.x >= last.end - overlap * size : box.y < last.y
}

/** Goes down a page; returns the lowest place reached. */
const walk = (
  items: readonly Item[],
  faults: Fault[],
  page: Sheet,
  from: Box | null = null,
): Box | null => {
  let last = from
  let lastFragment: Fragment | null = null
  const tell = (item: Item): void => {
    faults.push('fragment' in item ? { rule: 'misplaced-text', got: item.fragment.text } : { rule: 'wrong-picture' }) // prettier-ignore
  }
  for (let at = 0; at < items.length;) {
    const item = items[at]!
    if ('picture' in item) {
      const { bottom, top } = item.picture.place!
      // In columns it may begin the next one.
      const isInColumns = page.columns.length > 0
      if (last && last.y < top - 1 && !isInColumns) tell(item)
      last = isInColumns ? null : { x: 0, end: Infinity, y: bottom + 0.1, size: 0 }
      at++
      continue
    }
    const { row } = item.fragment
    let end = at + 1
    while (row !== undefined && end < items.length && rowOf(items[end]!) === row) end++
    if (row === undefined) {
      const { boxes, block, jump } = item.fragment
      let isSound = jump! < widest && boxes!.every((box) => isInside(box, page))
      for (const box of boxes!) {
        isSound &&= last === null || follows(box, last, page)
        const isOneLine =
          last &&
          lastFragment?.block === block &&
          Math.abs(last.y - box.y) < 0.6 * Math.max(box.size, last.size)
        if (isOneLine) isSound &&= box.x - last!.end < widest * box.size
        last = box
        lastFragment = item.fragment
      }
      if (!isSound) tell(item)
    } else {
      const own = items.slice(at, end) as { readonly fragment: Fragment }[]
      last = walkRow(own, last, (item) => tell(item), page)
      lastFragment = null
    }
    at = end
  }
  return last
}

const rowOf = (item: Item): number | undefined =>
  'fragment' in item ? item.fragment.row : undefined

/** Goes down each cell of a row, all of which begin below what stands above. */
const walkRow = (
  items: readonly { readonly fragment: Fragment }[],
  above: Box | null,
  tell: (item: Item) => void,
  page: Sheet,
): Box => {
  let lowest: Box | null = null
  let cell: number | undefined
  let last: Box | null = null
  for (const item of items) {
    const { boxes, jump } = item.fragment
    if (item.fragment.cell !== cell) last = above && { ...above, end: Infinity }
    cell = item.fragment.cell
    let isSound = jump! < widest && boxes!.every((box) => isInside(box, page))
    for (const box of boxes!) {
      isSound &&= last === null || follows(box, last, page)
      last = box
      if (lowest === null || box.y < lowest.y) lowest = { ...box, end: Infinity }
    }
    if (!isSound) tell(item)
  }
  return lowest!
}

/** Inside the margins, beyond which marks hang by less than an em. */
const isInside = ({ x, y, end, size }: Box, { width, height, margin }: Sheet): boolean =>
  x >= margin.left - size &&
  end <= width - margin.right + size &&
  y >= margin.bottom - 0.5 * size &&
  y + 0.4 * size <= height - margin.top + 0.5 * size

/** Texts of a table that reach into a column further left. */
const columnFaults = (body: readonly Fragment[], { columns }: Sheet): Fragment[] => {
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
    const before = Math.max(
      ...Array.from(
        { length: fragment.column },
        (_, at) => ends.get(keyOf(fragment, at)) ?? -Infinity,
      ),
    )
    return fragment.boxes!.some(({ x, size }) => x < before - overlap * size)
  })
}

/** Running lines stand in the margins they belong to, from left to right; what is shown again does not. */
const bandFaults = (furniture: readonly Fragment[], { height, margin }: Sheet): Fragment[] =>
  furniture.filter(({ band, boxes, page, jump }, i) => {
    const last = furniture[i - 1]
    const isBehind =
      !band ||
      last?.band !== band ||
      last.page !== page ||
      boxes![0]!.x >= last.boxes!.at(-1)!.end - 1
    const isAtEdge = boxes!.every(({ y }) =>
      band === 'Header'
        ? y > height - margin.top
        : band === 'Footer'
          ? y < margin.bottom
          : y > margin.bottom - 10 && y < height - margin.top + 10,
    )
    return !isBehind || !isAtEdge || jump! >= widest
  })
