/** Template files → templates: bases laid under them, checked, their fonts found. */
import { basename, dirname } from 'node:path'
import * as z from 'zod'
import type { Message, Place, Report } from '../message.ts'
import { fromYaml, type Yaml } from '../yaml/read-yaml.ts'
import { examine } from './examine.ts'
import { filesOf, withFileIds, type Found } from './named-files.ts'
import type { TemplateFile, Templates } from './model.ts'
import type { Template } from './schema.ts'
import { merge, type Tree } from './tree.ts'

/** `data` is what the YAML says, with files by id. */
type Parsed = TemplateFile & { readonly yaml: Yaml<Tree>; readonly data: Tree }

const tree = z.record(z.string(), z.unknown())

/**
 * Reads every template of a project. Files without `of` are only there to be extended. Where two
 * folders have a template of one name, the first one counts.
 */
export const readTemplates = (files: readonly TemplateFile[]): Templates => {
  const messages: Message[] = []
  const fonts: Found = new Map()
  const wordFiles: Found = new Map()
  const parsed = new Map<string, Parsed>()
  for (const file of files) {
    if (parsed.has(file.name)) continue
    const report: Report = (message) =>
      messages.push({ level: 'error', path: file.path, ...message })
    const yaml = fromYaml(file.text, tree, { report })
    if (!yaml) continue
    const data = withFileIds({ file, yaml, messages }, { fonts, wordFiles })
    parsed.set(file.name, { ...file, yaml, data })
  }
  const all = [...parsed.values()].flatMap((file) => {
    const chain = chainOf(file, parsed, messages)
    if (!chain || chain.every(({ yaml }) => !('of' in yaml.data))) return []
    const template = resolveChain(chain, messages)
    return template
      ? [{ name: file.name, template, files: chain.map(({ name, text }) => ({ name, text })) }]
      : []
  })
  return { all, fonts: filesOf(fonts), wordFiles, messages: unique(messages) }
}

/** A template and those it extends, or null when one is missing or the chain has no end. */
const chainOf = (
  file: Parsed,
  parsed: ReadonlyMap<string, Parsed>,
  messages: Message[],
): Parsed[] | null => {
  const chain = [file]
  for (;;) {
    const last = chain.at(-1)!
    const base = last.yaml.data['extends']
    if (base === undefined) return chain
    const next = typeof base === 'string' ? parsed.get(base) : undefined
    if (next && !chain.includes(next)) {
      chain.push(next)
      continue
    }
    messages.push({
      level: 'error',
      path: last.path,
      place: last.yaml.placeOf(['extends']),
      rule: next ? 'circular-template' : 'unknown-template',
      en: next
        ? `Template \`${last.name}\` extends itself by way of \`${String(base)}\`; end the chain at a template without \`extends\``
        : `Unknown template \`${String(base)}\`; expected one of ${[...parsed.keys()].join(', ')}`,
      zh: next
        ? `模板 \`${last.name}\` 经由 \`${String(base)}\` 继承了自身；请让继承链终止于没有 \`extends\` 的模板`
        : `没有名为 \`${String(base)}\` 的模板；可用的有 ${[...parsed.keys()].join('、')}`,
    })
    return null
  }
}

const resolveChain = (chain: readonly Parsed[], messages: Message[]): Template | null => {
  const own = chain[0]!
  const { extends: _, ...data } = chain.reduceRight<Tree>((base, { data }) => merge(base, data), {})
  const colors = Object.keys(own.data['colors'] ?? {})
  const { template, isIncomplete, ofValues, ofNames, unused } = examine(data, colors)
  const report = (
    path: readonly PropertyKey[],
    fault: Pick<Message, 'rule' | 'en' | 'zh'> & { readonly level?: Message['level'] },
  ) => {
    const at = placeIn(chain, path)
    messages.push({ level: 'error', path: at.path, ...(at.place && { place: at.place }), ...fault })
  }
  if (isIncomplete) messages.push(incomplete(chain.at(-1)!))
  for (const { path, ...fault } of ofValues) report(path, fault)
  for (const { path, rule, en, zh } of ofNames)
    report(path, { rule, en: `${en} (${own.name})`, zh: `${zh}（${own.name}）` })
  for (const { path, ...fault } of unused) report(path, { level: 'query', ...fault })
  return template
}

/** One message for a base and everything that extends it. */
const incomplete = ({ name, path }: Parsed): Message => ({
  level: 'error',
  rule: 'incomplete-template',
  path,
  place: { line: 1, column: 1 },
  en: `Template \`${name}\` leaves out most of what a template needs; begin it with \`extends: house\`, or with the name of another template`,
  zh: `模板 \`${name}\` 缺少大部分必需的设置；请在开头写上 \`extends: house\`，或继承其他模板`,
})

/** The place of a path in the file that says it, from the template down to its last base. */
const placeIn = (
  chain: readonly Parsed[],
  path: readonly PropertyKey[],
): { path: string; place?: Place } => {
  const file = chain.find(({ yaml }) => has(yaml.data, path)) ?? chain[0]!
  return { path: file.path, place: file.yaml.placeOf(path) }
}

const has = (data: unknown, path: readonly PropertyKey[]): boolean => {
  const [key, ...rest] = path
  if (key === undefined) return true
  return (
    typeof data === 'object' &&
    data !== null &&
    key in data &&
    has((data as Record<PropertyKey, unknown>)[key], rest)
  )
}

/** A base's fault is found once for each template that extends it. */
const unique = (messages: readonly Message[]): Message[] => [
  ...new Map(messages.map((message) => [JSON.stringify(message), message])).values(),
]

/** Folder, name and text of a template file, for `readTemplates`. */
export const templateFile = (file: string, shown: string, text: string): TemplateFile => ({
  name: basename(file, '.yaml'),
  path: shown,
  folder: dirname(file),
  text,
})
