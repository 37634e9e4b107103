/** A PDF → what it says, read from the glyphs on its pages. */
import { asDrawn } from './as-drawn.ts'
import { drawnOn, isOnLine, type Box, type Drawn, type Fonts } from './content.ts'
import { objectsOf } from './objects.ts'
import { pagesIn } from './pages.ts'
import { placesIn, type Part, type Places, type Where } from './tags.ts'
import type { Ref } from './values.ts'
import type { Fragment, Reading } from '../reading.ts'
import { inkOf } from '../stream.ts'

/** Throws when the bytes are no PDF that was built here. */
export const readPdf = (bytes: Uint8Array): Reading => {
  const objects = objectsOf(bytes)
  const places = placesIn(objects)
  const fonts: Fonts = new Map()
  return joined(
    pagesIn(objects).map((page, i) =>
      pageText(drawnOn(objects.dictionaryAt(page), objects, fonts), page, places, i + 1),
    ),
  )
}

type PageText = Pick<Reading, 'miscopied'> & {
  readonly parts: readonly { readonly part: Part; readonly fragment: Fragment }[]
  readonly alts: readonly string[]
}

const joined = (pages: readonly PageText[]): Reading => {
  const of = (...kinds: readonly Part[]): Fragment[] =>
    pages.flatMap(({ parts }) =>
      parts.filter(({ part }) => kinds.includes(part)).map(({ fragment }) => fragment),
    )
  return {
    // Letters of a drawing are outlines: what is text inside a figure is nothing of the kind.
    body: of('body', 'figure'),
    notes: of('note'),
    furniture: of('furniture'),
    pageNumbers: of('pageNumber').map(({ text }) => text.trim()),
    alts: pages.flatMap(({ alts }) => alts),
    miscopied: pages.flatMap(({ miscopied }) => miscopied),
    pages: pages.length,
  }
}

/** One fragment for each marked content, in the order of drawing, but cells in that of the table. */
const pageText = (drawn: readonly Drawn[], page: Ref, places: Places, number: number): PageText => {
  const parts: { part: Part; fragment: Fragment }[] = []
  const alts: string[] = []
  const miscopied: Reading['miscopied'][number][] = []
  const open: Open[] = []
  let last: { readonly box: Box; readonly cell: number | undefined } | null = null
  let isNew = true
  for (const item of drawn) {
    if (item.type === 'end') miscopied.push(...miscopiedIn(open.pop()!))
    if (item.type === 'begin') {
      const where = whereOf(item, page, places, open.at(-1)?.where)
      open.push({ where, copy: item.copy, drawn: '' })
      if (where.alt !== undefined) alts.push(where.alt)
    }
    if (item.type !== 'text') {
      isNew = true
      continue
    }
    const { text, box } = item
    for (const each of open) each.drawn += text
    const { part, block, cell } = open.at(-1)?.where ?? inBody
    if (isNew) {
      const startsLine = last === null || cell !== last.cell || isNewLine(box, last.box)
      const where = { ...(block !== undefined && { block }), ...(cell !== undefined && { cell }) }
      parts.push({ part, fragment: { ...where, text, page: number, startsLine } })
    } else parts[parts.length - 1] = add(parts.at(-1)!, text)
    isNew = false
    last = { box, cell }
  }
  return { parts: inOrderOfCells(parts), alts, miscopied }
}

/** Marked content that has begun: what it is, what a copy of it says, and what was drawn in it so far. */
type Open = { readonly where: Where; readonly copy: string | null; drawn: string }

/** A copy of marked content that is not what is to be seen, but for white space. */
const miscopiedIn = ({ copy, drawn }: Open): Reading['miscopied'] =>
  copy === null || copy === drawn || inkOf(asDrawn(copy)) === inkOf(asDrawn(drawn))
    ? []
    : [{ drawn, copy }]

const inBody: Where = { part: 'body' }

/** To the left of what was read before, or on another line. */
const isNewLine = (box: Box, last: Box): boolean => box.x < last.end - 1 || !isOnLine(box, last)

const add = <P extends { readonly fragment: Fragment }>(last: P, text: string): P => ({
  ...last,
  fragment: { ...last.fragment, text: last.fragment.text + text },
})

const whereOf = (
  { tag, id }: Extract<Drawn, { type: 'begin' }>,
  page: Ref,
  places: Places,
  outer: Where | undefined,
): Where =>
  tag === 'Artifact'
    ? { part: 'furniture' }
    : ((id === null ? undefined : places.get(`p${page.ref}_mc${id}`)) ?? outer ?? { part: 'body' })

/** Strips of a row that is cut between lines go through all its cells; each cell is read whole. */
const inOrderOfCells = <P extends { readonly fragment: Fragment }>(parts: readonly P[]): P[] => {
  const cells = parts.filter(({ fragment }) => fragment.cell !== undefined)
  const sorted = [...cells].sort((a, b) => a.fragment.cell! - b.fragment.cell!)
  let next = 0
  return parts.map((part) => (part.fragment.cell === undefined ? part : sorted[next++]!))
}
