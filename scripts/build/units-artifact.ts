/** `out/memo.json`: the units of a memo as data. */
import type { Artifact, Input, IsFresh } from './input.ts'
import { unitsName } from './manifest.ts'
import { sha256 } from '../files.ts'
import { unitRows } from './units.ts'

/** The units of the full memo, whatever else is built. */
export const unitsArtifact = ({ memo, sourceHash }: Input, isFresh: IsFresh): Artifact => {
  const bytes = Buffer.from(
    `${JSON.stringify({ title: memo.meta.title, lang: memo.meta.lang, units: unitRows(memo) }, null, 2)}\n`,
  )
  const path = unitsName
  const hash = sha256(bytes)
  return {
    bytes: isFresh(path, hash) ? null : bytes,
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
      source: sourceHash,
    },
  }
}
