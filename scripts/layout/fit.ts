/** Squeezing a flow onto the pages its template asks for, in the order it declares, losing nothing. */
import type { Fit, Rung } from '../flow/page-setup.ts'
import type { Flow } from '../flow/model.ts'
import type { Mark, Pages } from './model.ts'
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
export const fitPages = (flow: Flow, layout: (flow: Flow) => Pages): Fitted => {
  if (flow.ladder) return climbed(flow, flow.ladder, layout)
  const pages = layout(flow)
  const { fit } = flow
  if (!fit) return { flow, pages, outcome: null }
  if (fit.pages === 'fewer' || pages.pages.length <= fit.pages) {
    const fewer = isWasteful(pages, flow) ? fitted(flow, fit, pages.pages.length - 1, layout) : null
    // Nobody asked for the page it saves, nor is told when it is not saved.
    return { ...(fewer?.laid ?? { flow, pages }), outcome: null }
  }
  const { laid, steps, linesOver: over } = fitted(flow, fit, fit.pages, layout)
  return { ...(laid ?? { flow, pages }), outcome: { pages: fit.pages, steps, linesOver: over } }
}

/** A last page that is less than half full is better saved, if squeezing can: pages before it are blank at their feet as well. */
const wastefulFill = 1 / 2

/** In a longer document a page fewer is nobody's gain, and trying takes long. */
const mostPagesTried = 40

/** Is a document short, and its last page nearly blank? */
const isWasteful = ({ pages }: Pages, { page }: Flow): boolean => {
  const { top, bottom } = page.margin
  const { height } = pages.at(-1) ?? page
  const ends = pages.at(-1)?.marks.map((mark) => bottomOf(mark) - top) ?? []
  const fill = Math.max(0, ...ends) / (height - top - bottom)
  return pages.length > 1 && pages.length <= mostPagesTried && fill < wastefulFill
}

const bottomOf = (mark: Mark): number => {
  if (mark.type === 'line') return mark.top + mark.height
  return mark.type === 'stroke' ? mark.y : mark.y + mark.height
}

/** A flow squeezed as little as it takes to have so many pages; `laid` is null where the floor does not do. */
const fitted = (flow: Flow, fit: Fit, most: number, layout: (flow: Flow) => Pages) => {
  const tries = squeezed(flow, fit)
  const floor = tries.at(-1) ?? { flow, steps: [] }
  const least = layout(floor.flow)
  const over = linesOver(least, floor.flow, most)
  const hopeless = least.pages.length > most + 1 || over > slack
  for (const { flow: tried, steps } of hopeless ? [] : tries) {
    const pages = tried === floor.flow ? least : layout(tried)
    if (pages.pages.length <= most) return { laid: { flow: tried, pages }, steps, linesOver: 0 }
  }
  return { laid: null, steps: [], linesOver: over }
}

/** The flow set in the first way of its ladder that holds, or in the last. */
const climbed = (
  { ladder: _, ...flow }: Flow,
  ladder: readonly Rung[],
  layout: (flow: Flow) => Pages,
): Fitted => {
  const ways = ladder.map(({ columns, styles, pages }) => ({
    most: pages,
    flow: { ...flow, ...(columns && { columns }), styles: { ...flow.styles, ...styles } },
  }))
  for (const { flow: set, most } of ways) {
    const pages = layout(set)
    if (holds(pages, set, most)) return { flow: set, pages, outcome: null }
    if (set !== ways.at(-1)!.flow) continue
    const outcome =
      most === null ? null : { pages: most, steps: [], linesOver: linesOver(pages, set, most) }
    return { flow: set, pages, outcome }
  }
  return { flow, pages: layout(flow), outcome: null }
}

/** Columns overleaf are for the back of a sheet: what is before them has the front. */
const holds = ({ pages, columnsFrom }: Pages, { columns }: Flow, most: number | null): boolean =>
  pages.length <= (most ?? Infinity) && (!columns?.overleaf || columnsFrom === 2)

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
const linesOver = ({ pages }: Pages, flow: Flow, most: number): number => {
  const { grid } = flow.page
  const counts = pages.slice(most).map(({ marks }) => {
    const tops = marks.flatMap((mark) =>
      mark.type === 'line' ? [Math.round(mark.top / (grid / 2))] : [],
    )
    const pictures = marks.flatMap((mark) =>
      mark.type === 'image' ? [Math.ceil(mark.height / grid)] : [],
    )
    return pictures.reduce((sum, lines) => sum + lines, new Set(tops).size)
  })
  return counts.reduce((sum, lines) => sum + lines, 0)
}
