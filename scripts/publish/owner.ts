/** Which memo a folder of outputs belongs to: a path from that folder, so that a project can be moved. */
import path from 'node:path'
import { textAt } from './disk.ts'
import type { Home } from './disk.ts'
import { isThere } from './outputs.ts'
import { ownerPath, targetOf } from './paths.ts'

/** Bytes of a path: systems take none that is longer. */
const longest = 32 * 1024

/** What says that a set is of this memo. */
export const ownerOf = ({ disk, root }: Home, memo: string): Uint8Array => {
  const folder = disk.realpathSync(path.dirname(path.resolve(memo)))
  const owner = path.relative(root, path.join(folder, path.basename(memo)))
  return Buffer.from(`${owner.split(path.sep).join('/')}\n`)
}

/** The memo that a folder belongs to, as a path from that folder; null when nothing says so. */
export const ownerIn = (home: Home): string | null => {
  const { disk } = home
  if (!isThere(home, ownerPath)) return null
  const file = targetOf(home, ownerPath)
  if (disk.lstatSync(file).size > longest) return null
  return textAt(disk, file)?.replace(/\n$/, '') || null
}
