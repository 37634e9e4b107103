/** Paths of outputs: always below the folder of outputs, and good names on every system. */
import path from 'node:path'
import { hiddenName, inTheWay, statusOf } from './disk.ts'
import type { Home } from './disk.ts'

/** Names Windows keeps for devices, with any extension. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u001f\u007f<>:"|?*\\]/

/** True for `a.pdf` and `ai/a.pdf`: relative, with `/`, without a way up, writable on Windows too. */
export const isOutputPath = (file: string): boolean =>
  file.split('/').every((name) => name !== '' && !/[. ]$/.test(name) && !device.test(name)) &&
  !forbidden.test(file) &&
  file.split('/')[0]!.toLowerCase() !== hiddenName

/** Paths that cannot be saved beside the others: bad names, and names another has or has as a folder. */
export const clashing = (files: readonly string[]): string[] => {
  const folded = files.map(foldPath)
  const folders = new Set(folded.flatMap(foldersOf))
  const isFirst = (file: string, at: number) => folded.indexOf(foldPath(file)) === at
  return files.filter(
    (file, at) => !isOutputPath(file) || !isFirst(file, at) || folders.has(foldPath(file)),
  )
}

/** How a disk that ignores case and normal form sees a path. */
export const foldPath = (file: string): string => file.normalize('NFC').toLowerCase()

/** `a` and `a/b` of `a/b/c.pdf`. */
export const foldersOf = (file: string): string[] =>
  file
    .split('/')
    .slice(0, -1)
    .map((_, i, names) => names.slice(0, i + 1).join('/'))

/**
 * Where an output stands on disk. Throws when a folder on the way is a link or a file: a link would
 * lead out of the folder of outputs.
 */
export const targetOf = ({ disk, root }: Home, file: string): string => {
  if (!isOutputPath(file)) throw new Error(`not a path of an output: ${file}`)
  for (const folder of foldersOf(file)) {
    const status = statusOf(disk, path.join(root, folder))
    if (!status) break
    if (!status.isDirectory()) throw inTheWay(path.join(root, folder))
  }
  return path.join(root, file)
}
