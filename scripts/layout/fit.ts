/** Squeezing a flow onto the pages its template asks for, in the order it declares, losing nothing. */
import type { Fit, Rung } from '../flow/page-setup.ts'
import type { Flow } from '../flow/model.ts'
import type { Mark, Pages, Placed } from './model.ts'
import { squeezers } from './squeeze.ts'

export type Fitted = {
  readonly flow: Flow
  readonly pages: Pages
  /** What was done, or by how many lines the text is over and nothing was done. */
  readonly outcome: {
    readonly pages: number
    readonly steps: readonly string[]
    readonly linesOver: number
  } | null
}

/** Whether a flow asks for a number of pages, so that how it is set is known only when its pages are laid out. */
export const isToFit = ({ fit, ladder }: Flow): boolean => Boolean(fit ?? ladder)

/**
 * The flow as asked for: as it is when it fits or asks for nothing; squeezed as little as it takes; or as
 * it is when even the floor does not do, so that two pages are well filled rather than one cramped and one empty.
 */
export const fitPages = (flow: Flow, place: Place): Fitted => {
  const { laid, outcome } = flow.ladder ? climbed(flow, flow.ladder, place) : asked(flow, place)
  return { flow: laid.flow, pages: laid.placed.draw(), outcome }
}

type Place = (flow: Flow) => Placed

type Laid = { readonly flow: Flow; readonly placed: Placed }

type Chosen = Pick<Fitted, 'outcome'> & { readonly laid: Laid }

const asked = (flow: Flow, place: Place): Chosen => {
  const own = { flow, placed: place(flow) }
  const { fit } = flow
  const { count } = own.placed
  if (!fit) return { laid: own, outcome: null }
  if (fit.pages === 'fewer' || count <= fit.pages) {
    const fewer = isWasteful(own) ? fitted(flow, fit, count - 1, place) : null
    // Nobody asked for the page it saves, nor is told when it is not saved.
    return { laid: fewer?.laid ?? own, outcome: null }
  }
  const { laid, steps, linesOver: over } = fitted(flow, fit, fit.pages, place)
  return { laid: laid ?? own, outcome: { pages: fit.pages, steps, linesOver: over } }
}

/** A last page that is less than half full is better saved, if squeezing can: pages before it are blank at their feet as well. */
const wastefulFill = 1 / 2

/** In a longer document a page fewer is nobody's gain, and trying takes long. */
const mostPagesTried = 40

/** Is a document short, and its last page nearly blank? */
const isWasteful = ({ flow: { page }, placed }: Laid): boolean => {
  const { count } = placed
  if (count <= 1 || count > mostPagesTried) return false
  const { top, bottom } = page.margin
  const { height, marks } = placed.page(count)
  const ends = marks.map((mark) => bottomOf(mark) - top)
  const fill = Math.max(0, ...ends) / (height - top - bottom)
  return fill < wastefulFill
}

const bottomOf = (mark: Mark): number => {
  if (mark.type === 'line') return mark.top + mark.height
  return mark.type === 'stroke' ? mark.y : mark.y + mark.height
}

/** A flow squeezed as little as it takes to have so many pages; `laid` is null where the floor does not do. */
const fitted = (flow: Flow, fit: Fit, most: number, place: Place) => {
  const tries = squeezed(flow, fit)
  const floor = tries.at(-1) ?? { flow, steps: [] }
  const least = { flow: floor.flow, placed: place(floor.flow) }
  const over = linesOver(least, most)
  const hopeless = least.placed.count > most + 1 || over > slack
  for (const { flow: tried, steps } of hopeless ? [] : tries) {
    const placed = tried === floor.flow ? least.placed : place(tried)
    if (placed.count <= most) return { laid: { flow: tried, placed }, steps, linesOver: 0 }
  }
  return { laid: null, steps: [], linesOver: over }
}

/** The flow set in the first way of its ladder that holds, or in the last. */
const climbed = ({ ladder: _, ...flow }: Flow, ladder: readonly Rung[], place: Place): Chosen => {
  const ways = ladder.map(({ columns, styles, pages }) => ({
    most: pages,
    flow: { ...flow, ...(columns && { columns }), styles: { ...flow.styles, ...styles } },
  }))
  for (const { flow: set, most } of ways) {
    const laid = { flow: set, placed: place(set) }
    if (holds(laid, most)) return { laid, outcome: null }
    if (set !== ways.at(-1)!.flow) continue
    const outcome =
      most === null ? null : { pages: most, steps: [], linesOver: linesOver(laid, most) }
    return { laid, outcome }
  }
  return { laid: { flow, placed: place(flow) }, outcome: null }
}

/** Columns overleaf are for the back of a sheet: what is before them has the front. */
const holds = ({ flow: { columns }, placed }: Laid, most: number | null): boolean =>
  placed.count <= (most ?? Infinity) && (!columns?.overleaf || placed.columnsFrom === 2)

/**
 * What is over by more lines than these at the floor fits nowhere above it, so one layout tells. By less it
 * may: pictures keep their height, and rounded up to a finer grid they take a line more.
 */
const slack = 12

type Try = { readonly flow: Flow; readonly steps: readonly string[] }

/** A flow squeezed more and more, each step down to its floor; with what was done. */
const squeezed = (flow: Flow, fit: Fit): Try[] =>
  fit.steps.reduce<Try[]>(
    (tries, step) => [...tries, ...squeezedBy(step, tries.at(-1) ?? { flow, steps: [] }, fit)],
    [],
  )

const squeezedBy = (step: Fit['steps'][number], { flow, steps }: Try, fit: Fit): Try[] => {
  const tries: Try[] = []
  const squeeze = squeezers[step]
  for (let next = squeeze(flow, fit); next; next = squeeze(next.flow, fit))
    tries.push({ flow: next.flow, steps: [...steps, `${step} ${next.said}`] })
  return tries
}

/** Lines beyond the pages asked for, of text and as high as pictures. */
const linesOver = ({ flow, placed }: Laid, most: number): number => {
  const { grid } = flow.page
  let lines = 0
  for (let page = most + 1; page <= placed.count; page++) {
    const { marks } = placed.page(page)
    const tops = marks.flatMap((mark) =>
      mark.type === 'line' ? [Math.round(mark.top / (grid / 2))] : [],
    )
    const pictures = marks.flatMap((mark) =>
      mark.type === 'image' ? [Math.ceil(mark.height / grid)] : [],
    )
    lines += pictures.reduce((sum, own) => sum + own, new Set(tops).size)
  }
  return lines
}
