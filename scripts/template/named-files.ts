/** The files that a template names by their paths: fonts, logos and a Word template. */
import { basename, extname, join, relative } from 'node:path'
import type { Message } from '../message.ts'
import type { Yaml } from '../yaml/read-yaml.ts'
import type { FileBelow, NamedPicture, TemplateFile } from './model.ts'
import { isTree, type Tree } from './tree.ts'

const faces = ['regular', 'bold', 'italic', 'boldItalic'] as const

/** Files that templates name, by id. */
export type Found = Map<string, FileBelow>

/** The file of each id. */
export const filesOf = (found: Found): Map<string, string> =>
  new Map([...found].map(([id, { folder, path }]) => [id, join(folder, path)]))

/** A template that is being asked for the files it names. */
type Naming = {
  readonly file: TemplateFile
  readonly yaml: Yaml<Tree>
  readonly messages: Message[]
}

/** Files that all templates name. */
export type AllFound = {
  readonly fonts: Found
  readonly wordFiles: Found
  readonly logos: Map<string, NamedPicture>
}

/** What a template says, with ids for the files it names. */
export const withFileIds = (naming: Naming, { fonts, wordFiles, logos }: AllFound): Tree => ({
  ...withFontIds(naming, fonts),
  ...withSpokenFontIds(naming, fonts),
  ...withLogoPaths(naming, logos),
  ...withExtraIds(naming, fonts),
  ...withWordId(naming, wordFiles),
})

/** A template's fonts by id instead of by path from its own folder. */
const withFontIds = (
  naming: Naming,
  fonts: Found,
  data: Tree = naming.yaml.data,
  above: readonly string[] = [],
): Tree => {
  const roles = data['fonts']
  if (typeof roles !== 'object' || roles === null) return data
  const named = Object.entries(roles as Tree).map(([role, font]) => {
    if (typeof font !== 'object' || font === null) return [role, font]
    const ids = faces.flatMap((face) => {
      const path = (font as Record<string, unknown>)[face]
      if (typeof path !== 'string') return []
      return [[face, idOf(path, [...above, 'fonts', role, face], naming, fonts)]]
    })
    return [role, { ...font, ...Object.fromEntries(ids) }]
  })
  return { ...data, fonts: Object.fromEntries(named) }
}

/** The same of what it says of languages. */
const withSpokenFontIds = (naming: Naming, fonts: Found): Tree => {
  const { languages } = naming.yaml.data
  if (!isTree(languages)) return {}
  const spoken = Object.entries(languages).map(([lang, said]) => [
    lang,
    isTree(said) ? withFontIds(naming, fonts, said, ['languages', lang]) : said,
  ])
  return { languages: Object.fromEntries(spoken) }
}

const withExtraIds = (naming: Naming, fonts: Found): Tree => {
  const extra = naming.yaml.data['extraFonts']
  if (typeof extra !== 'object' || extra === null) return {}
  const named = Object.entries(extra as Tree).map(([name, path]) => [
    name,
    typeof path === 'string' ? idOf(path, ['extraFonts', name], naming, fonts) : path,
  ])
  return { extraFonts: Object.fromEntries(named) }
}

/** A template's Word template by id, in the same way. */
const withWordId = (naming: Naming, files: Found): Tree => {
  const word = naming.yaml.data['word']
  if (typeof word !== 'object' || word === null) return {}
  const { styles } = word as Tree
  return typeof styles === 'string'
    ? { word: { ...word, styles: idOf(styles, ['word', 'styles'], naming, files) } }
    : {}
}

/** A template's logos by their paths from its folder, which they must not leave; the first folder's counts. */
const withLogoPaths = (naming: Naming, found: AllFound['logos']): Tree => {
  const { logos } = naming.yaml.data
  if (!isTree(logos) || !Array.isArray(logos['files'])) return {}
  const files = logos['files'].map((logo: unknown, at) => {
    if (!isTree(logo) || typeof logo['file'] !== 'string') return logo
    return { ...logo, file: logoPath(logo['file'], ['logos', 'files', at, 'file'], naming, found) }
  })
  return { logos: { ...logos, files } }
}

const logoPath = (
  named: string,
  keys: readonly PropertyKey[],
  { file: { path, folder }, yaml, messages }: Naming,
  found: AllFound['logos'],
): string => {
  const below = relative(folder, join(folder, named)).replaceAll('\\', '/')
  const place = yaml.placeOf(keys)
  if (below.startsWith('..')) messages.push({ level: 'error', path, place, ...outside(named) })
  else if (!found.has(below)) found.set(below, { folder, path: below, named: { path, place } })
  return below
}

/**
 * The id of a file named by its path from the template's folder, which it must not leave. The same
 * path below two folders is one font, and the first folder's counts, as of templates.
 */
const idOf = (
  named: string,
  keys: readonly string[],
  { file: { path, folder }, yaml, messages }: Naming,
  files: Found,
): string => {
  const id = basename(named, extname(named))
  const below = relative(folder, join(folder, named))
  const other = files.get(id)
  const fault = below.startsWith('..')
    ? outside(named)
    : other && other.path !== below
      ? sameName(other.path, below)
      : null
  if (fault) messages.push({ level: 'error', path, place: yaml.placeOf(keys), ...fault })
  else if (!other) files.set(id, { folder, path: below })
  return id
}

type Words = Pick<Message, 'rule' | 'en' | 'zh'>

const outside = (path: string): Words => ({
  rule: 'file-outside-templates',
  en: `Unexpected path \`${path}\`, expected a file in the folder of the template or below: move it there`,
  zh: `路径 \`${path}\` 越出了模板所在的文件夹；文件应位于该文件夹之内：请移入`,
})

const sameName = (first: string, second: string): Words => ({
  rule: 'same-file-name',
  en: `Unexpected files of one name, \`${first}\` and \`${second}\`, expected a name for each: rename one of them`,
  zh: `两个文件同名：\`${first}\` 与 \`${second}\`；文件名不可相同：请将其一改名`,
})
