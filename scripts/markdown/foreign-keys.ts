/** Front matter that other programs ask for: what of it a document keeps, and what an editor is told of it. */
import type { Report } from '../message.ts'
import type { OtherKey } from '../yaml/read-yaml.ts'
import { forbiddenIn } from './code-points.ts'
import type { Finding } from './content-messages.ts'

/** Properties of a document that keys of other programs fill. */
export type Properties = {
  readonly authors: readonly string[]
  readonly keywords: readonly string[]
}

/** Of Pandoc, Jekyll, Hugo, Obsidian, Typora and the like, in lower case. */
const keys: Readonly<Record<keyof Properties | 'unused', readonly string[]>> = {
  authors: ['author', 'authors', '作者'],
  keywords: ['tags', 'keywords', 'categories', 'category', '标签', '关键词'],
  unused: `
    abstract alias aliases banner bibliography cjkmainfont comments copyright cover created csl
    cssclass cssclasses description documentclass draft export_on_save fontsize geometry
    header-includes image language lastmod layout license linkcolor mainfont math mathjax
    modified numbersections output permalink pin publish published sidebar_label slug summary
    theme thumbnail toc type uid updated weight
  `
    .trim()
    .split(/\s+/),
}

const uses = new Map(
  Object.entries(keys).flatMap(([use, all]) => all.map((key) => [key, use as keyof typeof keys])),
)

/** True for a key that is another program's. */
export const isForeign = (key: string): boolean => uses.has(key.toLowerCase())

/**
 * What the keys of other programs say for a document's properties. Keys whose value may be expected in print, or to
 * do something, are asked about; nobody expects to see keywords.
 */
export const propertiesOf = (others: readonly OtherKey[], report: Report): Properties => {
  const valuesFor = (use: keyof Properties): string[] =>
    others
      .filter(({ key }) => uses.get(key.toLowerCase()) === use)
      .flatMap(({ value }) => textsIn(value, use === 'keywords'))
  for (const { key, place } of others) {
    const finding = findings[uses.get(key.toLowerCase())!]?.(key)
    if (finding) report({ ...finding, place })
  }
  return { authors: valuesFor('authors'), keywords: valuesFor('keywords') }
}

/** Texts of a value: words of a list or, where commas part them, of a line; of maps, names. */
const textsIn = (value: unknown, hasCommas: boolean): string[] => {
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, hasCommas))
  if (typeof value === 'object' && value !== null)
    return 'name' in value ? textsIn(value.name, hasCommas) : []
  if (typeof value !== 'string' || forbiddenIn(value).length > 0) return []
  const texts = hasCommas ? value.split(/[,，、;；]/) : [value]
  return texts.map((text) => text.trim().replaceAll(/\s+/g, ' ')).filter((text) => text !== '')
}

const findings: { readonly [U in keyof typeof keys]?: (key: string) => Finding } = {
  authors: (key) => ({
    rule: 'foreign-key',
    level: 'query',
    en: `\`${key}\` is kept in the properties of the documents and not printed: write \`convenors\` for names that are to be printed`,
    zh: `\`${key}\` 只写入文档属性，不会印出：要印出的名称请写在 \`convenors\` 下`,
  }),
  unused: (key) => ({
    rule: 'foreign-key',
    level: 'query',
    en: `\`${key}\` means something to other programs and nothing here: delete it if it is not needed`,
    zh: `\`${key}\` 是其他软件的键，此处没有作用：如不需要请删除`,
  }),
}
