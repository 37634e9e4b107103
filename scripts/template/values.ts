/** Values that a template is made of: lengths, colours, strokes. */
import * as z from 'zod'
import { expected } from '../yaml/schema-faults.ts'
import { length } from './lengths.ts'

export const points = length(0, 2000)

/** Text of a form, which `words` say to a person and the pattern to an editor's completion. */
export const like = (pattern: RegExp, words: ReturnType<typeof expected>) =>
  z
    .string()
    .refine((text) => pattern.test(text), words)
    .meta({ pattern: pattern.source })

export const color = like(
  /^#[0-9A-Fa-f]{6}$|^[a-z][a-z0-9-]*$/,
  expected(
    "Expected a colour such as '#0A6E4F', or a name under `colors`: correct it, and quote what begins with #",
    "应为 '#0A6E4F' 这样的颜色，或 `colors` 下的名称：请改正，以 # 开头的须加引号",
  ),
)
export const ownColor = like(
  /^#[0-9A-Fa-f]{6}$/,
  expected(
    "Expected a colour such as '#0A6E4F', with six digits and in quotes: correct it",
    "应为 '#0A6E4F' 这样的颜色，六位数字并加引号：请改正",
  ),
)
export const stroke = z.strictObject({ color, weight: points })
export const rule = z.strictObject({
  color,
  weight: points,
  length: points.nullable().default(null),
  gap: points.default(0),
})
