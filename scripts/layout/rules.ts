/** Rules across columns. */
import type { Rule, Style } from '../flow/styles.ts'
import type { Mark } from './model.ts'
import type { Column } from './line-marks.ts'
import { moved, type Slab } from './slabs.ts'

/** A rule over a column, or over as much of it as it is long. */
export const ruleMark = (rule: Rule, x: number, width: number, y: number): Mark => ({
  type: 'stroke',
  x1: x,
  x2: x + (rule.length ?? width),
  y,
  weight: rule.weight,
  color: rule.color,
})

/** The rules of a style, with the room they take, added to a paragraph's first and last slab. */
export const withRules = (slabs: readonly Slab[], style: Style, { x, width }: Column): Slab[] => {
  const { ruleAbove: above, ruleBelow: below } = style
  // A rule of some length begins where the text does.
  const from = (rule: Rule): number => (rule.length === null ? x : x + style.left - style.hanging)
  return slabs.map((line, at) => {
    const over = at === 0 && above ? above.weight + above.gap : 0
    const under = at === slabs.length - 1 && below ? below.weight + below.gap : 0
    if (over === 0 && under === 0) return line
    const marks = over > 0 ? line.marks.map((mark) => moved(mark, 0, over)) : line.marks
    const height = line.height + over + under
    return {
      ...line,
      height,
      marks: [
        ...(over > 0 ? [ruleMark(above!, from(above!), width, above!.weight / 2)] : []),
        ...marks,
        ...(under > 0 ? [ruleMark(below!, from(below!), width, height - below!.weight / 2)] : []),
      ],
    }
  })
}
