/** A selection of the documents of a memo, and messages about unknown names in it. */
import type { Memo } from '../memo/model.ts'
import type { Message, Words } from '../message.ts'
import type { NamedTemplate } from '../template/model.ts'
import { formatNames } from '../template/names.ts'
import { didYouMean, nearest } from '../words/nearest.ts'

/** The `index`th of `count` parts, counted from 1. */
export type Shard = { readonly index: number; readonly count: number }

/** Which documents of a memo are to be built. */
export type Selection = {
  /** Names of templates or slugs of domains; empty for those that are built by default. */
  readonly only: readonly string[]
  /** Names of formats; empty for all of them. */
  readonly formats: readonly string[]
  /** Only this part of the documents. */
  readonly shard?: Shard | null
}

/** Messages about names in a selection that are neither a template, a domain nor a format. */
export const unknownNames = (
  { only, formats }: Selection,
  { meta }: Memo,
  templates: readonly NamedTemplate[],
): Message[] => {
  const names = [...templates.map(({ name }) => name), ...meta.domains.map(({ slug }) => slug)]
  const known: readonly string[] = formatNames
  return [
    ...only
      .filter((name) => !names.includes(name))
      .map((name) =>
        unknownValue('--only', name, names, ofFile(name, templates) ?? nearName(name, names, meta)),
      ),
    ...formats
      .filter((name) => !known.includes(name))
      .map((name) => unknownValue('--format', name, known)),
  ]
}

/** The template whose files are called so. */
const ofFile = (name: string, templates: readonly NamedTemplate[]): string | null => {
  const path = name.replace(/\.(?:pdf|docx)$/, '')
  return templates.find(({ template }) => template.path === path)?.name ?? null
}

/** A template or domain that was probably meant: domains may be called by their headings. */
const nearName = (name: string, names: readonly string[], { domains }: Memo['meta']) => {
  const near = nearest(name, [...names, ...domains.map(({ title }) => title)])
  return domains.find(({ title }) => title === near)?.slug ?? near
}

/** Messages about templates under `outputs` and `pages` that do not exist, each at its line. */
export const unknownOutputs = (
  { meta }: Memo,
  { path, text }: { readonly path: string; readonly text: string },
  templates: readonly NamedTemplate[],
): Message[] => {
  const names = templates.map(({ name }) => name)
  const unknownUnder = (key: 'outputs' | 'pages', named: readonly string[]): Message[] =>
    named
      .filter((name) => !names.includes(name))
      .map((name): Message => ({
        level: 'error',
        rule: 'unknown-output',
        path,
        ...placeOf(name, key, text),
        ...outputWords(name, key, names),
      }))
  return [
    ...unknownUnder('outputs', meta.outputs ?? []),
    ...(meta.outputs ?? [])
      .filter((name) => comparedIn(templates).has(name))
      .map((name) => ({ ...ofTwoEditions(path, name), ...placeOf(name, 'outputs', text) })),
    ...unknownUnder('pages', Object.keys(meta.pages ?? {})),
  ]
}

/** Messages about names in a selection of templates that show two editions, of which a build has one. */
export const needTwoEditions = (
  { only }: Pick<Selection, 'only'>,
  templates: readonly NamedTemplate[],
): Message[] =>
  only
    .filter((name) => comparedIn(templates).has(name))
    .map((name) => ofTwoEditions('--only', name))

/** Names of templates whose documents show two editions. */
const comparedIn = (templates: readonly NamedTemplate[]): ReadonlySet<string> =>
  new Set(
    templates
      .filter(({ template }) => template.of === 'redline' || template.of === 'changes')
      .map(({ name }) => name),
  )

const ofTwoEditions = (path: string, name: string): Message => ({
  level: 'error',
  rule: 'needs-two-editions',
  path,
  en: `\`${name}\` shows what changed between two editions, and this is one: make it with \`memopress diff OLD NEW\``,
  zh: `\`${name}\` 显示两个版本之间的改动，而这里只有一个版本：请用 \`memopress diff 旧版 新版\` 生成`,
})

const outputWords = (name: string, key: string, names: readonly string[]): Words => {
  const meant = didYouMean(nearest(name, names))
  return {
    en: `Unknown template \`${name}\` under \`${key}\`; ${meant.en}expected one of ${names.join(', ')}`,
    zh: `\`${key}\` 中没有名为 \`${name}\` 的模板；${meant.zh}可用的有 ${names.join('、')}`,
  }
}

/** Where front matter names something, below a key. */
const placeOf = (name: string, key: string, text: string): Pick<Message, 'place'> => {
  const at = text.indexOf(name, text.search(new RegExp(`^${key}:`, 'm')))
  if (at < 0) return {}
  const before = text.slice(0, at)
  return { place: { line: before.split('\n').length, column: at - before.lastIndexOf('\n') } }
}

/** A message about the value of an option. A single expected value is an example. */
export const unknownValue = (
  option: string,
  name: string,
  known: readonly string[],
  near: string | null = nearest(name, known),
): Message => {
  const isExample = known.length === 1
  const meant = didYouMean(isExample ? null : near)
  return {
    level: 'error',
    rule: 'unknown-option-value',
    path: option,
    en: `Unknown \`${name}\`; ${meant.en}expected ${isExample ? 'a value like' : 'one of'} ${known.join(', ')}`,
    zh: `没有 \`${name}\`；${meant.zh}${isExample ? '应形如' : '应为'} ${known.join('、')}`,
  }
}
