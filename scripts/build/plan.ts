/** Plans: the documents that a memo and its templates make, editions × templates × formats. */
import { isChinese } from '../memo/language.ts'
import { digest } from '../memo/digest.ts'
import type { Domain, Memo } from '../memo/model.ts'
import type { Message } from '../message.ts'
import { foldersOf, foldPath, isOutputPath } from '../files.ts'
import { forLanguage } from '../template/languages.ts'
import type { NamedTemplate } from '../template/model.ts'
import type { FormatName } from '../template/names.ts'
import { fileName } from './file-names.ts'
import { manifestName, unitsName } from './manifest.ts'
import type { Selection } from './selection.ts'

/** One document to make in one format. */
export type Plan = {
  readonly template: NamedTemplate
  readonly domain: Domain | null
  readonly format: FormatName
  /** Below `out/`, with `/`. */
  readonly path: string
}

/**
 * The documents asked for, in the order of templates, domains, formats. A memo without recommendations has
 * no digest.
 */
export const planOf = (
  memo: Memo,
  templates: readonly NamedTemplate[],
  { only, formats, shard }: Selection,
): Plan[] =>
  templates
    .map((template) => forLanguage(template, memo.meta.lang))
    .filter(({ name, template }) => isWanted(name, template.default, memo, only))
    .filter(({ template }) => template.of !== 'digest' || digest(memo).sections.length > 0)
    .filter(({ template }) => template.of !== 'changes' || memo.redline !== undefined)
    .flatMap((template) =>
      domainsOf(template, memo, only).flatMap((domain) =>
        formatsOf(template, domain, memo, formats),
      ),
    )
    .filter((_, at) => !shard || at % shard.count === shard.index - 1)

/** Every document a memo can be made into; those that are made by default come last, and count where paths are equal. */
export const everyPlan = (memo: Memo, templates: readonly NamedTemplate[]): Plan[] => [
  ...planOf(memo, templates, { only: templates.map(({ name }) => name), formats: [] }),
  ...planOf(memo, templates, { only: [], formats: [] }),
]

const isWanted = (
  name: string,
  byDefault: boolean,
  { meta }: Memo,
  only: readonly string[],
): boolean => {
  if (only.includes(name)) return true
  const declared = meta.outputs ? meta.outputs.includes(name) : byDefault
  return (
    declared &&
    (only.length === 0 || only.some((name) => meta.domains.some(({ slug }) => slug === name)))
  )
}

const domainsOf = (
  { name, template }: NamedTemplate,
  { meta }: Memo,
  only: readonly string[],
): (Domain | null)[] => {
  if (template.of !== 'domain') return only.length === 0 || only.includes(name) ? [null] : []
  const slugs = meta.domains.filter(({ slug }) => only.includes(slug))
  return slugs.length > 0 ? slugs : [...meta.domains]
}

const formatsOf = (
  template: NamedTemplate,
  domain: Domain | null,
  memo: Memo,
  wanted: readonly string[],
): Plan[] =>
  template.template.formats
    .filter((format) => wanted.length === 0 || wanted.includes(format))
    .map((format) => ({
      template,
      domain,
      format,
      path: `${pathOf(template, domain, memo)}.${format}`,
    }))

const pathOf = (
  { template, name }: NamedTemplate,
  domain: Domain | null,
  { meta }: Memo,
): string => {
  if (meta.filenames === 'slug') return template.path.replaceAll('{domain}', domain?.slug ?? '')
  const title = template.title[isChinese(meta.lang) ? 'zh' : 'en'] ?? name
  return fileName(meta.shortTitle, title.replaceAll('{domain}', domain?.title ?? ''))
}

/** Files of every set, which no plan makes. */
export const alwaysWritten: readonly string[] = [unitsName, manifestName]

/** Messages about plans whose files clash: equal names, names that some disks refuse, or a file where a folder is needed. */
export const collisions = (plans: readonly Plan[], source: string): Message[] => {
  const first = new Map<string, Plan>()
  const files = new Set([...alwaysWritten, ...plans.map(({ path }) => foldPath(path))])
  return plans.flatMap((plan): Message[] => {
    const path = foldPath(plan.path)
    const twin = first.get(path)
    if (!twin) first.set(path, plan)
    const above = foldersOf(path).find((folder) => files.has(folder))
    const words = twin
      ? sameFile(nameOf(twin), plan)
      : !isOutputPath(path)
        ? badName(plan)
        : above !== undefined
          ? belowFile(above, plan)
          : null
    return words ? [{ level: 'error', path: source, ...words }] : []
  })
}

type Words = Pick<Message, 'rule' | 'en' | 'zh'>

const nameOf = ({ template, domain }: Plan): string =>
  `${template.name} ${domain?.slug ?? ''}`.trim()

const sameFile = (other: string, plan: Plan): Words => ({
  rule: 'colliding-outputs',
  en: `\`${other}\` and \`${nameOf(plan)}\` would both be ${plan.path}; give one of the templates another \`path\`, or the domains other headings`,
  zh: `\`${other}\` 与 \`${nameOf(plan)}\` 都会写成 ${plan.path}；请为其中一个模板另设 \`path\`，或改用不同的标题`,
})

const belowFile = (above: string, plan: Plan): Words => ({
  rule: 'colliding-outputs',
  en: `\`${nameOf(plan)}\` would be ${plan.path}, but ${above} is a file of the set; expected a folder of another name: give the template another \`path\``,
  zh: `\`${nameOf(plan)}\` 会写成 ${plan.path}，而 ${above} 已是成套文件之一；文件夹须另取名称：请为模板另设 \`path\``,
})

const badName = (plan: Plan): Words => ({
  rule: 'bad-output-name',
  en: `\`${nameOf(plan)}\` would be ${plan.path}, which some systems cannot save; expected names of letters, digits and hyphens that Windows keeps for no device: give the template another \`path\`, or the domain another name`,
  zh: `\`${nameOf(plan)}\` 会写成 ${plan.path}，有的系统无法保存；名称应由文字、数字和连字符组成，且不是 Windows 的设备名：请为模板另设 \`path\`，或为议题另取名称`,
})

/** Name of the document a plan makes: plans for several formats share everything but the format. */
export const documentName = (plan: Plan): string =>
  `${plan.template.name} ${plan.domain?.slug ?? ''}`
