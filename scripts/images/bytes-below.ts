/** The bytes of a file below a folder: the only way an image is read (P9). */
import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { limits } from '../limits.ts'
import type { Report } from '../message.ts'
import { imageMessages } from './messages.ts'

/**
 * Reads the file `src` names, relative to the folder, or gives null after a message. Links are
 * followed first and the place they lead to is judged, so that none leads out of the folder.
 */
export const bytesBelow = (folder: string, src: string, report: Report): Uint8Array | null => {
  if (!isPathBelow(src)) return fail(report, imageMessages.path())
  try {
    const root = realpathSync(folder)
    const file = realpathSync(path.join(root, src))
    if (!file.startsWith(root.endsWith(path.sep) ? root : root + path.sep))
      return fail(report, imageMessages.path())
    return readRegular(file, report)
  } catch (error) {
    return fail(report, unreadable(error))
  }
}

const fail = (report: Report, finding: Parameters<Report>[0]): null => {
  report(finding)
  return null
}

/** No scheme or drive, no root, no UNC, no control character, no way up and out. */
const isPathBelow = (src: string): boolean =>
  src !== '' &&
  !/^[a-z][a-z0-9+.-]*:/i.test(src) &&
  // eslint-disable-next-line no-control-regex
  !/^[/~]|[\\\u0000-\u001f\u007f]/.test(src) &&
  path.posix.normalize(src).split('/')[0] !== '..'

const readRegular = (file: string, report: Report): Uint8Array | null => {
  // Opening a pipe waits for its writer unless told not to. Windows has neither flag.
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants
  const handle = openSync(file, O_RDONLY | O_NONBLOCK | O_NOFOLLOW)
  try {
    const status = fstatSync(handle)
    if (!status.isFile()) return fail(report, imageMessages.notFile())
    if (status.size > limits.imageBytes)
      return fail(report, imageMessages.tooLarge(status.size, limits.imageBytes))
    return readFileSync(handle)
  } finally {
    closeSync(handle)
  }
}

const unreadable = (error: unknown): Parameters<Report>[0] => {
  const code = (error as NodeJS.ErrnoException).code
  if (code === undefined) throw error
  const isMissing = code === 'ENOENT' || code === 'ENOTDIR'
  return isMissing ? imageMessages.missing() : imageMessages.unreadable(code)
}
