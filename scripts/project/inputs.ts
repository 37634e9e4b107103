/** The files a set is made from, and what they are now: whether a build would see anything new. */
import { readdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { readPlain, sha256 } from '../files.ts'
import { limits } from '../limits.ts'
import { readSource } from './source.ts'

/** Reads which pictures a memo names, as absolute paths, and keeps that until the memo is another. */
export const picturesReader = (source: string): (() => readonly string[]) => {
  let known: { readonly stamp: string; readonly pictures: readonly string[] } | null = null
  return () => {
    const stamp = stampOf(source)
    if (known?.stamp !== stamp) known = { stamp, pictures: picturesOf(source) }
    return known.pictures
  }
}

/** Of a memo that cannot be read, none. */
const picturesOf = (source: string): string[] => {
  const { pictures } = readSource(source, limits.seconds.read)
  return [...new Set(pictures.map(({ src }) => resolve(dirname(source), src)))]
}

/** A folder, there or not, and all that is in it. */
export const allIn = (folder: string): string[] => [folder, ...entriesOf(folder)]

const entriesOf = (folder: string): string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
      .flatMap((entry) => {
        const path = join(folder, entry.name)
        return entry.isDirectory() ? allIn(path) : [path]
      })
  } catch {
    // It is not there, or not for us to read; then a build does not read it either.
    return []
  }
}

/** What some files are: differs after any change. */
export const stateOf = (files: readonly string[]): string =>
  JSON.stringify(files.map((file) => [file, stampOf(file)]))

/** Bytes of a file that is read: one may be saved twice within a tick of the clock, with as many bytes. */
const small = 256 * 1024

const stampOf = (file: string): string => {
  try {
    const status = statSync(file)
    if (status.isDirectory()) return 'folder'
    return status.isFile() && status.size <= small
      ? sha256(readPlain(file, small))
      : [status.size, status.mtimeMs, status.ino].join(' ')
  } catch {
    return 'none'
  }
}
