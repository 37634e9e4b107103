/** The size at which a figure is drawn: the same in both formats. */
import type { Figure, Page } from './model.ts'

/** Part of the height of the text block that a figure takes at most. */
const tallest = 0.7

type Size = Pick<Figure, 'width' | 'height'>

/** A figure's size in points, scaled down to its measure and to the part of a text block's height it may take. */
export const figureSize = (
  { width, height }: Size,
  measure: number,
  { height: page, margin }: Pick<Page, 'height' | 'margin'>,
): Size => {
  const room = (page - margin.top - margin.bottom) * tallest
  const scale = Math.min(1, measure / width, room / height)
  return { width: width * scale, height: height * scale }
}
