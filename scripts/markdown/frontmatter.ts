/** Front matter of a memo: read, with what it leaves out. */
import type { Root, RootContent, Yaml as YamlNode } from 'mdast'
import type { Domain, Meta, Signature } from '../memo/model.ts'
import type { Report } from '../message.ts'
import { fromYaml, type Yaml } from '../yaml/read-yaml.ts'
import { isoDateOf } from './dates.ts'
import { isForeign } from './foreign-keys.ts'
import { frontMatterSchema, type FrontMatter } from './front-matter-schema.ts'
import { isMeantAsKey, meantKey, meantValue } from './meant-words.ts'

/** The declared domains, in order, whichever way each is written. */
export const domainsIn = ({ domains }: Pick<FrontMatter, 'domains'>): Domain[] =>
  Object.entries(domains ?? {}).map(([slug, domain]) => {
    const { title, short } = typeof domain === 'string' ? { title: domain } : domain
    return { slug, title: title.trim(), ...(short !== undefined && { short: short.trim() }) }
  })

/** Reads the text between the two `---`; all of it is text, never a number or a date. */
const readFrontMatter = (text: string, report: Report): Yaml<FrontMatter> | null => {
  const lines = text.split('\n')
  const faults = lines.flatMap((line, i) => colonFault(line, i + 2) ?? [])
  for (const { place, en, zh } of faults) report({ rule: 'yaml-syntax', place, en, zh })
  // With colons as they should be the rest can be read, and what is wrong there is found too.
  const mended = faults.length > 0 ? lines.map(withColon).join('\n') : text
  const mayHave = (key: string): boolean => isForeign(key) && !isMeantAsKey(key)
  const options = {
    report,
    firstLine: 2,
    strings: true,
    partly: true,
    mayHave,
    meantKey,
    meantValue,
  }
  return fromYaml(mended, frontMatterSchema, options)
}

type Split = {
  readonly front: Yaml<FrontMatter> | null
  /** There is some that cannot be read, and which headings and domains are meant may be said there. */
  readonly isBroken: boolean
  readonly nodes: readonly RootContent[]
}

/** Front matter, and the nodes behind it. Without a fence that ends it (`isBroken`) it is none, and was reported. */
export const splitFrontMatter = (tree: Root, isBroken: boolean, report: Report): Split => {
  const [first, ...rest] = tree.children
  if (first?.type !== 'yaml') return { front: null, isBroken, nodes: tree.children }
  const front = readFrontMatter((first as YamlNode).value, report)
  return { front, isBroken: front === null || hidesText(front), nodes: rest }
}

/** Keys without which it is not known what the headings and markers of the text mean. */
const telling: ReadonlySet<string> = new Set(['title', 'domains', 'roles'])

/** Whether a fault may be in such a key, by its own name or by what it holds. */
const hidesText = ({ data, faulty }: Yaml<FrontMatter>): boolean =>
  [...faulty].some(([key, value]) => {
    const meant = meantKey(key)
    if (meant !== undefined) return telling.has(meant)
    return typeof value !== 'string' || data.title === undefined
  })

/** A key with a full-width colon, or none behind a half-width one. */
const colon = /^([A-Za-z\p{Script=Han}]{1,12})[ 　]*(?:：[ 　]*|:(?=[^\s/]))/u

const withColon = (line: string): string =>
  line.replace(colon, (found, key: string) =>
    isMeantAsKey(key) ? `${meantKey(key) ?? key}: ` : found,
  )

const colonFault = (line: string, number: number) => {
  const mended = withColon(line)
  if (mended === line) return null
  const [field] = mended.split(': ')
  return {
    place: { line: number, column: 1 },
    en: `Unexpected colon, expected a half-width one with a space behind it: write \`${field}: …\``,
    zh: `冒号有误，应为半角冒号并在其后空一格：请写成 \`${field}: …\``,
  }
}

const signatureOf = ({
  name,
  role,
  place,
}: NonNullable<FrontMatter['signatures']>[number]): Signature => ({
  name,
  ...(role === undefined ? {} : { role }),
  ...(place === undefined ? {} : { place }),
})

/** Front matter and what it leaves to be found out, but for titles and domains. */
export const toMeta = (
  front: FrontMatter,
  guessed: string,
): Omit<Meta, 'title' | 'shortTitle' | 'domains'> => {
  const { subtitle, date, place, version, embargo } = front
  const isoDate = front.isoDate ?? (date === undefined ? undefined : isoDateOf(date))
  return {
    ...(subtitle === undefined ? {} : { subtitle }),
    ...(date === undefined ? {} : { date }),
    ...(isoDate === undefined ? {} : { isoDate }),
    ...(place === undefined ? {} : { place }),
    lang: front.lang ?? guessed,
    convenors: front.convenors ?? [],
    ...(front.url === undefined ? {} : { url: front.url }),
    ...(front.contact === undefined ? {} : { contact: front.contact }),
    ...(front.series === undefined ? {} : { series: front.series }),
    ...(front.rights === undefined ? {} : { rights: front.rights }),
    ...(front.signatures === undefined ? {} : { signatures: front.signatures.map(signatureOf) }),
    ...(version === undefined ? {} : { version }),
    status: front.status ?? 'draft',
    ...(front.outputs === undefined ? {} : { outputs: front.outputs }),
    ...(front.pages === undefined ? {} : { pages: front.pages }),
    filenames: front.filenames ?? 'slug',
    ...(embargo === undefined ? {} : { embargo }),
  }
}
