/** Which documents a memo and its templates make: editions × templates × formats. */
import { isChinese } from '../language.ts'
import { digest } from '../memo/digest.ts'
import { extract } from '../memo/extract.ts'
import type { Domain, Memo } from '../memo/model.ts'
import type { Message } from '../message.ts'
import { fileName, foldPath } from './file-names.ts'
import type { Selection } from './selection.ts'
import type { NamedTemplate } from '../template/read.ts'
import type { FormatName } from '../template/template.ts'

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
    .filter(({ name, template }) => isWanted(name, template.default, memo, only))
    .filter(({ template }) => template.of !== 'digest' || digest(memo).sections.length > 0)
    .flatMap((template) =>
      domainsOf(template, memo, only).flatMap((domain) =>
        formatsOf(template, domain, memo, formats),
      ),
    )
    .filter((_, at) => !shard || at % shard.count === shard.index - 1)

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

/** Plans that would write one file: names differ by template or domain, the file would be lost. */
export const collisions = (plans: readonly Plan[], source: string): Message[] => {
  const first = new Map<string, Plan>()
  return plans.flatMap((plan): Message[] => {
    const path = foldPath(plan.path)
    const other = first.get(path)
    if (!other) {
      first.set(path, plan)
      return []
    }
    const names = [other, plan].map(({ template, domain }) =>
      `${template.name} ${domain?.slug ?? ''}`.trim(),
    )
    return [
      {
        level: 'error',
        rule: 'colliding-outputs',
        path: source,
        en: `\`${names[0]}\` and \`${names[1]}\` would both be ${plan.path}; give one of the templates another \`path\`, or the domains other headings`,
        zh: `\`${names[0]}\` 与 \`${names[1]}\` 都会写成 ${plan.path}；请为其中一个模板另设 \`path\`，或改用不同的标题`,
      },
    ]
  })
}

/** The edition a plan is of: every document is cut from the numbered full memo. */
export const editionOf = (memo: Memo, { template, domain }: Plan): Memo =>
  editions[template.template.of](memo, domain)

const editions = {
  memo: (memo: Memo) => memo,
  digest,
  domain: (memo: Memo, domain: Domain | null) => extract(memo, domain!.slug),
} as const

/** Name of the document a plan makes: plans for several formats share everything but the format. */
export const documentName = (plan: Plan): string =>
  `${plan.template.name} ${plan.domain?.slug ?? ''}`
