/** A walk down a page in the order of reading: whether each text, row and picture stands below or behind the last. */
import type { Fault } from './findings.ts'
import { follows, isInside, type Sheet } from './sheet.ts'
import type { Box, Fragment, Picture } from '../readers/reading.ts'

/** What is met on a page. */
export type Item = { readonly fragment: Fragment } | { readonly picture: Picture }

/** Where a picture stands. */
type Frame = NonNullable<Picture['place']>

/**
 * How far a walk has got: the last text, and the block it is of, or the last picture; nothing at the top of a page or
 * of a column.
 */
type Place = {
  readonly box: Box | null
  readonly block?: number | undefined
  readonly picture?: Frame
}
type Step = { readonly place: Place; readonly faults: readonly Fault[] }

/** Goes down a page; returns the lowest place reached, and what does not stand there. */
export const walk = (
  items: readonly Item[],
  sheet: Sheet,
  from: Box | null = null,
): { readonly lowest: Box | null; readonly faults: readonly Fault[] } => {
  const faults: Fault[] = []
  let place: Place = { box: from }
  for (const strip of stripsOf(items)) {
    const step = past(strip, place, sheet)
    faults.push(...step.faults)
    place = step.place
  }
  return { lowest: place.box, faults }
}

/** A picture, a text, or all texts of one row. */
type Strip =
  { readonly picture: Picture } | { readonly text: Fragment } | { readonly row: Fragment[] }

const stripsOf = (items: readonly Item[]): Strip[] => {
  const strips: Strip[] = []
  for (const item of items) {
    const last = strips.at(-1)
    if ('picture' in item) strips.push(item)
    else if (item.fragment.row === undefined) strips.push({ text: item.fragment })
    else if (last && 'row' in last && last.row[0]!.row === item.fragment.row)
      last.row.push(item.fragment)
    else strips.push({ row: [item.fragment] })
  }
  return strips
}

const past = (strip: Strip, place: Place, sheet: Sheet): Step => {
  if ('picture' in strip) return pastPicture(strip.picture, place, sheet)
  return 'row' in strip ? pastRow(strip.row, place, sheet) : pastText(strip.text, place, sheet)
}

/** In columns a picture may begin the next one, and so may what is read after it. */
const pastPicture = (
  { place }: Picture,
  { box, picture: before }: Place,
  { columns }: Sheet,
): Step => {
  const picture = place!
  if (columns.length > 0) return { place: { box: null, picture }, faults: [] }
  const isBelow = !box || box.y >= picture.top - 1 || (before && isInRow(picture, before))
  return {
    place: { box: { x: 0, end: Infinity, y: picture.bottom + 0.1, size: 0 }, picture },
    faults: isBelow ? [] : [{ rule: 'wrong-picture' }],
  }
}

/** Whether a picture stands at the right of another. */
const isInRow = (picture: Frame, before: Frame): boolean =>
  picture.left >= before.right - 1 && picture.bottom < before.top && picture.top > before.bottom

/** Whether a text begins at the left or the right of a picture. */
const isBeside = ({ x, end, y }: Box, { left, right, bottom, top }: Frame): boolean =>
  (x >= right || end <= left + 1) && y < top && y > bottom

const pastText = (text: Fragment, place: Place, sheet: Sheet): Step => {
  const { boxes, block } = text
  const { picture } = place
  const last = picture && isBeside(boxes![0]!, picture) ? null : place.box
  const isSound = isInOrder(text, last, sheet) && isUnbroken(text, place, sheet)
  return { place: { box: boxes!.at(-1)!, block }, faults: isSound ? [] : [misplaced(text)] }
}

/** Goes down each cell of a row, all of which begin below what stands above. */
const pastRow = (row: readonly Fragment[], { box: above }: Place, sheet: Sheet): Step => {
  const faults: Fault[] = []
  let last: Box | null = null
  row.forEach((text, at) => {
    const isNewCell = text.cell !== row[at - 1]?.cell || at === 0
    if (isNewCell) last = above && { ...above, end: Infinity }
    if (!isInOrder(text, last, sheet)) faults.push(misplaced(text))
    last = text.boxes!.at(-1)!
  })
  const lowest = row.flatMap(({ boxes }) => boxes!).reduce((a, b) => (b.y < a.y ? b : a))
  return { place: { box: { ...lowest, end: Infinity } }, faults }
}

/** Each part of a text on the page and after the one before it. */
const isInOrder = ({ boxes, jump }: Fragment, last: Box | null, sheet: Sheet): boolean =>
  jump! < sheet.widest &&
  boxes!.every((box, at) => {
    const before = boxes![at - 1] ?? last
    return isInside(box, sheet) && (before === null || follows(box, before, sheet))
  })

/** Parts of one block on one line are no farther apart than words are. */
const isUnbroken = ({ boxes, block }: Fragment, last: Place, { widest }: Sheet): boolean =>
  boxes!.every((box, at) => {
    const before = boxes![at - 1] ?? (last.block === block ? last.box : null)
    if (!before) return true
    const size = Math.max(box.size, before.size)
    const isOneLine = Math.abs(before.y - box.y) < 0.6 * size
    return !isOneLine || box.x - before.end < widest * box.size
  })

export const misplaced = ({ text }: Fragment): Fault => ({ rule: 'misplaced-text', got: text })
