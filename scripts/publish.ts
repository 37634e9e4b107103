/**
 * The one way outputs reach their folder: all of them or none. New files are staged in a hidden folder
 * beside the old ones, which are kept by links; a journal is written; then names change one by one, the
 * manifest's last. Before the journal a fault leaves the old set; after it either set can be completed.
 */
import fs from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import type { Message } from './message.ts'
import {
  attempt,
  codeOf,
  homeIn,
  inTheWay,
  statusOf,
  syncFolder,
  writeSynced,
} from './publish/disk.ts'
import type { Disk, Home } from './publish/disk.ts'
import {
  clear,
  finish,
  hasJournal,
  keptFile,
  settle,
  stagedFile,
  undo,
  writeJournal,
} from './publish/journal.ts'
import type { Step } from './publish/journal.ts'
import { lock, unlock } from './publish/lock.ts'
import { busy, failed, foreign } from './publish/messages.ts'
import { foldersOf, foldPath, isOutputPath, targetOf } from './publish/paths.ts'

/** Name of the manifest: the `path` of each of its `files` (an array) is an output that is ours. */
export const manifestName = 'manifest.json'

export type Files = ReadonlyMap<string, Uint8Array>

export type PublishOptions = {
  /** `all`: outputs of the last manifest that are not among the files go. `some`: they stay. */
  readonly scope: 'all' | 'some'
  /** Aborted by a signal handler: what is staged is taken away and the old set stays. */
  readonly signal?: AbortSignal
  /** Milliseconds to wait for another build. */
  readonly patience?: number
  readonly disk?: Disk
}

/** Options of `recover`. */
export type RecoverOptions = Pick<PublishOptions, 'signal' | 'patience' | 'disk'>

/**
 * Puts the files (by path relative to `out`, with `/`, the manifest among them) into the folder `out`,
 * which is made when missing. Gives null, or what went wrong: then `out` is as it was.
 */
export const publish = async (
  out: string,
  files: Files,
  { scope, ...options }: PublishOptions,
): Promise<Message | null> => {
  refuseBadNames(files)
  const { disk = fs } = options
  let made: string | undefined
  try {
    made = disk.mkdirSync(out, { recursive: true })
  } catch (error) {
    return failed(out, out, error, 'kept')
  }
  const message = await locked(out, options, (home) =>
    replace(out, home, files, { scope, ...options }),
  )
  if (message && made !== undefined) removeMade(disk, path.resolve(out), made)
  return message
}

/** Ends what an interrupted command left in `out`: the new set is completed, or the old one put back. */
export const recover = async (
  out: string,
  options: RecoverOptions = {},
): Promise<Message | null> => {
  const { disk = fs } = options
  try {
    const isIdle = !statusOf(disk, homeIn(disk, out).hidden)
    return isIdle ? null : await locked(out, options, () => null)
  } catch (error) {
    return failed(out, out, error, 'unfinished')
  }
}

/** True when a command was cut off while names changed: `out` may hold files of two builds. */
export const pending = (out: string, disk: Disk = fs): boolean => hasJournal(homeIn(disk, out))

/** Runs `work` as the only process in `out`, after what an earlier one left was ended. */
const locked = async (
  out: string,
  { disk = fs, patience = 5000, signal }: RecoverOptions,
  work: (home: Home) => Promise<Message | null> | null,
): Promise<Message | null> => {
  let home: Home | undefined
  try {
    home = homeIn(disk, rootOf(disk, out))
    const holder = await lock(home, patience, signal)
    if (holder) return busy(out, holder)
  } catch (error) {
    return failed(out, home?.root ?? out, error, 'kept')
  }
  try {
    settle(home)
    clear(home)
    return await work(home)
  } catch (error) {
    return failed(out, home.root, error, stateOf(home))
  } finally {
    unlock(home)
  }
}

/** The folder may be reached by a link, but must be one. */
const rootOf = (disk: Disk, out: string): string => {
  const root = disk.realpathSync(out)
  if (!disk.lstatSync(root).isDirectory()) throw inTheWay(root)
  return root
}

const stateOf = (home: Home): 'kept' | 'unfinished' => {
  try {
    return hasJournal(home) ? 'unfinished' : 'kept'
  } catch {
    return 'unfinished'
  }
}

const replace = async (
  out: string,
  home: Home,
  files: Files,
  { scope, signal }: PublishOptions,
): Promise<Message | null> => {
  try {
    const ours = ownFiles(home)
    const changed = [...files].filter(([file, bytes]) => !holds(home, file, bytes))
    const known = ours && new Set([...ours].map(foldPath))
    const strange = changed.find(
      ([file]) => known && !known.has(foldPath(file)) && isThere(home, file),
    )
    if (strange) return foreign(out, strange[0])
    const removed = scope === 'all' ? [...(ours ?? [])].filter((file) => !files.has(file)) : []
    const steps = await stage(home, changed, removed, signal)
    if (steps.length === 0) return null
    signal?.throwIfAborted()
    writeJournal(home, { steps, folders: missingFolders(home, steps) })
    finish(home)
    return null
  } catch (error) {
    undo(home)
    throw error
  } finally {
    attempt(() => clear(home))
  }
}

/** A manifest of a later version may say more of a file; its path is enough. */
const listing = z.object({ files: z.array(z.object({ path: z.string() })) })

/** Files of the last build, the manifest itself included; null when no manifest can say. */
const ownFiles = (home: Home): ReadonlySet<string> | null => {
  try {
    const text = home.disk.readFileSync(targetOf(home, manifestName), 'utf8')
    const { files } = listing.parse(JSON.parse(text))
    return new Set([manifestName, ...files.map((file) => file.path).filter(isOutputPath)])
  } catch (error) {
    const isUnreadable = error instanceof SyntaxError || error instanceof z.ZodError
    if (isUnreadable || codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** The status of an output, which must be a plain file when it is there. */
const isThere = (home: Home, file: string): boolean => {
  const target = targetOf(home, file)
  const status = statusOf(home.disk, target)
  if (status && !status.isFile()) throw inTheWay(target)
  return status !== null
}

const holds = (home: Home, file: string, bytes: Uint8Array): boolean =>
  isThere(home, file) && home.disk.readFileSync(targetOf(home, file)).equals(bytes)

/** Writes the new files and links the old ones; the steps that make them change places. */
const stage = async (
  home: Home,
  changed: readonly (readonly [string, Uint8Array])[],
  removed: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Step[]> => {
  for (const name of ['new', 'old']) home.disk.mkdirSync(path.join(home.hidden, name))
  const steps: Step[] = []
  for (const [file, bytes] of [...changed, ...removed.map((name) => [name, null] as const)]) {
    // Lets a signal in.
    await setImmediate(undefined, signal ? { signal } : {})
    const name = String(steps.length)
    const isOld = isThere(home, file)
    if (bytes) writeSynced(home.disk, stagedFile(home, name), bytes)
    if (isOld) keep(home, file, name)
    if (bytes || isOld)
      steps.push({ path: file, staged: bytes ? name : null, kept: isOld ? name : null })
  }
  for (const name of ['new', 'old']) syncFolder(home.disk, path.join(home.hidden, name))
  return steps.sort((a, b) => turnOf(a) - turnOf(b))
}

/** Removals first: where case does not count, `Ai.pdf` must be gone before `ai.pdf` comes. */
const turnOf = (step: Step): number =>
  step.path === manifestName ? 2 : step.staged === null ? 0 : 1

/** A second name for an old file, or a copy where the disk has no such thing (FAT). */
const keep = (home: Home, file: string, name: string): void => {
  const { disk } = home
  try {
    disk.linkSync(targetOf(home, file), keptFile(home, name))
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK'].includes(codeOf(error) ?? '')) throw error
    disk.copyFileSync(targetOf(home, file), keptFile(home, name))
  }
}

const missingFolders = ({ disk, root }: Home, steps: readonly Step[]): string[] =>
  [...new Set(steps.filter(({ staged }) => staged).flatMap((step) => foldersOf(step.path)))].filter(
    (folder) => !statusOf(disk, path.join(root, folder)),
  )

/** Takes away the folders that publishing made on the way to `root`, now empty again. */
const removeMade = (disk: Disk, root: string, made: string): void =>
  attempt(() => {
    disk.rmdirSync(root)
    if (root !== path.resolve(made)) removeMade(disk, path.dirname(root), made)
  })

/** Names come from slugs and templates, so a bad one, or two alike, is our own mistake. */
const refuseBadNames = (files: Files): void => {
  const seen = new Map<string, string>()
  for (const file of files.keys()) {
    if (!isOutputPath(file)) throw new Error(`not a path of an output: ${file}`)
    const like = seen.get(foldPath(file))
    if (like !== undefined) throw new Error(`${like} and ${file} are one file on some disks`)
    seen.set(foldPath(file), file)
  }
  if (!files.has(manifestName)) throw new Error(`no ${manifestName} to publish`)
}
