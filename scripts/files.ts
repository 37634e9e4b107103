/** Files: where memopress itself is, how a path is shown, and how the bytes of a plain file are read. */
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

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

/** Bytes of a plain file; throws when it is none: a pipe or a device would be read for ever. */
export const readPlain = (path: string): Buffer => {
  if (!isPlain(path)) throw new Error(`no plain file: ${path}`)
  return readFileSync(path)
}
