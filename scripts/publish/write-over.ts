/** A file of the user's written anew: as a whole, or not at all. */
import fs from 'node:fs'
import path from 'node:path'
import type { Message } from '../message.ts'
import { isSystemError, systemMessage } from '../system-error.ts'
import { attempt, type Disk } from './disk.ts'

/** Gives what went wrong: then the file is as it was. A link is followed, and stays one. */
export const writeOver = (file: string, content: string, disk: Disk = fs): Message | null => {
  let beside: string | null = null
  try {
    const target = fs.existsSync(file) ? disk.realpathSync(file) : file
    beside = path.join(path.dirname(target), `.${path.basename(target)}.new`)
    const handle = disk.openSync(beside, 'wx')
    try {
      disk.writeFileSync(handle, content)
      disk.fsyncSync(handle)
    } finally {
      disk.closeSync(handle)
    }
    disk.renameSync(beside, target)
    return null
  } catch (error) {
    if (!isSystemError(error)) throw error
    if (beside !== null && error.code !== 'EEXIST') attempt(() => disk.unlinkSync(beside!))
    return systemMessage(error, file)
  }
}
