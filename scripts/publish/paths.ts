/** Where outputs are on disk: always below the folder of the set. */
import path from 'node:path'
import { foldersOf, hiddenName, isOutputPath } from '../files.ts'
import { inTheWay, statusOf } from './disk.ts'
import type { Home } from './disk.ts'

/** What says which memo a set is of. It is published with the set, and is no output. */
export const ownerPath = `${hiddenName}/owner`

/** True for what a journal may name. */
export const isPublished = (file: string): boolean => file === ownerPath || isOutputPath(file)

/**
 * Where an output stands on disk. Throws when a folder on the way is a link or a file: a link would
 * lead out of the folder of outputs.
 */
export const targetOf = ({ disk, root }: Home, file: string): string => {
  if (!isPublished(file)) throw new Error(`not a path of an output: ${file}`)
  for (const folder of foldersOf(file)) {
    const status = statusOf(disk, path.join(root, folder))
    if (!status) break
    if (!status.isDirectory()) throw inTheWay(path.join(root, folder))
  }
  return path.join(root, file)
}
