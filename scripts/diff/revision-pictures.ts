/** Pictures as a revision has them: a file may have been another one then, or be gone now. */
import { posix } from 'node:path'
import { git } from '../git/git.ts'
import { limits } from '../limits.ts'
import type { Picture } from '../markdown/pictures.ts'

/** Where a memo stood in the history of its repository. */
export type Revised = {
  /** A folder in the repository, for git to work in. */
  readonly folder: string
  /** Hexadecimal. */
  readonly commit: string
  /** From the root of the repository, or from `folder` where it begins with `./`. */
  readonly path: string
}

/** Bytes by path in the source, of pictures that the revision has; of others those on the disk are read. */
export const revisionPictures = async (
  { folder, commit, path }: Revised,
  pictures: readonly Picture[],
): Promise<ReadonlyMap<string, Uint8Array>> => {
  const found = new Map<string, Uint8Array>()
  for (const src of new Set(pictures.map((each) => each.src))) {
    const name = posix.normalize(src)
    // Names that lead elsewhere are for the reader of pictures to refuse.
    if (/^(\.\.)?\//.test(name)) continue
    const root = path.startsWith('./') ? './' : ''
    const object = `${commit}:${root}${posix.join(posix.dirname(path), name)}`
    const bytes = await git(folder, ['cat-file', 'blob', object])
    if (typeof bytes !== 'string' && bytes.length <= limits.imageBytes) found.set(src, bytes)
  }
  return found
}
