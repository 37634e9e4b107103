/**
 * What a template may say: one schema that is the type, the check and the editor's completion.
 * Lengths are points, or have a unit (`28mm`); `indent` is em of the style's size; there are no expressions.
 */
import * as z from 'zod'
import { limits } from '../limits.ts'
import { isOutputPath } from '../files.ts'
import { expected } from '../yaml/schema-faults.ts'
import { labelNames } from './label-names.ts'
import { length } from './lengths.ts'
import { bands, logos } from './furniture-schema.ts'
import { formatNames, partNames, styleNames } from './names.ts'
import { pageSizes } from './page-sizes.ts'
import { columns, font, rung, styles, styleSchema, table } from './style-schema.ts'
import { color, like, ownColor, points } from './values.ts'

/** Outline level of a heading: 1 is the title, which is not listed. */
const listedLevel = z.number().int().min(2).max(4)

const margin = z.strictObject({ top: points, right: points, bottom: points, left: points })

/** With the longest domain in it, and the longest extension after it. */
const isPathOfOutputs = (path: string): boolean => {
  const filled = path.replaceAll('{domain}', 'd'.repeat(limits.slug))
  return isOutputPath(filled) && isOutputPath(`${filled}.docx`)
}

/** What a template may say otherwise for memos of a language. */
const spokenKeys = [
  ...(['page', 'setting', 'emphasis', 'fonts', 'styles', 'table', 'overview'] as const),
  ...(['header', 'footer', 'fit', 'columns', 'ladder'] as const),
] as const

/** Primary language subtag (BCP 47). */
const language = like(
  /^[a-z]{2,3}$/,
  expected(
    'Expected the code of a language, such as en, de or zh',
    '应为语言代码，如 en、de 或 zh',
  ),
)

/** A template with everything it extends laid under it. */
export const templateSchema = z.strictObject({
  extends: z.string().optional().describe('Name of the template this one changes'),
  of: z
    .enum(['memo', 'domain', 'digest', 'redline', 'changes'])
    .describe('Edition: the memo, its recommendations, one for each domain, or what `diff` shows'),
  formats: z.array(z.enum(formatNames)).min(1),
  default: z.boolean().describe('Built without being asked for'),
  path: z
    .string()
    .refine(
      isPathOfOutputs,
      expected(
        'Expected a path below the folder of outputs, without extension, such as handouts/{domain}: names of letters, digits and hyphens, apart by `/`, none of which Windows keeps for a device',
        '应为输出文件夹之内、不含扩展名的路径，如 handouts/{domain}：各级名称由文字、数字和连字符组成，以 `/` 分隔，且不是 Windows 的设备名',
      ),
    )
    .describe('Path below out/ without extension; {domain} is the slug'),
  title: z
    .record(z.string(), z.string())
    .describe('Name of the edition in file names, per language'),
  parts: z.array(z.enum(partNames)).min(1),
  numbering: z.boolean().describe('Print the numbers of recommendations'),
  panelHeads: z
    .enum(['written', 'own'])
    .default('written')
    .describe(
      'Above recommendations: headings as written, or the label panel-head (none if it is empty) instead of one that says “Recommendations” alone',
    ),
  sectionNumbers: z
    .boolean()
    .default(true)
    .describe(
      'Print the numbers of the sections that hold recommendations, where those have theirs and no number is typed',
    ),
  headingNumbers: z
    .enum(['none', 'gongwen'])
    .default('none')
    .describe(
      'Numbers before headings: none but those of sections, or 一、（一）1.（1） in Chinese memos',
    ),
  keys: z
    .enum(['plain', 'bold'])
    .default('plain')
    .describe('How the key phrases of recommendations are set'),
  recommendations: z
    .enum(['list', 'table'])
    .default('list')
    .describe(
      'The part `recommendations`: one below the other, or rows of a table with a column for each domain where they are paragraphs and no more',
    ),
  wideTables: z
    .enum(['small', 'landscape'])
    .default('small')
    .describe(
      'Tables whose words and figures the measure does not hold side by side: in smaller type, or on landscape pages (not where passages are set in columns)',
    ),
  contents: z
    .tuple([listedLevel, listedLevel])
    .refine(
      ([first, last]) => first <= last,
      expected(
        'Unexpected order, expected the first level and then the last, such as [2, 3]',
        '顺序有误，应先写起始级别，再写终止级别，如 [2, 3]',
      ),
    )
    .describe('First and last outline level listed'),
  review: z
    .union([
      z.boolean(),
      z.strictObject({
        lineNumbers: z.boolean().default(false).describe('Numbers beside the lines of each page'),
        onlyTracked: z.boolean().default(false).describe('No change without tracking'),
        comments: z
          .string()
          .trim()
          .min(1)
          .optional()
          .describe(
            'The name under which comments of the Markdown are comments of Word; without it they stay private',
          ),
      }),
    ])
    .describe('Word: bookmarks per unit, tracked changes on, the source inside'),
  word: z
    .strictObject({
      styles: z
        .string()
        .describe('A .docx or .dotx below this folder, whose styles and theme Word copies take'),
    })
    .optional(),
  embed: z
    .union([z.boolean(), z.literal('with-notes')])
    .describe(
      'PDF: attach the whole memo, its pictures and templates, for `memopress open`; comments only with-notes',
    ),
  fit: z
    .strictObject({
      pages: z.union([z.number().int().min(1), z.literal('fewer')]),
      steps: z.array(z.enum(['banner', 'leading', 'size'])),
      minSize: length(10.5, 96),
      minLeading: length(14, 200),
    })
    .nullable()
    .describe('Squeeze onto this many pages, in this order, never dropping text'),
  logos: logos.describe('Logos on the first page: as high and wide as this at most'),
  qr: z
    .strictObject({
      size: length(40, 200),
      gap: length(8, 100),
      beside: z.enum(['title', 'closing']),
    })
    .nullable()
    .default(null)
    .describe(
      'Code of the memo’s `url`, beside the title or beside the lines that say where the full text is',
    ),
  columns: columns
    .nullable()
    .default(null)
    .describe('How passages are set in columns, where the ladder says so'),
  ladder: z
    .array(rung)
    .min(1)
    .nullable()
    .default(null)
    .describe(
      'Ways to set the document on so many pages: the first that holds is taken, else the last',
    ),
  page: z.strictObject({
    size: z
      .enum(pageSizes)
      .optional()
      .describe('Name of a paper size, instead of width and height'),
    width: points,
    height: points,
    margin,
    grid: points,
    characters: z
      .number()
      .int()
      .min(10)
      .max(60)
      .optional()
      .describe(
        'Characters to a line of a Chinese text, where its Word copies have a grid of them',
      ),
    head: points,
    foot: points,
  }),
  setting: z.strictObject({
    gap: z.strictObject({ natural: z.number(), min: z.number(), max: z.number() }),
    hyphenate: z.boolean(),
  }),
  emphasis: z.strictObject({ han: z.enum(['bold', 'dots', 'font']), font: z.string() }),
  colors: z.record(z.string(), ownColor),
  fonts: z.record(z.string(), font),
  extraFonts: z
    .record(z.string(), z.string())
    .default({})
    .describe('Font files, by any name, for characters that no font above has: one for all styles'),
  styles,
  table,
  overview: table.describe('Rules and padding of the overview'),
  changes: z
    .strictObject({
      inserted: color,
      deleted: color,
      moved: color,
      bar: z.strictObject({ color, weight: points, gap: points }),
    })
    .describe('Colours of changes in a redline, beside their lines, and the bar in the margin'),
  header: bands,
  footer: bands,
  labels: z.record(z.string(), z.record(z.enum(labelNames), z.string())),
  languages: z
    .record(language, z.partialRecord(z.enum(spokenKeys), z.unknown()))
    .default({})
    .describe(
      'By language: what differs in its memos. It goes over what this template says, and below what one that extends it says',
    ),
})

/** A template with everything it extends laid under it. */
export type Template = z.infer<typeof templateSchema>

/**
 * For the completion and checks of an editor. A file may leave anything to the template it extends, so
 * nothing is required of it.
 */
export const templateJsonSchema = (): object =>
  z.toJSONSchema(
    templateSchema.extend({ styles: z.partialRecord(z.enum(styleNames), styleSchema) }),
    {
      io: 'input',
      override: ({ jsonSchema }) => {
        delete jsonSchema.required
      },
    },
  )
