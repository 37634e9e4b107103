/** `out/memo.json`: the units of a memo as data. */
import type { Artifact, Input, IsFresh } from './input.ts'
import { jsonArtifact } from './json-artifact.ts'
import { unitsName } from './manifest.ts'
import { unitRows } from './units.ts'

/** The units of the full memo, whatever else is built. */
export const unitsArtifact = ({ memo, sourceHash }: Input, isFresh: IsFresh): Artifact => {
  const { title, lang } = memo.meta
  const artifact = jsonArtifact(unitsName, { title, lang, units: unitRows(memo) }, sourceHash)
  return isFresh(unitsName, artifact.file.key) ? { ...artifact, bytes: null } : artifact
}
