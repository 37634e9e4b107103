/**
 * The one way outputs reach their folder: all of them or none. New files are staged in a hidden folder
 * beside the old ones, which are kept by links; a journal is written; then names change one by one, the
 * manifest's last. Before the journal a fault leaves the old set; after it either set can be completed.
 */
import fs from 'node:fs'
import path from 'node:path'
import type { Message } from '../message.ts'
import { attempt, homeIn, inTheWay, statusOf } from './disk.ts'
import type { Disk, Home } from './disk.ts'
import { clear, finish, hasJournal, settle, undo, writeJournal } from './journal.ts'
import { lock, unlock } from './lock.ts'
import { busy, failed, foreign, overtaken } from './messages.ts'
import { holds, isThere, manifestName, ownFiles } from './outputs.ts'
import { foldPath, isOutputPath } from '../file-names.ts'
import { stage } from './stage.ts'

export type Files = ReadonlyMap<string, Uint8Array>

export type PublishOptions = {
  /** `all`: outputs of the last manifest that are not among the files go. `some`: they stay. */
  readonly scope: 'all' | 'some'
  /** The manifest this set was built upon, or null for none: when it is another by now, nothing is published. */
  readonly base?: Uint8Array | null
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

/** What is in the way of writing into `out`, as far as it shows before anything is written; or null. */
export const obstacle = (
  out: string,
  disk: Disk & Pick<typeof fs, 'accessSync'> = fs,
): Message | null => {
  try {
    disk.accessSync(rootOf(disk, existing(disk, path.resolve(out))), fs.constants.W_OK)
    return null
  } catch (error) {
    return failed(out, out, error, 'kept')
  }
}

/** The folder, or what is there of the way to it. */
const existing = (disk: Disk, folder: string): string =>
  statusOf(disk, folder) || folder === path.dirname(folder)
    ? folder
    : existing(disk, path.dirname(folder))

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
  { scope, base, signal }: PublishOptions,
): Promise<Message | null> => {
  try {
    if (base !== undefined && !isManifest(home, base)) return overtaken(out)
    const ours = ownFiles(home)
    const changed = [...files].filter(([file, bytes]) => !holds(home, file, bytes))
    const known = ours && new Set([...ours].map(foldPath))
    const strange = changed.find(
      ([file]) => known && !known.has(foldPath(file)) && isThere(home, file),
    )
    if (strange) return foreign(out, strange[0])
    const removed = scope === 'all' ? [...(ours ?? [])].filter((file) => !files.has(file)) : []
    const changes = new Map([...changed, ...removed.map((file) => [file, null] as const)])
    const journal = await stage(home, changes, signal)
    if (journal.steps.length === 0) return null
    signal?.throwIfAborted()
    writeJournal(home, journal)
    finish(home)
    return null
  } catch (error) {
    undo(home)
    throw error
  } finally {
    attempt(() => clear(home))
  }
}

const isManifest = (home: Home, base: Uint8Array | null): boolean =>
  base ? holds(home, manifestName, base) : !isThere(home, manifestName)

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
