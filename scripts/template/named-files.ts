/** The files that a template names by their paths: fonts and a Word template. */
import { basename, extname, join, relative } from 'node:path'
import type { Message } from '../message.ts'
import type { Yaml } from '../yaml/read-yaml.ts'
import type { FileBelow, TemplateFile } from './model.ts'
import type { Tree } from './tree.ts'

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

/** What a template says, with ids for the files it names. */
export const withFileIds = (
  naming: Naming,
  { fonts, wordFiles }: { readonly fonts: Found; readonly wordFiles: Found },
): Tree => ({
  ...withFontIds(naming, fonts),
  ...withExtraIds(naming, fonts),
  ...withWordId(naming, wordFiles),
})

/** A template's fonts by id instead of by path from its own folder. */
const withFontIds = (naming: Naming, fonts: Found): Tree => {
  const { data } = naming.yaml
  const roles = data['fonts']
  if (typeof roles !== 'object' || roles === null) return data
  const named = Object.entries(roles as Tree).map(([role, font]) => {
    if (typeof font !== 'object' || font === null) return [role, font]
    const ids = faces.flatMap((face) => {
      const path = (font as Record<string, unknown>)[face]
      if (typeof path !== 'string') return []
      return [[face, idOf(path, ['fonts', role, face], naming, fonts)]]
    })
    return [role, { ...font, ...Object.fromEntries(ids) }]
  })
  return { ...data, fonts: Object.fromEntries(named) }
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
