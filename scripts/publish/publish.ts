/**
 * The one way outputs reach their folder: all of them or none. New files are staged in a hidden folder
 * beside the old ones, which are kept by links; a journal is written; then names change one by one, the
 * manifest's last. Before the journal a fault leaves the old set; after it either set can be completed.
 */
import fs from 'node:fs'
import path from 'node:path'
import { manifestName } from '../build/manifest.ts'
import { foldPath, isOutputPath } from '../files.ts'
import type { Message } from '../message.ts'
import { attempt, homeIn, makeFolders, removeFolders, statusOf } from './disk.ts'
import type { Disk, Home } from './disk.ts'
import { clear, finish, undo, writeJournal } from './journal.ts'
import { locked, type LockOptions } from './locked.ts'
import { failed, keptBeside, overtaken } from './messages.ts'
import { besideOf, obstaclesTo, type Destination } from './obstacles.ts'
import { holds, isThere, manifestIn, ownFiles } from './outputs.ts'
import { ownerOf } from './owner.ts'
import { ownerPath } from './paths.ts'
import { stage, type Change, type Changes } from './stage.ts'

export type Files = ReadonlyMap<string, Uint8Array>

export type PublishOptions = LockOptions & {
  /** `all`: outputs of the last manifest that are not among the files go. `some`: they stay. */
  readonly scope: 'all' | 'some'
  /** The manifest this set was built upon, or null for none: when it is another by now, nothing is published. */
  readonly base?: Uint8Array | null
  /** Path of the memo the set is of, which the folder belongs to from now on. */
  readonly memo?: string
  /** Files of ours that somebody has edited make room, and are kept beside the new ones. */
  readonly replace?: boolean
}

/**
 * Puts the files (by path relative to `out`, with `/`, the manifest among them) into the folder `out`,
 * which is made when missing. Gives what went wrong: then `out` is as it was; or which edited files were kept beside.
 */
export const publish = async (
  out: string,
  files: Files,
  { scope, ...options }: PublishOptions,
): Promise<readonly Message[]> => {
  refuseBadNames(files)
  const { disk = fs } = options
  const made: string[] = []
  try {
    makeFolders(disk, path.resolve(out), made)
  } catch (error) {
    removeFolders(disk, made)
    return [failed(out, out, error, 'kept')]
  }
  const messages = await locked(out, options, (home) =>
    replace(out, home, files, { scope, ...options }),
  )
  const isPublished = messages.every(({ level }) => level !== 'error')
  if (!isPublished) removeFolders(disk, made)
  return messages
}

/** Ends what an interrupted command left in `out`: the new set is completed, or the old one put back. */
export const recover = async (
  out: string,
  options: LockOptions = {},
): Promise<readonly Message[]> => {
  const { disk = fs } = options
  try {
    return isIdle(disk, out) ? [] : await locked(out, options, () => [])
  } catch (error) {
    return [failed(out, out, error, 'unfinished')]
  }
}

/** Nothing is in the hidden folder but the owner. */
const isIdle = (disk: Disk, out: string): boolean => {
  const { hidden } = homeIn(disk, out)
  const status = statusOf(disk, hidden)
  if (!status?.isDirectory()) return status === null
  return disk.readdirSync(hidden).every((name) => name === path.basename(ownerPath))
}

const replace = async (
  out: string,
  home: Home,
  files: Files,
  options: PublishOptions,
): Promise<readonly Message[]> => {
  const { base, signal, replace: isReplacing = false } = options
  try {
    if (base !== undefined && !isManifest(home, base)) return [overtaken(out)]
    const found = manifestIn(home)
    const destination = { out, home, own: ownFiles(found) }
    const last = found?.manifest.files.map((file) => file.path) ?? []
    const removed = options.scope === 'all' ? last.filter((file) => !files.has(file)) : []
    const obstacles = obstaclesTo(destination, [...files.keys(), ...removed], isReplacing)
    if (obstacles.messages.length > 0) return obstacles.messages
    const beside = besideOfEach(destination, obstacles.edited, files)
    const journal = await stage(home, changesOf({ home, files, removed, beside }, options), signal)
    if (journal.steps.length === 0) return []
    signal?.throwIfAborted()
    writeJournal(home, journal)
    finish(home)
    return [...beside].map(([name, file]) => keptBeside(out, file, path.posix.basename(name)))
  } catch (error) {
    undo(home)
    throw error
  } finally {
    attempt(() => clear(home))
  }
}

/** Edited files by the names they are kept under. */
const besideOfEach = (
  { home }: Destination,
  edited: readonly string[],
  files: Files,
): ReadonlyMap<string, string> => {
  const taken = new Set([...files.keys()].map(foldPath))
  const beside = new Map<string, string>()
  for (const file of edited) {
    const name = besideOf(home, file, taken)
    taken.add(foldPath(name))
    beside.set(name, file)
  }
  return beside
}

type Set = {
  readonly home: Home
  readonly files: Files
  readonly removed: readonly string[]
  readonly beside: ReadonlyMap<string, string>
}

const changesOf = ({ home, files, removed, beside }: Set, { memo }: PublishOptions): Changes => {
  const owner = memo === undefined ? [] : [[ownerPath, ownerOf(home, memo)] as const]
  return new Map<string, Change>([
    ...[...beside].map(([name, file]) => [name, { sameAs: file }] as const),
    ...[...files, ...owner].filter(([file, bytes]) => !holds(home, file, bytes)),
    ...removed.map((file) => [file, null] as const),
  ])
}

const isManifest = (home: Home, base: Uint8Array | null): boolean =>
  base ? holds(home, manifestName, base) : !isThere(home, manifestName)

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
