/** A set as one file to take away: its files, and their hashes as `sha256sum -c` reads them. */
import { zipSync } from 'fflate'
import { sha256 } from '../files.ts'

const sumsName = 'SHA256SUMS'

/** The earliest day that a ZIP can name: the same set gives the same bytes. */
const noDay = new Date(1980, 0, 1)

/** The files as a ZIP; none is compressed, as documents are already. */
export function archiveOf(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sums = Buffer.from(sumsOf(files))
  return zipSync(Object.fromEntries([...files, [sumsName, sums]]), { level: 0, mtime: noDay })
}

/** A line for each file: hash, two spaces, path (coreutils, sha256sum). */
function sumsOf(files: ReadonlyMap<string, Uint8Array>): string {
  const paths = [...files.keys()].sort()
  return paths.map((path) => `${sha256(files.get(path)!)}  ${path}\n`).join('')
}
