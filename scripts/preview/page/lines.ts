/** Lines of the pages in view: clicked, moved along by keys, lit, and found for a place in the source. */
import { groupBy } from '../../collections/group-by.ts'
import type { Box } from '../model.ts'
import { showLines, type Sheet } from './sheet.ts'
import type { View } from './view.ts'

/** Calls a function with each line that is clicked, and lets the arrows move along lines. */
export function listenToLines(view: View, onSelect: (box: Box) => void): void {
  view.root.addEventListener('click', ({ target }) => {
    const box = boxOf(view, target)
    if (!box) return
    markLine(view, box)
    onSelect(box)
  })
  view.root.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 || event.ctrlKey || event.altKey || event.metaKey) return
    const boxes = view.document?.boxes ?? []
    const from = boxOf(view, event.target)
    // From the pages as a whole, an arrow goes to the first line that is seen.
    const next = from ? boxes[boxes.indexOf(from) + step] : firstSeen(view)
    if (!next || (!from && step < 0)) return
    event.preventDefault()
    focusLine(view, next)
  })
}

function boxOf({ sheets }: View, target: EventTarget | null): Box | null {
  const button = (target as Element | null)?.closest?.('.line')
  const sheet = button && sheets.find(({ lines }) => lines.contains(button))
  return sheet ? (sheet.boxes[Number(button.getAttribute('data-index'))] ?? null) : null
}

function firstSeen({ sheets, root }: View): Box | undefined {
  const { top } = root.getBoundingClientRect()
  return sheets
    .flatMap(({ lines, boxes }) => boxes.map((box, at) => ({ box, button: lines.children[at] })))
    .find(({ button }) => button && button.getBoundingClientRect().top >= top)?.box
}

/** The button of a line, on a page that has not been drawn yet too. */
function buttonOf({ sheets, names }: View, box: Box): HTMLElement | null {
  const sheet = sheets[box.page - 1]
  if (!sheet) return null
  if (sheet.lines.childElementCount === 0) showLines(sheet, names.line)
  return (sheet.lines.children[sheet.boxes.indexOf(box)] as HTMLElement | undefined) ?? null
}

function focusLine(view: View, box: Box): void {
  const button = buttonOf(view, box)
  if (!button) return
  becomeStop(view, button)
  button.focus({ preventScroll: true })
  button.scrollIntoView({ block: 'nearest' })
}

/** Of all lines one is reached by Tab: the last that was used. */
function becomeStop({ root }: View, button: HTMLElement): void {
  for (const other of root.querySelectorAll<HTMLElement>('.line[tabindex="0"]')) other.tabIndex = -1
  button.tabIndex = 0
}

/** Marks a line as the one that is selected. */
function markLine(view: View, box: Box): void {
  for (const old of view.root.querySelectorAll('.line[aria-current]'))
    old.removeAttribute('aria-current')
  const button = buttonOf(view, box)
  if (!button) return
  button.setAttribute('aria-current', 'true')
  becomeStop(view, button)
}

/** Scrolls to a line and marks it. */
export function goToLine(view: View, box: Box): void {
  goTo(view, box.page, box.y)
  markLine(view, box)
}

/** Scrolls to a height of a page, in points; jumps, as gliding would only take time. */
export function goTo({ sheets, root }: View, page: number, y: number): void {
  const sheet = sheets[page - 1]
  if (!sheet) return
  root.scrollTop = heightOf(sheet, y) - root.clientHeight / 3
  // On a narrow screen the pages are one part of what is scrolled.
  root.scrollIntoView({ block: 'nearest' })
}

/** Pixels from the top of all that scrolls to a height of a page. */
const heightOf = ({ root, size }: Sheet, y: number): number =>
  root.offsetTop + y * (root.clientHeight / size.height)

/**
 * Scrolls pages so that what both say stands level with where it stands in others. An overview names units that stand
 * further on, so that the lines of a unit are matched by their order.
 */
export function follow(leader: View, follower: View): void {
  const ofUnits = linesByUnit(leader)
  const twins = linesByUnit(follower)
  const topOf = ({ sheets }: View, { page, y }: Box): number => {
    const sheet = sheets[page - 1]
    return sheet ? heightOf(sheet, y) : 0
  }
  const { scrollTop } = leader.root
  const first = leader.document?.boxes.find(
    (box) => box.unit !== null && twins.has(box.unit) && topOf(leader, box) >= scrollTop,
  )
  if (!first) return
  const others = twins.get(first.unit)!
  const twin = others[ofUnits.get(first.unit)!.indexOf(first)] ?? others.at(-1)!
  follower.root.scrollTop = topOf(follower, twin) - (topOf(leader, first) - scrollTop)
}

const linesByUnit = ({ document }: View): ReadonlyMap<Box['unit'], readonly Box[]> =>
  groupBy(document?.boxes ?? [], ({ unit }) => unit)

/** Milliseconds for which a changed place is lit. */
const lit = 2000

/** Lights the lines of some units for a moment, on pages that are drawn. */
export function light(view: View, units: readonly string[]): void {
  const changed = new Set(units)
  for (const { boxes, lines } of view.sheets)
    boxes.forEach(({ unit }, at) => {
      const line = lines.children[at]
      if (!line || unit === null || !changed.has(unit)) return
      line.classList.add('lit')
      setTimeout(() => line.classList.remove('lit'), lit)
    })
}

/**
 * The line that a place in the source is printed on: the last one that begins there or before, or the first of that line
 * of the source; where no words of it are printed, a row that leads there.
 */
export function lineAt(boxes: readonly Box[], place: Place): Box | null {
  const own = boxes.filter(({ line, isQuoted }) => line !== null && isQuoted)
  const before = own.filter((box) => !isAfter(box, place))
  const nearest = before.reduce<Box | null>(
    (best, box) => (best && isAfter(best, { line: box.line!, column: box.column! }) ? best : box),
    null,
  )
  if (nearest?.line === place.line) return nearest
  const isThere = ({ line }: Box): boolean => line === place.line
  return own.find(isThere) ?? boxes.find(isThere) ?? nearest
}

export type Place = { readonly line: number; readonly column: number }

const isAfter = ({ line, column }: Box, place: Place): boolean =>
  line! > place.line || (line === place.line && column! > place.column)
