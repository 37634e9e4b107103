/** Where sets are: the folder of each memo's, the sets below a folder, the project a set was built in. */
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { manifestName } from '../build/manifest.ts'

/** Folder of a memo's set: `out`, or among several memos its path from what they share, without the extension. */
export const folderOf = (source: string, sources: readonly string[], out: string): string => {
  if (sources.length < 2) return out
  const shared = sources.map((path) => dirname(resolve(path))).reduce(sharedFolder)
  const name = basename(source).replace(/\.[^.]+$/, '')
  return join(out, relative(shared, dirname(resolve(source))), name)
}

const sharedFolder = (a: string, b: string): string =>
  isBelow(a, b) || a === dirname(a) ? a : sharedFolder(dirname(a), b)

/** Is the set of a memo in a folder? */
export const holdsSet = (folder: string): boolean => existsSync(join(folder, manifestName))

/** The set in a folder, or those in the folders below it. */
export const setsIn = (folder: string): string[] =>
  holdsSet(folder) ? [folder] : foldersIn(folder).flatMap((name) => setsIn(join(folder, name)))

const foldersIn = (folder: string): string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name))
      .map(({ name }) => name)
      .sort()
  } catch {
    return []
  }
}

/**
 * The folder a set was built in, whose templates it has: the one the user is in, when the memo is below it; else the
 * one that holds both the set and the memo.
 */
export const projectOf = (out: string, memo: string): string =>
  isBelow(process.cwd(), memo) ? process.cwd() : sharedFolder(dirname(memo), out)

/** True for a path inside a folder. */
export const isBelow = (folder: string, path: string): boolean => {
  const way = relative(folder, path)
  return way.split(sep)[0] !== '..' && !isAbsolute(way)
}

/** Folders that a folder is in, the innermost first. */
export const ancestorsOf = (folder: string): string[] => {
  const parent = dirname(folder)
  return parent === folder ? [] : [parent, ...ancestorsOf(parent)]
}
