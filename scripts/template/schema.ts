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
import { formatNames, partNames, styleNames } from './names.ts'
import { pageSizes } from './page-sizes.ts'

const points = length(0, 2000)

/** Text of a form, which `words` say to a person and the pattern to an editor's completion. */
const like = (pattern: RegExp, words: ReturnType<typeof expected>) =>
  z
    .string()
    .refine((text) => pattern.test(text), words)
    .meta({ pattern: pattern.source })

const color = like(
  /^#[0-9A-Fa-f]{6}$|^[a-z][a-z0-9-]*$/,
  expected(
    "Expected a colour such as '#0A6E4F', or a name under `colors`: correct it, and quote what begins with #",
    "应为 '#0A6E4F' 这样的颜色，或 `colors` 下的名称：请改正，以 # 开头的须加引号",
  ),
)
const ownColor = like(
  /^#[0-9A-Fa-f]{6}$/,
  expected(
    "Expected a colour such as '#0A6E4F', with six digits and in quotes: correct it",
    "应为 '#0A6E4F' 这样的颜色，六位数字并加引号：请改正",
  ),
)
const stroke = z.strictObject({ color, weight: points })
const rule = z.strictObject({
  color,
  weight: points,
  length: points.nullable().default(null),
  gap: points.default(0),
})

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

/** Outline level of a heading: 1 is the title, which is not listed. */
const listedLevel = z.number().int().min(2).max(4)

const font = z.strictObject({
  regular: z.string(),
  bold: z.string(),
  italic: z.string(),
  boldItalic: z.string(),
  fallback: z.array(z.string()),
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
const table = z.strictObject({
  top: stroke,
  head: stroke,
  row: stroke,
  bottom: stroke,
  padding: z.strictObject({ x: points, y: points }),
  banding: color.nullable(),
})
/** What a picture shows, per language, for those who do not see it. */
const alt = z.record(
  z.string(),
  z
    .string()
    .refine(
      (text) => text.trim() !== '',
      expected(
        'Expected what the picture shows, in words: write the name of the house',
        '应以文字说明图片内容：请写机构名称',
      ),
    ),
)
const logos = z.strictObject({
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
const styles = z.record(z.string(), styleSchema)
const columns = z.strictObject({
  count: z.number().int().min(2).max(3),
  gap: points,
  grid: length(4, 200),
  before: points,
  rule: rule.nullable(),
  styles,
})
/** `passages`: below what is before them, in columns, or in columns on a page of their own. */
const rung = z.strictObject({
  pages: z.number().int().min(1).nullable().default(null),
  passages: z.enum(['below', 'columns', 'overleaf']),
  styles: styles.default({}),
})
const band = z.strictObject({ left: z.string(), center: z.string(), right: z.string() })
/** `even`: what pages with even numbers, such as left ones, say otherwise. */
const bands = z.strictObject({ first: band, other: band, even: band.optional() })
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
    .enum(['memo', 'domain', 'digest'])
    .describe('Edition: the memo, its recommendations, or one for each domain'),
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
      'Print the numbers of the sections that hold recommendations, where those have theirs',
    ),
  headingNumbers: z
    .enum(['none', 'gongwen'])
    .default('none')
    .describe('Numbers before headings: none but those of sections, or 一、（一）1.（1）'),
  keys: z
    .enum(['plain', 'bold'])
    .default('plain')
    .describe('How the key phrases of recommendations are set'),
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
