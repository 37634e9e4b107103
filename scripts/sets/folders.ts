/** Where sets are: the folder of each memo's, the sets below a folder, the project a set was built in. */
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'

/** Folder of a memo's set: `out`, or among several memos its path from what they share, without the extension. */
export const folderOf = (source: string, sources: readonly string[], out: string): string => {
  if (sources.length < 2) return out
  const shared = sources.map((path) => dirname(resolve(path))).reduce(sharedFolder)
  const name = basename(source).replace(/\.[^.]+$/, '')
  return join(out, relative(shared, dirname(resolve(source))), name)
}

const sharedFolder = (a: string, b: string): string =>
  relative(a, b).startsWith('..') ? sharedFolder(dirname(a), b) : a

/** The set in a folder, or those in the folders below it. */
export const setsIn = (folder: string): string[] =>
  existsSync(join(folder, 'manifest.json'))
    ? [folder]
    : foldersIn(folder).flatMap((name) => setsIn(join(folder, name)))

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
 * The folder a build was begun in: the manifest names the memo from there. It is the one the user is in, or
 * one of those the set is in; when the memo is nowhere, the first.
 */
export const projectOf = (out: string, source: string): string =>
  [process.cwd(), ...ancestorsOf(out)].find((folder) => existsSync(join(folder, source))) ??
  process.cwd()

const ancestorsOf = (folder: string): string[] => {
  const parent = dirname(folder)
  return parent === folder ? [] : [parent, ...ancestorsOf(parent)]
}
