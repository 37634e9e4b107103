/** Rules across columns. */
import type { Rule } from '../flow/model.ts'
import type { Mark } from './model.ts'

/** A rule over a column, or over as much of it as it is long. */
export const ruleMark = (rule: Rule, x: number, width: number, y: number): Mark => ({
  type: 'stroke',
  x1: x,
  x2: x + (rule.length ?? width),
  y,
  weight: rule.weight,
  color: rule.color,
})
