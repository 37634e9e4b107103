/** New files in a folder that is new, or holds none of them: all of them, or none. */
import fs from 'node:fs'
import path from 'node:path'
import type { Message } from '../message.ts'
import { isSystemError, systemMessage } from '../system-error.ts'
import { attempt, makeFolders, removeFolders } from './disk.ts'
import type { Disk } from './disk.ts'

/** Writes files by their paths below a folder, over nothing; gives what went wrong: then nothing of them is left. */
export const writeNew = (
  folder: string,
  files: ReadonlyMap<string, Uint8Array | string>,
  disk: Disk = fs,
): Message | null => {
  const folders: string[] = []
  const written: string[] = []
  try {
    for (const [name, content] of files) {
      const file = path.resolve(folder, name)
      makeFolders(disk, path.dirname(file), folders)
      const handle = disk.openSync(file, 'wx')
      written.push(file)
      try {
        disk.writeFileSync(handle, content)
      } finally {
        disk.closeSync(handle)
      }
    }
    return null
  } catch (error) {
    for (const file of written) attempt(() => disk.unlinkSync(file))
    removeFolders(disk, folders)
    if (!isSystemError(error)) throw error
    return systemMessage(error, folder)
  }
}
