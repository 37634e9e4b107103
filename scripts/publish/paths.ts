/** Where outputs are on disk: always below the folder of the set. */
import path from 'node:path'
import { foldersOf, isOutputPath } from '../file-names.ts'
import { inTheWay, statusOf } from './disk.ts'
import type { Home } from './disk.ts'

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
