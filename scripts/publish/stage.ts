/** New files beside the old ones, ready to change places. */
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { manifestName } from '../build/manifest.ts'
import { codeOf, statusOf, syncFolder, writeSynced } from './disk.ts'
import type { Home } from './disk.ts'
import { keptFile, stagedFile } from './journal.ts'
import type { Journal, Step } from './journal.ts'
import { isThere } from './outputs.ts'
import { foldersOf } from '../files.ts'
import { targetOf } from './paths.ts'

/** New bytes of outputs by path, or the output that is to have a second name; null removes one. */
export type Changes = ReadonlyMap<string, Change>
export type Change = Uint8Array | { readonly sameAs: string } | null

/** Writes the new files and links the old ones; what makes them change places. */
export const stage = async (
  home: Home,
  changes: Changes,
  signal: AbortSignal | undefined,
): Promise<Journal> => {
  for (const name of ['new', 'old']) home.disk.mkdirSync(path.join(home.hidden, name))
  const steps: Step[] = []
  for (const [file, bytes] of changes) {
    // Lets a signal in.
    await setImmediate(undefined, signal ? { signal } : {})
    const name = String(steps.length)
    const isOld = isThere(home, file)
    if (bytes instanceof Uint8Array) writeSynced(home.disk, stagedFile(home, name), bytes)
    else if (bytes) link(home, bytes.sameAs, stagedFile(home, name))
    if (isOld) link(home, file, keptFile(home, name))
    if (bytes || isOld)
      steps.push({ path: file, staged: bytes ? name : null, kept: isOld ? name : null })
  }
  for (const name of ['new', 'old']) syncFolder(home.disk, path.join(home.hidden, name))
  return {
    steps: steps.sort((a, b) => turnOf(a) - turnOf(b)),
    folders: missingFolders(home, steps),
  }
}

/** Removals first: where case does not count, `Ai.pdf` must be gone before `ai.pdf` comes. */
const turnOf = (step: Step): number =>
  step.path === manifestName ? 2 : step.staged === null ? 0 : 1

/** A second name for an old file, or a copy where the disk has no such thing (FAT) or the file allows none. */
const link = (home: Home, file: string, name: string): void => {
  const { disk } = home
  try {
    disk.linkSync(targetOf(home, file), name)
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK'].includes(codeOf(error) ?? '')) throw error
    disk.copyFileSync(targetOf(home, file), name)
  }
}

const missingFolders = ({ disk, root }: Home, steps: readonly Step[]): string[] =>
  [...new Set(steps.filter(({ staged }) => staged).flatMap((step) => foldersOf(step.path)))].filter(
    (folder) => !statusOf(disk, path.join(root, folder)),
  )
