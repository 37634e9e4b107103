/** Flow → Pages: lines composed, pages found, everything in its place. */
import { groupBy } from '../collections/group-by.ts'
import { compose } from '../compose/compose.ts'
import { firstFit } from '../compose/first-fit.ts'
import { pageAt } from '../flow/landscape.ts'
import { isInColumns, measureOf, textHeight } from '../flow/measure.ts'
import type { Stroke } from '../flow/styles.ts'
import type { Flow } from '../flow/model.ts'
import type { Page } from '../flow/page-setup.ts'
import type { Id } from '../memo/model.ts'
import { bandsOf } from './bands.ts'
import { ageCuts } from './face-cutter.ts'
import type { Hyphenate } from './hyphenate.ts'
import { keptLines, type KeptLines } from './kept-lines.ts'
import type { Anchor, Faces, LaidPage, Mark, OutlineEntry, Pages, Placed } from './model.ts'
import { framesOf, type Frame } from './frames.ts'
import { cutPad, paginate, paginateFirstFit, type PageMeasure, type Paginate } from './paginate.ts'
import { noteGap, noteMarks, noteParts, withNotes, type NotePart } from './notes.ts'
import { layoutContext, type LayoutContext } from './line-marks.ts'
import { bodySlabs, withPageNumbers } from './pieces.ts'
import { ruleMark } from './rules.ts'
import { moved, type Slab } from './slabs.ts'

/** Sets flows. The same flow gives the same pages, sooner where most of its lines are kept from the last (see `KeptLines`). */
export type Layout = ((flow: Flow) => Pages) &
  Pick<KeptLines, 'age'> & { readonly place: (flow: Flow) => Placed }

/** Sets flows with these faces. */
export const layoutOf = (faces: Faces, hyphenate: Hyphenate | null): Layout => {
  const lines = keptLines(compose, faces, hyphenate)
  const place = (flow: Flow) => placedPages(layoutContext(flow, faces, lines))
  return Object.assign((flow: Flow) => place(flow).draw(), {
    place,
    age: () => {
      lines.age()
      ageCuts(faces)
    },
  })
}

const placedPages = (context: LayoutContext): Placed => {
  const { flow } = context
  const { notes, blank, frames, anchors, outline } = placed(context, paginate)
  const pages = groupBy(frames, ({ page }) => page + 1)
  const pageOf = (number: number, slabs: readonly Slab[]) => {
    const own = pages.get(number)!
    const page = pageAt(flow, slabs[own[0]!.from]!.piece)
    return { page, marks: pageMarks(slabs, own, notes, { flow, page }) }
  }
  const columns = frames.find(({ from }) => isInColumns(flow, blank[from]!.piece))
  const columned = columns && { columnsFrom: columns.page + 1 }
  const draw = (): Pages => {
    const slabs = withPageNumbers(blank, context, anchors)
    const bands = bandsOf(context, pages.size)
    const sections = runningSections(outline, pages.size, flow)
    const drawn = sections.map((section, index): LaidPage => {
      const { page, marks } = pageOf(index + 1, slabs)
      const { width, height } = page
      return { width, height, marks, bands: bands(page, index + 1, section) }
    })
    return { anchors, outline, ...columned, pages: drawn }
  }
  const blankPage = (number: number) => {
    const { page, marks } = pageOf(number, blank)
    return { width: page.width, height: page.height, marks }
  }
  return { count: pages.size, ...columned, page: blankPage, draw }
}

/** Where each unit begins when lines and pages are filled one by one, as word processors do. */
export const firstFitAnchors = (flow: Flow, faces: Faces): Pages['anchors'] =>
  placed(layoutContext(flow, faces, keptLines(firstFit, faces, null)), paginateFirstFit).anchors

/** Lines composed and pages found; contents have no numbers yet, for which they keep the room. */
const placed = (context: LayoutContext, paginateBy: Paginate) => {
  const { flow } = context
  const notes = noteParts(context, measureOf(flow))
  const heightAt = (piece: number): number => textHeight(pageAt(flow, piece))
  const blank = withNotes(bodySlabs(context), notes, heightAt)
  const measureAt = (piece: number): PageMeasure => ({
    height: heightAt(piece),
    grid: flow.page.grid,
    notes: notes.map((note) => note.height),
    noteGap: noteGap(flow),
  })
  const frames = framesOf(blank, flow, measureAt, paginateBy)
  return { notes, blank, frames, ...anchorsOf(blank, frames, flow) }
}

const anchorsOf = (slabs: readonly Slab[], frames: readonly Frame[], flow: Flow) => {
  const anchors = new Map<Id, Anchor>()
  const outline: OutlineEntry[] = []
  frames.forEach(({ page, y, from, to, tops }) => {
    for (let at = from; at < to; at++) {
      const here: Anchor = { page: page + 1, y: flow.page.margin.top + y + tops[at - from]! }
      for (const id of slabs[at]!.ids) if (!anchors.has(id)) anchors.set(id, here)
      const heading = slabs[at]!.outline
      if (heading) outline.push({ ...here, ...heading })
    }
  })
  return { anchors, outline }
}

/**
 * Title of the second-level section that each page begins with: the one at its head, or else the one going on. Where
 * none goes on, as on the first page, it is the first that begins.
 */
const runningSections = (
  outline: readonly OutlineEntry[],
  count: number,
  { page: { margin } }: Flow,
): string[] => {
  const headings = outline.filter((entry) => entry.level === 2)
  let goesOn = ''
  return Array.from({ length: count }, (_, index) => {
    const here = headings.filter(({ page }) => page === index + 1)
    const [first] = here
    const isAtHead = first !== undefined && first.y <= margin.top
    const title = isAtHead || goesOn === '' ? (first?.title ?? goesOn) : goesOn
    goesOn = here.at(-1)?.title ?? goesOn
    return title
  })
}

const pageMarks = (
  slabs: readonly Slab[],
  frames: readonly Frame[],
  notes: readonly NotePart[],
  { flow, page }: { readonly flow: Flow; readonly page: Page },
): Mark[] => {
  const { left, top } = page.margin
  const width = measureOf({ page })
  const here = frames.flatMap(({ from, to }) => slabs.slice(from, to))
  return [
    ...frames.flatMap((frame) => frameMarks(slabs, frame, width)),
    ...noteMarks(here, notes, flow, { width, height: textHeight(page) }),
  ].map((mark) => moved(mark, left, top))
}

/** Marks of the slabs of a frame, from the corner of the page's block of text. */
const frameMarks = (slabs: readonly Slab[], frame: Frame, width: number): Mark[] => {
  const { x, y, from, to, tops, rule } = frame
  const own = slabs.slice(from, to)
  const repeat = own[0]?.repeat
  const text = [
    ...(repeat ? repeat.marks.map(asRepeated) : []),
    ...own.flatMap((line, at) => line.marks.map((mark) => moved(mark, 0, tops[at]!))),
  ]
  return [
    ...(rule ? [ruleMark(rule, 0, width, -rule.gap - rule.weight / 2)] : []),
    ...panelMarks(slabs, frame),
    // The fill of a row would hide half of the rule above it.
    ...text.filter(({ type }) => type === 'rect'),
    ...text.filter(({ type }) => type !== 'rect'),
  ].map((mark) => moved(mark, x, y))
}

/** A repeated table head is an artifact: a screen reader has read it already. */
const asRepeated = (mark: Mark): Mark => ('owner' in mark ? { ...mark, owner: null } : mark)

/** The fill and bar of each panel, from its first slab in a frame to its last, and padded where the frame cuts it. */
const panelMarks = (slabs: readonly Slab[], { from, to, tops }: Frame): Mark[] => {
  const marks: Mark[] = []
  for (let at = from; at < to; at++) {
    const { panel } = slabs[at]!
    if (!panel || (at > from && slabs[at - 1]!.panel?.key === panel.key)) continue
    let last = at
    while (last + 1 < to && slabs[last + 1]!.panel?.key === panel.key) last++
    const y = tops[at - from]! - cutPad(slabs, at)
    const height = tops[last - from]! + slabs[last]!.height + cutPad(slabs, last + 1) - y
    marks.push({
      type: 'rect',
      x: panel.x,
      y,
      width: panel.width,
      height,
      color: panel.fill,
    })
    if (panel.bar) marks.push(barMark(panel.bar, panel.x, y, height))
  }
  return marks
}

const barMark = ({ weight, color }: Stroke, x: number, y: number, height: number): Mark => ({
  type: 'rect',
  x,
  y,
  width: weight,
  height,
  color,
})
