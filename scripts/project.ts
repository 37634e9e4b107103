/** Where a project's files are, and how they are read. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readTemplates, templateFile, type TemplateFile, type Templates } from './template/read.ts'

/** Folder of memopress itself: its templates serve every project. */
export const home = dirname(dirname(fileURLToPath(import.meta.url)))

/** A path as the user would write it: from where they are, with `/`. */
export const shown = (path: string, from = process.cwd()): string => {
  const short = relative(from, path)
  return (short === '' || short.startsWith('..') ? path : short).replaceAll('\\', '/')
}

/** SHA-256 in hexadecimal. */
export const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex')

/** No folder, pipe or device, and no link to one or to nothing. */
export const isPlain = (path: string): boolean => {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** Bytes of a plain file; throws when it is none: a pipe or a device would be read for ever. */
export const readPlain = (path: string): Buffer => {
  if (!isPlain(path)) throw new Error(`no plain file: ${path}`)
  return readFileSync(path)
}

/** Templates of the folder the user is in, then those of memopress, whose fonts serve them all. */
export const loadTemplates = (root: string): Templates => {
  const folders = [...new Set([resolve(root, 'templates'), join(home, 'templates')])]
  const templates = readTemplates(folders.flatMap(templateFiles))
  return { ...templates, fonts: findFonts(templates.fonts, folders[0]!, folders.slice(1)) }
}

/** Font files below a folder; each that is not there may stand in the same place below another. */
export const findFonts = (
  fonts: Templates['fonts'],
  folder: string,
  others: readonly string[],
): Templates['fonts'] =>
  new Map(
    [...fonts].map(([id, file]) => {
      const places = [file, ...others.map((other) => join(other, relative(folder, file)))]
      return [id, places.find((place) => existsSync(place)) ?? file]
    }),
  )

const templateFiles = (folder: string): TemplateFile[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.yaml') && isPlain(join(folder, name)))
        .sort()
        .map((name) => {
          const path = join(folder, name)
          return templateFile(path, shown(path), readFileSync(path, 'utf8'))
        })
    : []
