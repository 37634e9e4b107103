/** What is drawn on a page → its texts, each with what it is, and its figures. */
import { asDrawn } from './as-drawn.ts'
import { isOnLine, type Drawn, type DrawnText } from './canvas.ts'
import { around, type Point, type Rect } from './geometry.ts'
import type { Annotation } from './links.ts'
import { looksOf } from './looks.ts'
import { sightsOf } from './sight.ts'
import type { Part, Places, Where } from './tags.ts'
import type { Ref } from './values.ts'
import type { Box, Fragment, Reading } from '../reading.ts'
import { inkOf } from '../stream.ts'

/** A text with what the structure says it is: which part of the document, in which link. */
export type TextPart = {
  readonly part: Part
  readonly link?: number | undefined
  readonly fragment: Fragment
  /** Its characters that a line is drawn through. */
  readonly struck: string
}

/** A figure: its description, and what is drawn for it. */
export type Figure = {
  readonly alt: string
  readonly rect: Rect | null
  readonly images: readonly Ref[]
  /** Where the lines of a drawing begin, as written. */
  readonly begins: readonly Point[]
  /** How many texts of the body were drawn on the page before it. */
  readonly before: number
}

export type PageText = Pick<Reading, 'miscopied' | 'hidden' | 'looks'> & {
  readonly ref: Ref
  /** One for each marked content, in the order of drawing, but cells in that of the table. */
  readonly parts: readonly TextPart[]
  readonly figures: readonly Figure[]
  /** What is drawn in the running head without being text. */
  readonly heads: readonly Pick<Figure, 'rect' | 'images' | 'begins'>[]
  readonly annotations: readonly Annotation[]
}

type Page = {
  readonly ref: Ref
  readonly number: number
  readonly places: Places
  readonly annotations: readonly Annotation[]
}

/** Everything a page says. */
export const pageText = (drawn: readonly Drawn[], page: Page): PageText => {
  const sights = sightsOf(drawn)
  const parts: TextPart[] = []
  const figures: Figure[] = []
  const heads: PageText['heads'][number][] = []
  const miscopied: Reading['miscopied'][number][] = []
  const open: Open[] = []
  let last: { readonly box: Box; readonly cell: number | undefined } | null = null
  let isNew = true
  drawn.forEach((item, at) => {
    const isPart = item.type === 'begin' && isPartOf(item, open.at(-1))
    if (item.type === 'end') {
      const closed = open.pop()!
      miscopied.push(...miscopiedIn(closed))
      isNew ||= !closed.isPart
    }
    if (item.type === 'begin') {
      const where = whereOf(item, page, open.at(-1)?.where)
      open.push({ where, copy: item.copy, band: item.band, isPart, drawn: '' })
      isNew ||= !isPart
      if (where.alt !== undefined && item.tag === 'Figure')
        figures.push({ alt: where.alt, before: bodyTexts(parts), ...figureIn(drawn, at) })
      if (item.band === 'Header') heads.push(figureIn(drawn, at))
    }
    if (item.type !== 'text') return
    const { text, box } = item
    for (const each of open) each.drawn += text
    const where = open.at(-1)?.where ?? inBody
    const { struck } = sights.get(item)!
    if (isNew) {
      const startsLine = last === null || where.cell !== last.cell || isNewLine(box, last.box)
      parts.push({
        part: where.part,
        link: where.link,
        fragment: {
          ...placeOf(where),
          ...(open.at(-1)?.band && { band: open.at(-1)!.band! }),
          text,
          page: page.number,
          startsLine,
          boxes: [box],
          jump: item.jump,
        },
        struck,
      })
    } else parts[parts.length - 1] = add(parts.at(-1)!, item, struck)
    isNew = false
    last = { box, cell: where.cell }
  })
  return {
    ref: page.ref,
    annotations: page.annotations,
    parts: inOrderOfCells(parts),
    figures,
    heads: heads.filter(({ rect }) => rect !== null),
    miscopied,
    looks: looksOf(sights),
    hidden: [...sights].flatMap(([{ text }, { hiddenBy }]) =>
      hiddenBy === null ? [] : [{ text, by: hiddenBy }],
    ),
  }
}

const bodyTexts = (parts: readonly TextPart[]): number =>
  parts.filter(({ part }) => part === 'body' || part === 'figure').length

/** What is drawn from where marked content begins to where it ends. */
const figureIn = (
  drawn: readonly Drawn[],
  begin: number,
): Pick<Figure, 'rect' | 'images' | 'begins'> => {
  const corners: Point[] = []
  const images: Ref[] = []
  const begins: Point[] = []
  let depth = 0
  for (let at = begin; at < drawn.length; at++) {
    const item = drawn[at]!
    if (item.type === 'begin') depth++
    if (item.type === 'end' && --depth === 0) break
    if (item.type === 'image') images.push(item.of)
    if (item.type === 'area') for (const each of item.begins) begins.push(each)
    if (item.type === 'image' || item.type === 'area') {
      const { left, bottom, right, top } = item.rect
      corners.push([left, bottom], [right, top])
    }
  }
  return { rect: around(corners), images, begins }
}

/** Marked content that has begun: what it is, what a copy of it says, and what was drawn in it so far. */
type Open = {
  readonly where: Where
  readonly copy: string | null
  readonly band: Fragment['band'] | null
  /** It has a copy of its own and nothing else: the text is that of the content around. */
  readonly isPart: boolean
  drawn: string
}

const isPartOf = (
  { tag, id }: Extract<Drawn, { type: 'begin' }>,
  outer: Open | undefined,
): boolean => outer !== undefined && id === null && tag === 'Span'

/** A copy of marked content that is not what is to be seen, but for white space. */
const miscopiedIn = ({ copy, drawn }: Open): Reading['miscopied'] =>
  copy === null || copy === drawn || inkOf(asDrawn(copy)) === inkOf(asDrawn(drawn))
    ? []
    : [{ drawn, copy }]

const inBody: Where = { part: 'body' }

const placeOf = (where: Where): Partial<Fragment> => {
  const { part: _, alt: __, link: ___, ...place } = where
  return place
}

/** To the left of what was read before, or on another line. */
const isNewLine = (box: Box, last: Box): boolean => box.x < last.end - 1 || !isOnLine(box, last)

const add = (last: TextPart, { text, box, jump }: DrawnText, struck: string): TextPart => ({
  ...last,
  struck: last.struck + struck,
  fragment: {
    ...last.fragment,
    text: last.fragment.text + text,
    boxes: [...last.fragment.boxes!, box],
    jump: Math.max(last.fragment.jump!, jump),
  },
})

const whereOf = (
  { tag, id }: Extract<Drawn, { type: 'begin' }>,
  { ref, places }: Page,
  outer: Where | undefined,
): Where =>
  tag === 'Artifact'
    ? { part: 'furniture' }
    : ((id === null ? undefined : places.contents.get(`p${ref.ref}_mc${id}`)) ?? outer ?? inBody)

/** Strips of a row that is cut between lines go through all its cells; each cell is read whole. */
const inOrderOfCells = (parts: readonly TextPart[]): TextPart[] => {
  const cells = parts.filter(({ fragment }) => fragment.cell !== undefined)
  const sorted = [...cells].sort((a, b) => a.fragment.cell! - b.fragment.cell!)
  let next = 0
  return parts.map((part) => (part.fragment.cell === undefined ? part : sorted[next++]!))
}
