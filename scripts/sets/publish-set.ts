/** The documents of a set → its folder, with those of the last build that are kept. */
import { join } from 'node:path'
import { manifestOf } from '../build/build.ts'
import type { Artifact, Input } from '../build/input.ts'
import { manifestName, toJson, type Manifest, type ManifestFile } from '../build/manifest.ts'
import { hasErrors, type Message } from '../message.ts'
import type { Selection } from '../build/selection.ts'
import { readPlain, shown } from '../files.ts'
import { publish } from '../publish/publish.ts'
import { uninterrupted } from '../publish/uninterrupted.ts'
import { named, replaced, type Destination } from './destination.ts'

/** Of another memo nothing is kept, however little is built: its files would pass for this one's. */
const isWhole = ({ other }: Destination, { only, formats, shard }: Selection): boolean =>
  other !== null || (only.length === 0 && formats.length === 0 && !shard)

/** Files of the set there that make room for the new one. */
export const goingFrom = (destination: Destination, selection: Selection): readonly string[] =>
  isWhole(destination, selection) ? destination.files : []

type ToPublish = {
  readonly file: string
  readonly out: string
  readonly input: Input
  readonly destination: Destination
  readonly artifacts: readonly Artifact[]
}

export const publishSet = async (
  { file, out, input, destination, artifacts }: ToPublish,
  { selection, replace = false }: { readonly selection: Selection; readonly replace?: boolean },
): Promise<readonly Message[]> => {
  const { base, last, other } = destination
  const whole = isWhole(destination, selection)
  const kept = whole ? [] : keptFiles(last, artifacts)
  const manifest = manifestOf(input, [...kept, ...artifacts.map((artifact) => artifact.file)])
  const files = filesOf(out, artifacts, manifest)
  const scope = whole ? 'all' : 'some'
  const said = await uninterrupted((signal) =>
    publish(out, files, { scope, base, memo: file, replace, signal }),
  )
  const told = other === null || hasErrors(said) ? [] : [replaced(shown(out), other)]
  return [...said.map(named), ...told]
}

/** Files of the last build that a partial build keeps. */
const keptFiles = (last: Manifest | null, artifacts: readonly Artifact[]): ManifestFile[] => {
  const made = new Set(artifacts.map(({ file }) => file.path))
  return (last?.files ?? []).filter(({ path }) => !made.has(path))
}

/** All files of the new set: those just made, and those kept from the last build. */
const filesOf = (
  out: string,
  artifacts: readonly Artifact[],
  manifest: Manifest,
): Map<string, Uint8Array> =>
  new Map([
    ...artifacts.map(({ file: { path }, bytes }): [string, Uint8Array] => [
      path,
      bytes ?? readPlain(join(out, path)),
    ]),
    [manifestName, Buffer.from(toJson(manifest))],
  ])
