/** What is in the folder of outputs, and which of it is ours. */
import { fromJson, isSealed, manifestName, type Manifest } from '../build/manifest.ts'
import { foldPath, sha256 } from '../files.ts'
import { bytesAt, codeOf, inTheWay, statusOf } from './disk.ts'
import type { Home } from './disk.ts'
import { targetOf } from './paths.ts'

/** A manifest and its bytes. */
export type Found = { readonly manifest: Manifest; readonly bytes: Uint8Array }

/**
 * The manifest of a set of ours; null when there is none, and when it is of another program or was changed since: then
 * nothing in the folder counts as ours. One of 0.1.0, which bears no seal, is ours when all its files are as it says.
 */
export const manifestIn = (home: Home): Found | null => {
  const bytes = bytesOf(home, manifestName)
  const text = bytes && Buffer.from(bytes).toString('utf8')
  const manifest = text && fromJson(text)
  if (!manifest) return null
  const isOurs = isSealed(text) || manifest.files.every((file) => isAsListed(home, file))
  return isOurs ? { manifest, bytes } : null
}

const isAsListed = (home: Home, { path, sha256 }: Manifest['files'][number]): boolean => {
  try {
    return hashOf(home, path) === sha256
  } catch (error) {
    // A link or a folder is in its place.
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** SHA-256 of every file of the last build by its path as `foldPath` gives it, the manifest included. */
export type OwnFiles = ReadonlyMap<string, string>

/** The files that are ours: none when no manifest says so. */
export const ownFiles = (found: Found | null): OwnFiles =>
  new Map(
    found
      ? [
          [manifestName, sha256(found.bytes)],
          ...found.manifest.files.map((file) => [foldPath(file.path), file.sha256] as const),
        ]
      : [],
  )

/** The status of an output, which must be a plain file when it is there. */
export const isThere = (home: Home, file: string): boolean => {
  const target = targetOf(home, file)
  const status = statusOf(home.disk, target)
  if (status && !status.isFile()) throw inTheWay(target)
  return status !== null
}

/** The bytes of an output; null when it is not there. */
export const bytesOf = (home: Home, file: string): Buffer | null =>
  bytesAt(home.disk, targetOf(home, file))

/** The SHA-256 of an output; null when it is not there. */
export const hashOf = (home: Home, file: string): string | null => {
  const bytes = bytesOf(home, file)
  return bytes && sha256(bytes)
}

/** True when an output has these bytes already. */
export const holds = (home: Home, file: string, bytes: Uint8Array): boolean =>
  bytesOf(home, file)?.equals(bytes) ?? false
