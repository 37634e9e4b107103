/** The bytes of a file below a folder: the only way an image is read (P9). */
import path from 'node:path'
import { readBelow } from '../files.ts'
import { limits } from '../limits.ts'
import type { Report } from '../message.ts'
import { isSystemError } from '../system-error.ts'
import { imageMessages } from './messages.ts'

/**
 * Reads the file `src` names, relative to the folder, or gives null after a message. Links are
 * followed first and the place they lead to is judged, so that none leads out of the folder.
 */
export const bytesBelow = (folder: string, src: string, report: Report): Uint8Array | null => {
  if (!isPathBelow(src)) return fail(report, imageMessages.path())
  try {
    return readBelow(folder, src, limits.imageBytes)
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

const unreadable = (error: unknown): Parameters<Report>[0] => {
  if (!isSystemError(error)) throw error
  const { code, size = 0 } = error
  const { missing, tooLarge } = imageMessages
  const findings: Readonly<Record<string, () => Parameters<Report>[0]>> = {
    ENOENT: missing,
    ENOTDIR: missing,
    ENOTCAPABLE: imageMessages.path,
    EFTYPE: imageMessages.notFile,
    EFBIG: () => tooLarge(size, limits.imageBytes),
  }
  return (findings[code] ?? (() => imageMessages.unreadable(code)))()
}
