/** What is in a folder of outputs before anything is made. */
import fs from 'node:fs'
import path from 'node:path'
import { manifestName, type Manifest } from '../build/manifest.ts'
import type { Message } from '../message.ts'
import { homeIn, statusOf } from './disk.ts'
import type { Disk, Home } from './disk.ts'
import { hasJournal } from './journal.ts'
import { folderAt, rootOf } from './locked.ts'
import { failed } from './messages.ts'
import { obstaclesTo } from './obstacles.ts'
import { bytesOf, manifestIn, ownFiles } from './outputs.ts'
import { ownerIn } from './owner.ts'

/** The set in a folder. */
export type Place = {
  /** The file `manifest.json`, whoever wrote it; null when there is none. */
  readonly base: Uint8Array | null
  /** The manifest of a set of ours; null when there is none. */
  readonly manifest: Manifest | null
  /** Path of the memo the set is of; null when nothing says so. */
  readonly memo: string | null
}

const empty: Place = { base: null, manifest: null, memo: null }

/** What is in `out`. Throws errors of the system, and when something else has the name of the manifest. */
export const placeAt = (out: string, disk: Disk = fs): Place => {
  const home = homeAt(out, disk)
  if (!home) return empty
  const manifest = manifestIn(home)?.manifest ?? null
  const owner = ownerIn(home)
  const memo = owner && path.resolve(home.root, owner)
  return { base: bytesOf(home, manifestName), manifest, memo }
}

const homeAt = (out: string, disk: Disk): Home | null =>
  statusOf(disk, out) ? homeIn(disk, rootOf(disk, out)) : null

/** True when a command was cut off while names changed: `out` may hold files of two builds. */
export const pending = (out: string, disk: Disk = fs): boolean => hasJournal(homeIn(disk, out))

/** What is in the way of writing into `out`, as far as it shows before anything is written; or null. */
export const obstacle = (
  out: string,
  disk: Disk & Pick<typeof fs, 'accessSync'> = fs,
): Message | null => {
  try {
    const target = path.resolve(out)
    const found = existing(disk, target)
    const folder = found === target ? rootOf(disk, target) : folderAt(disk, found)
    disk.accessSync(folder, fs.constants.W_OK)
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

/** Files in `out` that these outputs would write over, and that are not as a build of ours left them. */
export const filesInTheWay = (
  out: string,
  files: Iterable<string>,
  replace: boolean,
  disk: Disk = fs,
): readonly Message[] => {
  try {
    const home = homeAt(out, disk)
    if (!home) return []
    const own = ownFiles(manifestIn(home))
    return obstaclesTo({ out, home, own }, files, replace).messages
  } catch (error) {
    return [failed(out, out, error, 'kept')]
  }
}
