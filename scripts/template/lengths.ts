/** Lengths of templates: a number of points, or a number with its unit. */
import * as z from 'zod'
import { expected } from '../yaml/schema-faults.ts'

const perUnit: Readonly<Record<string, number>> = { pt: 1, mm: 72 / 25.4 }

/** A number and its unit, as in `28mm` or `10.5 pt`. */
const withUnit = /^(\d+(?:\.\d+)?) ?(mm|pt)$/

const noLength = expected(
  'Expected a length such as 28mm or 79.4 (points): correct it, with no other unit than mm or pt',
  '应为长度，如 28mm 或 79.4（磅）：请改正，单位只可为 mm 或 pt',
)
const outside = (least: number, most: number) =>
  expected(
    `Expected a length from ${least} to ${most} pt (1 mm is 2.83 pt): change it`,
    `应为 ${least} 至 ${most} 磅（1 毫米为 2.83 磅）：请改正`,
  )

/** Points of a text; null when it is no length. */
const pointsOf = (text: string): number | null => {
  const [, number, unit] = withUnit.exec(text) ?? []
  return number === undefined ? null : Number(number) * perUnit[unit!]!
}

/** A length from `least` to `most` points. */
export const length = (least: number, most: number) =>
  z
    .preprocess((value, context) => {
      if (typeof value !== 'string') return value
      const points = pointsOf(value)
      if (points !== null && points >= least && points <= most) return points
      const { error, params } = points === null ? noLength : outside(least, most)
      context.addIssue({ code: 'custom', message: error, params, input: value })
      return z.NEVER
    }, z.number().min(least).max(most))
    .meta({ type: ['number', 'string'], pattern: withUnit.source })
