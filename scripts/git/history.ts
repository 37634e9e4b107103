/** What a file has said over time: its texts in the history of its repository. */
import { realpathSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { git, type GitFault } from './git.ts'

export type Revision = {
  /** Commit that wrote it (hex). */
  readonly commit: string
  /** Path in the repository, from its root. */
  readonly path: string
}

/** Revisions that are looked at. */
const most = 500

/** Revisions of a file, the newest first, under the names it had. */
export const revisionsOf = async (file: string): Promise<readonly Revision[] | GitFault> => {
  const target = realFile(file)
  const said = await git(dirname(target), [
    'log',
    `--max-count=${most}`,
    '--follow',
    '--name-only',
    '-z',
    '--format=%x01%H',
    '--',
    basename(target),
  ])
  if (typeof said === 'string') return said
  return said
    .toString()
    .split('\u0001')
    .flatMap((entry): Revision[] => {
      const [commit = '', path = ''] = entry
        .split('\0')
        .map((part) => part.trim())
        .filter(Boolean)
      return path === '' ? [] : [{ commit, path }]
    })
}

export type Commit = {
  /** Its hash (hex). */
  readonly commit: string
  /** `2025-10-31`. */
  readonly date: string
  readonly subject: string
}

/** Commits that wrote a file, the newest first: as many as one chooses from. */
export const commitsOf = async (file: string): Promise<readonly Commit[] | GitFault> => {
  const target = realFile(file)
  const said = await git(dirname(target), [
    'log',
    '--max-count=50',
    '--follow',
    '--format=%H%x00%cs%x00%s',
    '--',
    basename(target),
  ])
  if (typeof said === 'string') return said
  const lines = said.toString().split('\n').filter(Boolean)
  return lines.map((line) => {
    const [commit = '', date = '', subject = ''] = line.split('\0')
    return { commit, date, subject }
  })
}

/** A file that is gone may have a history too. */
const realFile = (file: string): string => {
  try {
    return realpathSync(file)
  } catch {
    return file
  }
}

/** Bytes of revisions, in their order; null for one that is none of a file. */
export const contentsOf = async (
  file: string,
  revisions: readonly Revision[],
): Promise<readonly (Buffer | null)[] | GitFault> => {
  const names = revisions.map(({ commit, path }) => `${commit}:${path}\n`).join('')
  const said = await git(dirname(realFile(file)), ['cat-file', '--batch'], names)
  return typeof said === 'string' ? said : objectsIn(said)
}

/** Objects as `--batch` writes them: a line that ends with the size, the bytes, a line end. */
const objectsIn = (said: Buffer): (Buffer | null)[] => {
  const objects: (Buffer | null)[] = []
  for (let at = 0; at < said.length;) {
    const end = said.indexOf(0x0a, at)
    const [, kind, size] =
      / (blob|tree|commit|tag) (\d+)$/.exec(said.toString('utf8', at, end)) ?? []
    const from = end + 1
    objects.push(kind === 'blob' ? said.subarray(from, from + Number(size)) : null)
    at = size === undefined ? from : from + Number(size) + 1
  }
  return objects
}
