/** A file of data in a set, such as the units of a memo. */
import { sha256 } from '../files.ts'
import type { Artifact } from './input.ts'

/** `source` is the hash of the text that the data is of. */
export const jsonArtifact = (
  path: string,
  data: object,
  source: string,
): Artifact & { readonly bytes: Uint8Array } => {
  const bytes = Buffer.from(`${JSON.stringify(data, null, 2)}\n`)
  const hash = sha256(bytes)
  return {
    bytes,
    file: {
      path,
      sha256: hash,
      size: bytes.length,
      pages: null,
      fit: null,
      template: null,
      edition: null,
      format: 'json',
      key: hash,
      source,
    },
  }
}
