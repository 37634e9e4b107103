/** The words that name a domain. */
import type { Domain, Memo, Slug } from '../memo/model.ts'
import type { FrontMatter } from '../markdown/front-matter-schema.ts'
import type { Yaml } from '../yaml/read-yaml.ts'
import { oneOf } from './patterns.ts'
import { abbreviated } from './term-variants.ts'
import { formsIn } from './terms.ts'

/** A domain, and a pattern of what names it: at most one match for each place. */
export type NamedDomain = { readonly domain: Domain; readonly pattern: RegExp }

/**
 * The domains of a memo with what names them: parts of their titles and short names, the terms that front matter
 * gives them, and other forms of all these by the list of terms.
 */
export const namedDomains = (memo: Memo, front: Yaml<FrontMatter> | null): NamedDomain[] => {
  const forms = formsIn(front)
  return memo.meta.domains.flatMap((domain) => {
    const names = [...partsOf(domain, memo.meta.title), ...declaredOf(front, domain.slug)]
    const terms = new Set(forms.filter(({ text }) => names.includes(text)).map(({ term }) => term))
    const others = forms.filter(({ term }) => terms.has(term)).map(({ text }) => text)
    const short = names.flatMap((name) => abbreviated[name] ?? [])
    const all = [...new Set([...names, ...others, ...short])]
    return all.length === 0 ? [] : [{ domain, pattern: patternOf(all) }]
  })
}

const declaredOf = (front: Yaml<FrontMatter> | null, slug: Slug): readonly string[] => {
  const domain = front?.data.domains?.[slug]
  return typeof domain === 'object' ? (domain.terms ?? []) : []
}

/** Between the parts of a title. */
const joints =
  /[、，,;；:：/“”《》()（）]| ?(?:以及|[与和及之的]) ?|(?<=[A-Za-z\d]) (?=\p{Script=Han})|(?<=\p{Script=Han}) (?=[A-Za-z\d])/u

/** What titles say of many things. */
const common = new Set(
  '潜在 未来 全球 有关 相关 现有 新的 加强 推动 推进 促进 深化 合作 发展 问题 建议 机制 领域 工作 政策 国际 双边 交流 安全 治理'.split(
    ' ',
  ),
)
const commonWords =
  /^(?:and|for|the|with|from|into|towards?|between|early|together|common|shared?|sharing|other|future|global|international|cooperation|policy|policies|issues?|new|better|building|settling|operating|making|improving|strengthening)$/i

/** What the titles of a domain name and the title of the memo does not. */
const partsOf = ({ title, short }: Domain, ofMemo: string): string[] => {
  const parts = `${short ?? ''}、${title}`.split(joints).map((part) => part.trim())
  const words = (short ?? title)
    .split(/[^\p{Script=Latin}\d-]+/u)
    .filter((word) => /^[A-Za-z-]{4,}$/.test(word))
  return [
    ...parts.filter((part) => !common.has(part)),
    ...words.filter((word) => !commonWords.test(word)),
  ].filter((part) => part.length > 1 && !ofMemo.toLowerCase().includes(part.toLowerCase()))
}

/** Latin names stand as words of their own, in the singular or plural. */
const patternOf = (names: readonly string[]): RegExp => {
  const latin = names.filter((name) => /^[\p{Script=Latin}\d]/u.test(name))
  const han = names.filter((name) => !latin.includes(name))
  const singular = latin.map((name) => (/^[A-Za-z-]{4,}s$/.test(name) ? name.slice(0, -1) : name))
  const words = String.raw`(?<![\p{Script=Latin}\d])(?:${oneOf(singular)})s?(?![\p{Script=Latin}\d])`
  return new RegExp(
    [...(han.length > 0 ? [oneOf(han)] : []), ...(latin.length > 0 ? [words] : [])].join('|'),
    'giu',
  )
}
