/** Flow → Pages: lines composed, pages found, everything in its place. */
import type { Flow, Stroke } from '../flow/model.ts'
import type { Id } from '../memo/model.ts'
import { bandsOf } from './bands.ts'
import type { Hyphenate } from './hyphenate.ts'
import type { Anchor, Faces, LaidPage, Mark, OutlineEntry, Pages } from './model.ts'
import { paginate, type PageMeasure, type PageSpan } from './paginate.ts'
import { pressOf, type Press } from './paragraph.ts'
import { bodySlabs, loneSlabs, type Room } from './pieces.ts'
import { moved, type Slab } from './slabs.ts'

/** The pages of a flow, set with these faces. Pure: the same flow and faces give the same pages. */
export const layout = (flow: Flow, faces: Faces, hyphenate: Hyphenate | null): Pages => {
  const { press, room, notes, blank, spans, anchors, outline } = placed(flow, faces, hyphenate)
  const needsNumbers = flow.body.some((piece) => piece.type === 'contents')
  const slabs = needsNumbers ? bodySlabs(press, { ...room, anchors }) : blank
  const sections = runningSections(outline, spans.length)
  return {
    anchors,
    outline,
    pages: spans.map((span, index): LaidPage => ({
      marks: pageMarks(slabs, span, notes, flow, room),
      bands: bandsOf(flow, index + 1, spans.length, sections[index]!, press),
    })),
  }
}

/** Where each unit begins in a layout: all of it that finds pages, and nothing that fills them. */
export const anchorsIn = (
  flow: Flow,
  faces: Faces,
  hyphenate: Hyphenate | null,
): Pages['anchors'] => placed(flow, faces, hyphenate).anchors

/** Lines composed and pages found; contents have no numbers yet, for which they keep the room. */
const placed = (flow: Flow, faces: Faces, hyphenate: Hyphenate | null) => {
  const press = pressOf(flow, faces, hyphenate)
  const room = roomOf(flow)
  const notes = noteBlocks(press, room)
  const blank = bodySlabs(press, room)
  const spans = paginate(blank, measureOf(flow, room, notes))
  return { press, room, notes, blank, spans, ...anchorsOf(blank, spans, flow) }
}

const roomOf = ({ page }: Flow): Room => ({
  width: page.width - page.margin.left - page.margin.right,
  height: page.height - page.margin.top - page.margin.bottom,
  anchors: null,
})

/** Length of the rule above notes, as part of the measure, and the blank above the rule, in lines. */
const noteRule = { share: 0.25, above: 0.5, below: 0.25, weight: 0.5 }

type NoteBlock = { readonly height: number; readonly marks: readonly Mark[] }

const noteBlocks = (press: Press, { width }: Room): NoteBlock[] =>
  press.flow.notes.map(({ number, body }, index) => {
    let y = 0
    const marks: Mark[] = []
    body.forEach((paragraph, at) => {
      const label = {
        list: 0,
        level: 0,
        format: 'decimal',
        text: number,
        prefix: '',
        ordinal: 0,
        suffix: '',
      } as const
      const piece = at === 0 ? { ...paragraph, label } : paragraph
      const column = { owner: `notes/${index}/${at}`, x: 0, width, panel: null, piece: -1 }
      for (const line of loneSlabs(piece, column, press)) {
        marks.push(...line.marks.map((mark) => moved(mark, 0, y)))
        y += line.height
      }
    })
    return { height: y, marks }
  })

const measureOf = (flow: Flow, { height }: Room, notes: readonly NoteBlock[]): PageMeasure => ({
  height,
  grid: flow.page.grid,
  notes: notes.map((note) => note.height),
  noteGap: (noteRule.above + noteRule.below) * flow.page.grid,
})

const anchorsOf = (slabs: readonly Slab[], spans: readonly PageSpan[], flow: Flow) => {
  const anchors = new Map<Id, Anchor>()
  const outline: OutlineEntry[] = []
  spans.forEach((span, index) => {
    for (let at = span.from; at < span.to; at++) {
      const here: Anchor = { page: index + 1, y: flow.page.margin.top + span.tops[at - span.from]! }
      for (const id of slabs[at]!.ids) if (!anchors.has(id)) anchors.set(id, here)
      const heading = slabs[at]!.outline
      if (heading) outline.push({ ...here, ...heading })
    }
  })
  return { anchors, outline }
}

/** Title of the first second-level section that begins on each page, or else of the one going on. */
const runningSections = (outline: readonly OutlineEntry[], count: number): string[] => {
  const headings = outline.filter((entry) => entry.level === 2)
  return Array.from({ length: count }, (_, index) => {
    const begins = headings.find((entry) => entry.page === index + 1)
    return (begins ?? headings.findLast((entry) => entry.page <= index))?.title ?? ''
  })
}

const pageMarks = (
  slabs: readonly Slab[],
  span: PageSpan,
  notes: readonly NoteBlock[],
  flow: Flow,
  room: Room,
): Mark[] => {
  const { left, top } = flow.page.margin
  const here = slabs.slice(span.from, span.to)
  const repeat = here[0]?.repeat
  const text = [
    ...(repeat ? repeat.marks.map(asRepeated) : []),
    ...here.flatMap((line, at) => line.marks.map((mark) => moved(mark, 0, span.tops[at]!))),
  ]
  return [
    ...panelMarks(here, span.tops, room.width),
    ...text,
    ...noteMarks(here, notes, flow, room),
  ].map((mark) => moved(mark, left, top))
}

/** A repeated table head is there to be seen; whoever listens has heard it. */
const asRepeated = (mark: Mark): Mark => ('owner' in mark ? { ...mark, owner: null } : mark)

/** The fill and bar of each panel, from its first slab on the page to its last. */
const panelMarks = (slabs: readonly Slab[], tops: readonly number[], width: number): Mark[] => {
  const marks: Mark[] = []
  slabs.forEach(({ panel }, at) => {
    if (!panel || slabs[at - 1]?.panel?.key === panel.key) return
    let last = at
    while (slabs[last + 1]?.panel?.key === panel.key) last++
    const y = tops[at]!
    const height = tops[last]! + slabs[last]!.height - y
    marks.push({
      type: 'rect',
      x: -panel.pad,
      y,
      width: width + 2 * panel.pad,
      height,
      color: panel.fill,
    })
    if (panel.bar) marks.push(barMark(panel.bar, -panel.pad, y, height))
  })
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

/** Notes referred to on the page, in order, at its foot. */
const noteMarks = (
  slabs: readonly Slab[],
  notes: readonly NoteBlock[],
  flow: Flow,
  room: Room,
): Mark[] => {
  const shown = slabs.flatMap((line) => line.notes)
  if (shown.length === 0) return []
  const total = shown.reduce((sum, note) => sum + notes[note]!.height, 0)
  let y = room.height - total
  const rule: Mark = {
    type: 'stroke',
    x1: 0,
    x2: room.width * noteRule.share,
    y: y - noteRule.below * flow.page.grid,
    weight: noteRule.weight,
    color: flow.styles['note']!.color,
  }
  return [
    rule,
    ...shown.flatMap((note) => {
      const marks = notes[note]!.marks.map((mark) => moved(mark, 0, y))
      y += notes[note]!.height
      return marks
    }),
  ]
}
