/** The templates of a project: those of its own folder, then those of memopress. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { home, readPlain, shown } from '../files.ts'
import { isSystemError } from '../system-error.ts'
import type { TemplateFile, Templates } from '../template/model.ts'
import { readTemplates, templateFile } from '../template/read.ts'

/**
 * Templates of a project's folder, then those of memopress, whose fonts serve them all; messages name paths as seen
 * from `from`.
 */
export const loadTemplates = (root: string, from = process.cwd()): Templates => {
  const folders = [...new Set([resolve(root, 'templates'), join(home, 'templates')])]
  const templates = readTemplates(folders.flatMap((folder) => templateFiles(folder, from)))
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

const templateFiles = (folder: string, from: string): TemplateFile[] =>
  namesIn(folder)
    .filter((name) => name.endsWith('.yaml') && isFile(join(folder, name)))
    .sort()
    .map((name) => {
      const path = join(folder, name)
      return templateFile(path, shown(path, from), readPlain(path).toString())
    })

/** No folder, pipe or device, nor a link to nothing; what the system does not let us see is not passed by. */
const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true

/** A project may have no templates; those that may not be read are not passed by, or others would take their place. */
const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (isSystemError(error) && ['ENOENT', 'ENOTDIR'].includes(error.code)) return []
    throw error
  }
}
