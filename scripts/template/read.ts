/** Template files → templates: bases laid under them, checked, their fonts found. */
import { groupBy } from '../collections/group-by.ts'
import { basename, dirname } from 'node:path'
import * as z from 'zod'
import { limits } from '../limits.ts'
import { memoize } from '../memoize.ts'
import { onceEach, type Message, type Place, type Report } from '../message.ts'
import { fromYaml } from '../yaml/read-yaml.ts'
import { chainOf, namedIn, type Known, type Parsed } from './chain.ts'
import { examine } from './examine.ts'
import { filesOf, withFileIds, type AllFound } from './named-files.ts'
import type { TemplateFile, Templates } from './model.ts'
import { languagesIn, pathIn, spokenIn } from './languages.ts'
import { withPageSize } from './page-sizes.ts'
import type { Template } from './schema.ts'
import { unusedColors, type Resolved } from './unused-colors.ts'
import { isNoMap, merge, valueAt, type Tree } from './tree.ts'

const tree = z.record(z.string(), z.unknown())

/**
 * Reads every template of a project. Files without `of` are only there to be extended. Where two
 * folders have a template of one name, the first one counts, and may extend the other by that name.
 */
export const readTemplates = (files: readonly TemplateFile[]): Templates => {
  const surplus = files[limits.templates]
  return surplus ? { ...none, messages: [tooMany(surplus.path)] } : templatesOf(files)
}

const none = { all: [], fonts: new Map(), wordFiles: new Map(), logos: new Map() } as const

const templatesOf = (files: readonly TemplateFile[]): Templates => {
  const messages: Message[] = []
  const found: AllFound = { fonts: new Map(), wordFiles: new Map(), logos: new Map() }
  const byName = groupBy(files, ({ name }) => name)
  const parse = memoize((file: TemplateFile): Parsed | null => {
    const report: Report = (message) =>
      messages.push({ level: 'error', path: file.path, ...message })
    const yaml = fromYaml(file.text, tree, { report })
    if (!yaml) return null
    const data = withPageSize(withFileIds({ file, yaml, messages }, found))
    return { file, yaml, data }
  })
  const known: Known = { byName, parse }
  const resolved: Resolved[] = []
  const all = [...byName.values()].flatMap(([file]) => {
    const own = parse(file!)
    const chain = own && chainOf(own, known, messages)
    if (!chain || chain.every(({ yaml }) => !('of' in yaml.data))) return []
    const template = resolveChain(chain, messages)
    const languages = languagesIn(chain.map(({ data }) => data)).map(
      (lang) => [lang, template && resolveChain(chain, messages, lang)] as const,
    )
    if (!template || languages.some(([, spoken]) => spoken === null)) return []
    resolved.push({ template, chain })
    const files = chain.map((each) => namedIn(each, known))
    return [
      {
        name: own.file.name,
        template,
        languages: new Map(languages as [string, Template][]),
        files,
      },
    ]
  })
  // What uses a colour may be in a template that could not be read.
  if (messages.every(({ level }) => level !== 'error')) messages.push(...unusedColors(resolved))
  const { fonts, ...others } = found
  // A fault of a base is found once for each template that extends it.
  return { all, fonts: filesOf(fonts), ...others, messages: onceEach(messages) }
}

/** The template of a chain, or as it is for memos of a language. */
const resolveChain = (
  chain: readonly Parsed[],
  messages: Message[],
  lang?: string,
): Template | null => {
  const own = chain[0]!
  const { extends: _, ...data } = chain.reduceRight<Tree>(
    (base, { data }) => merge(base, lang === undefined ? data : spokenIn(data, lang)),
    {},
  )
  const { template, isIncomplete, ofValues, ofNames } = examine(data)
  const report = (path: readonly PropertyKey[], fault: Pick<Message, 'rule' | 'en' | 'zh'>) => {
    const at = placeIn(chain, path, lang)
    messages.push({ level: 'error', path: at.path, ...(at.place && { place: at.place }), ...fault })
  }
  if (isIncomplete && lang === undefined) messages.push(incomplete(chain.at(-1)!))
  for (const { path, ...fault } of ofValues) report(path, fault)
  for (const { path, rule, en, zh } of ofNames)
    report(path, { rule, en: `${en} (${own.file.name})`, zh: `${zh}（${own.file.name}）` })
  return template
}

const tooMany = (path: string): Message => ({
  level: 'error',
  rule: 'too-many-templates',
  path,
  en: `Unexpected template, expected at most ${limits.templates}, those of memopress among them: delete those that are not needed`,
  zh: `模板过多，连同自带的最多 ${limits.templates} 个：请删除不需要的模板`,
})

/** One message for a base and everything that extends it. */
const incomplete = ({ file: { name, path } }: Parsed): Message => ({
  level: 'error',
  rule: 'incomplete-template',
  path,
  place: { line: 1, column: 1 },
  en: `Template \`${name}\` leaves out most of what a template needs; begin it with \`extends: house\`, or with the name of another template`,
  zh: `模板 \`${name}\` 缺少大部分必需的设置；请在开头写上 \`extends: house\`，或继承其他模板`,
})

/**
 * The place of a path in the file that says it, from the template down; of a list or text, on which no map is laid, that.
 */
const placeIn = (
  chain: readonly Parsed[],
  path: readonly PropertyKey[],
  lang = '',
): { path: string; place?: Place } => {
  const full = ({ yaml }: Parsed) => pathIn(yaml.data, lang, path)
  const said = (each: Parsed) => valueAt(each.yaml.data, full(each))
  const found =
    chain.find((each) => isNoMap(said(each))) ??
    chain.find((each) => said(each) !== undefined) ??
    chain[0]!
  return { path: found.file.path, place: found.yaml.placeOf(full(found)) }
}

/** Folder, name and text of a template file, for `readTemplates`. */
export const templateFile = (file: string, shown: string, text: string): TemplateFile => ({
  name: basename(file, '.yaml'),
  path: shown,
  folder: dirname(file),
  text,
})
