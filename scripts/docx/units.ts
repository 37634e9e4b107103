/** Points in the units of WordprocessingML. */
import type { Flow } from '../flow/model.ts'
import { isEastAsian } from './languages.ts'

/** Width of the text block in points. */
export const measureOf = ({ page }: Flow): number =>
  page.width - page.margin.left - page.margin.right

/** Does a flow say how many characters stand in a line? */
export const hasCharacterGrid = ({ page, meta }: Pick<Flow, 'page' | 'meta'>): boolean =>
  page.characters !== undefined && isEastAsian(meta.lang)

/** Twentieths of a point: lengths on the page. */
export const twips = (points: number): number => Math.round(points * 20)

/** Half points: type sizes. */
export const halfPoints = (points: number): number => Math.round(points * 2)

/** The same of text on a grid of characters: a larger size would leave room for one fewer in a line. */
export const sizeOnPage = (flow: Flow, points: number): number =>
  hasCharacterGrid(flow) ? Math.floor(points * 2) : halfPoints(points)

/** Eighths of a point: border weights, which Word keeps within 2 and 96 (ST_EighthPointMeasure). */
export const eighths = (points: number): number => within(2, 96, Math.round(points * 8))

/** Distance of a border from its text: whole points, 31 at most (CT_Border `space`). */
export const borderSpace = (points: number): number => within(0, maxBorderSpace, Math.floor(points))
export const maxBorderSpace = 31

/** Hex digits of a colour: Word wants no `#`. */
export const hex = (color: string): string => color.replace('#', '').toUpperCase()

const within = (min: number, max: number, value: number): number =>
  Math.min(max, Math.max(min, value))
