/** How text, tables and columns look, as a template says it. */
import * as z from 'zod'
import { expected } from '../yaml/schema-faults.ts'
import { length } from './lengths.ts'
import { color, like, points, rule, stroke } from './values.ts'

const styleFields = {
  font: z.string(),
  bold: z.boolean(),
  size: length(4, 96),
  leading: length(4, 200),
  color,
  align: z.enum(['left', 'center', 'right', 'justify']),
  indent: z.number().min(0).max(8),
  left: points,
  right: points,
  hanging: points,
  before: points,
  after: points,
  label: z.strictObject({
    font: z.string(),
    bold: z.boolean(),
    color,
    size: z.number().min(4).max(96).optional(),
  }),
  keepNext: z.boolean(),
  keepLines: z.boolean(),
  onGrid: z.boolean(),
  fill: color.nullable(),
  pad: points,
  panel: z.enum(['measure', 'text']),
  bar: stroke.nullable(),
  ruleAbove: rule.nullable(),
  ruleBelow: rule.nullable(),
}

/** Fields of a style, all of which `body` must give. */
export const styleFieldNames = Object.keys(styleFields)

/** Fields a style leaves out come from the style it is `like`, or else from `body`. */
export const styleSchema = z.strictObject({ like: z.string(), ...styleFields }).partial()

export const font = z.strictObject({
  regular: z.string(),
  bold: z.string(),
  italic: z.string(),
  boldItalic: z.string(),
  fallback: z.array(z.string()),
  letters: z
    .number()
    .min(0.5)
    .max(2)
    .default(1)
    .describe(
      'Width of its Latin letters, of those of the widest text faces: columns of tables reckon with it',
    ),
  word: z.strictObject({
    latin: z.string(),
    eastAsia: z.string(),
    altName: z.string(),
    panose: like(
      /^[0-9A-F]{20}$/,
      expected(
        'Expected 20 digits and letters A to F, in quotes: copy them from the font',
        '应为 20 位数字或字母 A 至 F，并加引号：请从字体中抄录',
      ),
    ),
    family: z.enum(['roman', 'swiss', 'modern']),
  }),
})
export const table = z.strictObject({
  top: stroke,
  head: stroke,
  row: stroke,
  bottom: stroke,
  padding: z.strictObject({ x: points, y: points }),
  banding: color.nullable().describe('Of every second row'),
  stripes: color.nullable().default(null).describe('Of every second column from the third on'),
})

export const styles = z.record(z.string(), styleSchema)
export const columns = z.strictObject({
  count: z.number().int().min(2).max(3),
  gap: points,
  grid: length(4, 200),
  before: points,
  rule: rule.nullable(),
  styles,
})
/** `passages`: below what is before them, in columns, or in columns on a page of their own. */
export const rung = z.strictObject({
  pages: z.number().int().min(1).nullable().default(null),
  passages: z.enum(['below', 'columns', 'overleaf']),
  styles: styles.default({}),
})
