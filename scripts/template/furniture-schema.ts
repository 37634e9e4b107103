/** What stands around the text, as a template says it: logos and running lines. */
import * as z from 'zod'
import { expected } from '../yaml/schema-faults.ts'
import { length } from './lengths.ts'

const words = z
  .string()
  .refine(
    (text) => text.trim() !== '',
    expected(
      'Expected what the picture shows, in words: write the name of the house',
      '应以文字说明图片内容：请写机构名称',
    ),
  )

/** What a picture shows, for those who do not see it: in one language, or in each. */
const alt = z.union([words, z.record(z.string(), words)])

export const logos = z.strictObject({
  files: z
    .array(z.strictObject({ file: z.string(), alt }))
    .max(8)
    .describe(
      'PNG or SVG below this folder, each with what it shows; `logos` of a memo go before them',
    ),
  height: length(8, 200),
  width: length(8, 600),
  in: z
    .enum(['text', 'first-header', 'every-header'])
    .describe('Above the title, or in the running head of the first page or of every page'),
})

const band = z.strictObject({ left: z.string(), center: z.string(), right: z.string() })
/** `even`: what pages with even numbers, such as left ones, say otherwise. */
export const bands = z.strictObject({ first: band, other: band, even: band.optional() })
