/** The schema of front matter, for reading and for the completion of editors. */
import * as z from 'zod'
import { limits } from '../limits.ts'
import { expected } from '../yaml/schema-faults.ts'
import { forbiddenIn } from './code-points.ts'
import { isIsoDate } from './dates.ts'
import { isSlug } from './slug.ts'

/** Text on one line, printed as it is. */
const line = z
  .string()
  .max(limits.lineCharacters)
  .refine(
    (text) => text.trim() !== '',
    expected('Unexpected empty text, expected words', '不可为空'),
  )
  .refine(
    (text) => !/[\n\t]/.test(text) && forbiddenIn(text).length === 0,
    expected(
      'Unexpected control character or line end, expected text on one line',
      '含有控制字符或换行，应为一行文字',
    ),
  )

/** An address that a reader may type or follow. */
const url = line
  .refine(
    (text) => /^https?:\/\/[^\s/?#.]+\.\S+$/i.test(text) && URL.canParse(text),
    expected(
      'Expected an address that begins with https:// or http://',
      '应为以 https:// 或 http:// 开头的地址',
    ),
  )
  .refine(
    (text) => !URL.canParse(text) || new URL(text).href.length <= limits.urlCharacters,
    expected(
      `Expected an address of at most ${limits.urlCharacters} characters, which a reader can type or scan: give a short one`,
      `网址至多 ${limits.urlCharacters} 个字符，以便读者输入或扫码：请改用短网址`,
    ),
  )
  .meta({ pattern: '^https?://' })

/** A number of pages; front matter is read as text. */
const pageCount = z
  .string()
  .refine(
    (text) => /^[1-9]\d{0,2}$/.test(text),
    expected('Expected a number of pages, from 1 to 999', '应为页数，1 至 999'),
  )
  .transform(Number)
  .meta({ type: ['integer', 'string'], pattern: '^[1-9]\\d{0,2}$' })

/** Chinese or English, of whatever script or region: templates have labels in these two. */
const isLanguage = (tag: string): boolean => /^(?:zh|en)(?:-[a-z0-9]{2,8})*$/i.test(tag)

const isoDate = z
  .string()
  .refine(
    isIsoDate,
    expected(
      'Expected a date such as 2025-10 or 2025-10-31',
      '应为 2025-10 或 2025-10-31 这样的日期',
    ),
  )
  .meta({ pattern: '^\\d{4}-\\d{2}(-\\d{2})?$' })

const slug = z
  .string()
  .refine(
    isSlug,
    expected(
      'Expected a name of at most 40 lower-case letters, digits and single hyphens that begins with a letter (and is no device name of Windows)',
      '名称应以小写字母开头，只含小写字母、数字和单个连字符，最多 40 个字符（且不可为 Windows 设备名）',
    ),
  )
  .meta({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 40 })

const domain = z.strictObject({
  title: line.describe('Heading of its section.'),
  short: line.optional().describe('Name at the head of a column: AI.'),
  terms: z
    .array(line)
    .min(1)
    .max(50)
    .optional()
    .describe('Words that name it: `check --suggest-domains` looks for them.'),
})

/** A form of a term, or several. */
const forms = z.union([line, z.array(line).min(1).max(8)])

const term = z
  .strictObject({
    zh: forms.optional(),
    en: forms.optional(),
    not: forms.optional(),
  })
  .refine(
    ({ zh, en, not }) => [zh, en, not].flatMap((form) => form ?? []).length > 1,
    expected(
      'Expected two forms at least, such as `zh: 人工智能` and `en: AI`',
      '至少应有两种写法，如 `zh: 人工智能` 和 `en: AI`',
    ),
  )

/** What front matter may say; all of it is read as text. */
export const frontMatterSchema = z
  .strictObject({
    title: line
      .optional()
      .describe('Title of the memo; without it the first heading is the title.'),
    subtitle: line.optional(),
    shortTitle: line.optional().describe('For running heads and file names.'),
    date: line.optional().describe('As printed: 2025年10月.'),
    isoDate: isoDate.optional().describe('Only needed where it cannot be read from `date`.'),
    place: line.optional(),
    lang: line
      .refine(
        isLanguage,
        expected(
          'Expected zh-CN, zh-Hant, en, en-US or the like',
          '应为 zh-CN、zh-Hant、en、en-US 等',
        ),
      )
      .optional()
      .describe('Language of the text; guessed when left out.'),
    convenors: z.array(line).optional(),
    url: url.optional().describe('Address of the full text, printed on every document.'),
    series: line.optional().describe('What the memo is one of: 数字经济二轨对话 第八次.'),
    rights: line.optional().describe('Who holds the rights, and what others may do.'),
    contact: line.optional().describe('Whom to ask: a name, a telephone number, an address.'),
    signatures: z
      .array(z.strictObject({ name: line, role: line.optional(), place: line.optional() }))
      .min(1)
      .optional()
      .describe('Who signs the memo, each on a line of its own at its end.'),
    logos: z
      .array(z.strictObject({ file: line, alt: line }))
      .max(8)
      .optional()
      .describe(
        'PNG or SVG below the folder of the memo, and what each shows; instead of the template’s.',
      ),
    version: line.optional().describe('What this text is: 第一版.'),
    status: z.enum(['draft', 'embargoed', 'final']).optional().describe('draft when left out.'),
    embargo: isoDate
      .optional()
      .describe('Date until which an embargoed memo must not be released.'),
    domains: z
      .record(slug, z.union([line, domain]))
      .optional()
      .describe('Name of each domain → heading of its section, in order.'),
    roles: z
      .strictObject({
        recommendations: z.array(line).min(1).optional(),
        participants: z.array(line).min(1).optional(),
      })
      .optional()
      .describe('Headings of special sections, instead of the usual ones.'),
    terms: z
      .array(term)
      .min(1)
      .max(limits.terms)
      .optional()
      .describe(
        'Forms of terms in both languages, and forms that are not to be written: `check` asks about others.',
      ),
    outputs: z
      .array(line)
      .min(1)
      .optional()
      .describe('Templates to build; those that are built by default when left out.'),
    pages: z
      .record(line, pageCount)
      .optional()
      .describe('Template → pages its documents may have, where it fits them to fewer.'),
    filenames: z
      .enum(['slug', 'title'])
      .optional()
      .describe('Name files by ASCII slugs (as when left out) or by titles.'),
  })
  .refine(({ status, embargo }) => (status === 'embargoed') === (embargo !== undefined), {
    ...expected(
      'Expected `status: embargoed` and `embargo:` (a date) together or neither',
      '`status: embargoed` 与 `embargo:`（日期）须同时给出或都不给出',
    ),
    path: ['embargo'],
  })

export type FrontMatter = z.infer<typeof frontMatterSchema>

/** For the completion and checks of an editor. */
export const frontMatterJsonSchema = (): object =>
  z.toJSONSchema(frontMatterSchema, { io: 'input' })
