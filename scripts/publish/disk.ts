/** The file functions publishing uses, so that a test can make any of them fail. */
import fs from 'node:fs'
import path from 'node:path'
import { hiddenName } from '../files.ts'
import { limits } from '../limits.ts'

export type Disk = Pick<
  typeof fs,
  | 'closeSync'
  | 'copyFileSync'
  | 'fsyncSync'
  | 'linkSync'
  | 'lstatSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readdirSync'
  | 'readFileSync'
  | 'realpathSync'
  | 'renameSync'
  | 'rmdirSync'
  | 'rmSync'
  | 'unlinkSync'
  | 'writeFileSync'
>

/** The code of a system error, `ENOSPC`; undefined for an error of ours. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined

/** What is there, links not followed; null when nothing is. */
export const statusOf = (disk: Disk, file: string): fs.Stats | null => {
  try {
    return disk.lstatSync(file)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/**
 * The bytes of a file of ours; null when it is not there. Throws when anything but a plain file has its name, as a pipe
 * would be waited for, and when it is too large to be ours.
 */
export const bytesAt = (disk: Disk, file: string): Buffer | null => {
  const status = statusOf(disk, file)
  if (!status) return null
  if (!status.isFile() || status.size > limits.fileBytes) throw inTheWay(file)
  try {
    return disk.readFileSync(file)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** The same as text. */
export const textAt = (disk: Disk, file: string): string | null =>
  bytesAt(disk, file)?.toString('utf8') ?? null

/** Writes a new file and waits until the disk has it. */
export const writeSynced = (disk: Disk, file: string, bytes: Uint8Array | string): void => {
  const handle = disk.openSync(file, 'wx')
  try {
    disk.writeFileSync(handle, bytes)
    disk.fsyncSync(handle)
  } finally {
    disk.closeSync(handle)
  }
}

/** Waits until the disk has the names in a folder. Windows and some mounted disks do not offer it. */
export const syncFolder = (disk: Disk, folder: string): void => {
  if (process.platform === 'win32') return
  const handle = disk.openSync(folder, 'r')
  try {
    disk.fsyncSync(handle)
  } catch (error) {
    if (codeOf(error) !== 'EINVAL' && codeOf(error) !== 'ENOTSUP') throw error
  } finally {
    disk.closeSync(handle)
  }
}

/**
 * Makes a folder and those on the way to it, and adds those it made to `made`, outermost first. One by one: Node's own
 * way never ends on a disk that makes none, such as `/proc`.
 */
export const makeFolders = (disk: Disk, folder: string, made: string[]): void => {
  if (statusOf(disk, folder)) return
  if (folder !== path.dirname(folder)) makeFolders(disk, path.dirname(folder), made)
  try {
    disk.mkdirSync(folder)
    made.push(folder)
  } catch (error) {
    // Another process was quicker.
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

/** Takes folders away that were made in vain; those that hold something by now stay. */
export const removeFolders = (disk: Disk, made: readonly string[]): void => {
  for (const folder of made.toReversed()) attempt(() => disk.rmdirSync(folder))
}

/** Removes a file; nothing when it is gone already. */
export const unlinkIfThere = (disk: Disk, file: string): void => {
  try {
    disk.unlinkSync(file)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
}

/** Does what only tidies up: that it failed is no news, the next run does it again. */
export const attempt = (tidy: () => void): void => {
  try {
    tidy()
  } catch {
    return
  }
}

/** A system error of ours: something that is not ours is where a file or folder should be. */
export const inTheWay = (file: string): Error =>
  Object.assign(new Error(`in the way: ${file}`), { code: 'EEXIST', path: file })

/** A folder of outputs and the hidden one in it, which exists only while something is published. */
export type Home = {
  readonly disk: Disk
  /** Real path of the folder of outputs. */
  readonly root: string
  /** Its hidden folder. */
  readonly hidden: string
}

/** The folder of outputs and its hidden one, whether they exist or not. */
export const homeIn = (disk: Disk, root: string): Home => ({
  disk,
  root,
  hidden: path.join(root, hiddenName),
})
