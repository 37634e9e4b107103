/** Files: where memopress itself is, the one way plain files are read, and which paths of outputs every system can save. */
import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { limits } from './limits.ts'

/** Folder of memopress itself: its templates serve every project. */
export const home = dirname(dirname(fileURLToPath(import.meta.url)))

/** A path as the user would write it: from where they are, with `/`. */
export const shown = (path: string, from = process.cwd()): string => {
  const short = relative(from, path)
  return (short === '' || short.startsWith('..') ? path : short).replaceAll('\\', '/')
}

/** SHA-256 in hexadecimal. */
export const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex')

/** No folder, pipe or device, and no link to one or to nothing. */
export const isPlain = (path: string): boolean => {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/**
 * Bytes of a plain file. Throws errors of the system, and among them `EFTYPE` for a folder, a pipe or a device, which
 * might be read for ever, and `EFBIG`, with the size, for a file of more than `most` bytes.
 */
export const readPlain = (path: string, most: number = limits.fileBytes): Buffer => {
  // Opening a pipe waits for its writer unless told not to. Windows has no such flag.
  const { O_RDONLY, O_NONBLOCK = 0 } = constants
  const handle = openSync(path, O_RDONLY | O_NONBLOCK)
  try {
    const status = fstatSync(handle)
    if (!status.isFile()) throw refused('EFTYPE', path)
    if (status.size > most) throw refused('EFBIG', path, status.size)
    return filled(handle, Buffer.alloc(status.size))
  } finally {
    closeSync(handle)
  }
}

/** The same of a file below a folder, links followed first: throws `ENOTCAPABLE` when one leads out of it. */
export const readBelow = (folder: string, path: string, most?: number): Buffer => {
  const root = realpathSync(folder)
  const file = realpathSync(join(root, path))
  if (!file.startsWith(root.endsWith(sep) ? root : root + sep)) throw refused('ENOTCAPABLE', file)
  return readPlain(file, most)
}

/** An error with a code as systems have it: of BSD, POSIX and WASI. */
const refused = (code: string, path: string, size?: number): Error =>
  Object.assign(new Error(`${code}: ${path}`), { code, path, size })

/** A file that grows meanwhile is read as long as it was, and one that shrinks as far as it goes. */
const filled = (handle: number, bytes: Buffer): Buffer => {
  let end = 0
  for (let read = -1; read !== 0 && end < bytes.length; end += read)
    read = readSync(handle, bytes, end, bytes.length - end, null)
  return bytes.subarray(0, end)
}

/** The folder of a set that publishing keeps to itself. */
export const hiddenName = '.memopress'

/** Names Windows keeps for devices, with any extension (Microsoft, “Naming Files”). */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u001f\u007f<>:"|?*\\]/

/** Bytes of a name in UTF-8 (POSIX, NAME_MAX). */
const longestName = 255

/** True for `a.pdf` and `ai/a.pdf`: relative, with `/`, without a way up, writable on Windows too. */
export const isOutputPath = (file: string): boolean =>
  file.split('/').every(isName) &&
  !forbidden.test(file) &&
  file.split('/')[0]!.toLowerCase() !== hiddenName

const isName = (name: string): boolean =>
  name !== '' && !/[. ]$/.test(name) && !device.test(name) && Buffer.byteLength(name) <= longestName

/** Paths that cannot be saved beside the others: bad names, and names another has or has as a folder. */
export const clashing = (files: readonly string[]): string[] => {
  const folded = files.map(foldPath)
  const folders = new Set(folded.flatMap(foldersOf))
  const isFirst = (file: string, at: number) => folded.indexOf(foldPath(file)) === at
  return files.filter(
    (file, at) => !isOutputPath(file) || !isFirst(file, at) || folders.has(foldPath(file)),
  )
}

/** How a disk that ignores case and normal form sees a path. */
export const foldPath = (file: string): string => file.normalize('NFC').toLowerCase()

/** `a` and `a/b` of `a/b/c.pdf`. */
export const foldersOf = (file: string): string[] =>
  file
    .split('/')
    .slice(0, -1)
    .map((_, i, names) => names.slice(0, i + 1).join('/'))

/** A path without the extension of its file. */
export const withoutExtension = (file: string): string => file.replace(/\.[^./]+$/, '')
