/** The size at which a figure is drawn: the same in both formats. */
import type { Figure } from './pieces.ts'
import type { Page } from './page-setup.ts'

/** Part of the height of the text block that a figure takes at most. */
const tallest = 0.7

type Size = Pick<Figure, 'width' | 'height' | 'share'>

/**
 * A figure's size in points: its own or the share of the measure it asks for, scaled down to its measure and to the part
 * of a text block's height it may take.
 */
export const figureSize = (
  { width, height, share }: Size,
  measure: number,
  { height: page, margin }: Pick<Page, 'height' | 'margin'>,
): Pick<Figure, 'width' | 'height'> => {
  const room = (page - margin.top - margin.bottom) * tallest
  const wanted = share === undefined ? Math.min(width, measure) : share * measure
  const scale = Math.min(wanted / width, room / height)
  return { width: width * scale, height: height * scale }
}
