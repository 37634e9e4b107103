/** One memo → its set in a folder: read, built, proved, published. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, manifestOf, manifestPath } from '../build/build.ts'
import type { Artifact, IsFresh } from '../build/input.ts'
import type { FontStore } from '../fonts/open-fonts.ts'
import type { ProverOf } from '../proof/prove.ts'
import { deadlineIn, nullIfLate, tooSlow } from '../build/deadline.ts'
import { fromJson, toJson, type Manifest, type ManifestFile } from '../build/manifest.ts'
import type { Message } from '../message.ts'
import { limits, type Seconds } from '../limits.ts'
import { unknownNames, unknownOutputs, type Selection } from '../build/selection.ts'
import { readPlain, sha256, shown } from '../files.ts'
import { obstacle, publish, recover } from '../publish/publish.ts'
import { uninterrupted } from '../publish/uninterrupted.ts'
import { readInput, type Resources, type Read } from '../project/read.ts'

export type SetResult = {
  /** Files of this build; those not written were up to date, or nothing was to be written. */
  readonly files: readonly (ManifestFile & { readonly written: boolean })[]
  readonly messages: readonly Message[]
  readonly misused?: true
}

export type SetOptions = {
  readonly selection: Selection
  /** Makes again what is up to date. */
  readonly force: boolean
  /** Takes the place of another memo's set. */
  readonly replace?: boolean
  /** Makes and proves everything, and neither looks at the folder nor writes. */
  readonly dry?: boolean
  readonly seconds?: Seconds
  readonly proverOf: ProverOf
  /** Told of each document that is about to be made. */
  readonly onBegin?: (path: string) => void
}

const failed = (messages: readonly Message[]): SetResult => ({ files: [], messages })

/** Builds the set of a memo into `out`, if that is wanted. When anything is an error, `out` stays as it was. */
export const buildSet = async (
  file: string,
  out: string,
  resources: Resources,
  fonts: FontStore,
  options: SetOptions,
): Promise<SetResult> => {
  const { selection, force, replace = false, dry = false, proverOf, onBegin } = options
  const seconds = options.seconds ?? limits.seconds
  const deadline = deadlineIn(seconds.build)
  const { source, input, ...read } = readInput(file, resources, {
    seconds: seconds.read,
    onReadable: proverOf.parseAhead,
  })
  // Of a memo that is not there nothing else can be said.
  if (read.messages.some(({ rule }) => rule === 'missing-source')) return failed(read.messages)
  const unknown = source ? unknownNames(selection, source.memo, resources.templates) : []
  if (unknown.length > 0) return { ...failed([...read.messages, ...unknown]), misused: true }
  const misnamed = source ? unknownOutputs(source.memo, source, resources.templates) : []
  const path = shown(resolve(file))
  const place = dry ? nowhere : await placeIn(out, path, replace)
  const messages = [...read.messages, ...misnamed, ...place.messages]
  // What is wrong with the text, the pictures and the folder is said in one go.
  if (!input || !place.value || misnamed.length > 0) return failed(messages)
  const { base, last, other } = place.value
  const isFresh = force ? () => null : freshIn(out, last)
  const built = await build(input, selection, fonts, {
    isFresh,
    prover: () => proverOf(input, deadline.signal),
    ...(onBegin && { onBegin }),
    deadline,
  }).catch(nullIfLate)
  if (!built) return failed([...messages, tooSlow(path, seconds.build)])
  const all = [...messages, ...built.messages]
  if (all.some(({ level }) => level === 'error')) return failed(all)
  const said = built.artifacts.map(({ file, bytes }) => ({
    ...file,
    written: !dry && bytes !== null,
  }))
  if (dry) return { files: said, messages: all }
  // Of another memo nothing is kept, however little is built: its files would pass for this one's.
  const isWhole =
    other !== null ||
    (selection.only.length === 0 && selection.formats.length === 0 && !selection.shard)
  const kept = isWhole ? [] : keptFiles(last, built.artifacts)
  const manifest = manifestOf(input, [...kept, ...built.artifacts.map((artifact) => artifact.file)])
  const scope = isWhole ? 'all' : 'some'
  const files = filesOf(out, built.artifacts, manifest)
  const problem = await uninterrupted((signal) => publish(out, files, { scope, base, signal }))
  if (problem) return failed([...all, named(problem)])
  const told = other === null ? [] : [replaced(shown(out), other)]
  return { files: said, messages: [...all, ...told] }
}

/** A message with its path as a user would write it. */
const named = (message: Message): Message => ({ ...message, path: shown(resolve(message.path)) })

type Place = {
  /** The manifest this build begins from. */
  readonly base: Buffer | null
  /** What it says of this memo's last set. */
  readonly last: Manifest | null
  /** The memo whose set is there and is to be replaced. */
  readonly other: string | null
}

/** Where nothing was built before and nothing will be. */
const nowhere: Read<Place> = { value: { base: null, last: null, other: null }, messages: [] }

/** The folder of a set, once an interrupted build there is ended; or why no set of this memo goes there. */
const placeIn = async (out: string, path: string, replace: boolean): Promise<Read<Place>> => {
  const unfit = obstacle(out) ?? (await uninterrupted((signal) => recover(out, { signal })))
  if (unfit) return { value: null, messages: [named(unfit)] }
  const base = manifestBytes(out)
  const found = base && fromJson(base.toString('utf8'))
  const other = found && found.source.path !== manifestPath(path) ? found.source.path : null
  if (other !== null && !replace)
    return { value: null, messages: [otherMemo(shown(out), other, path)] }
  return { value: { base, last: other === null ? found : null, other }, messages: [] }
}

/** The manifest this build begins from; publishing refuses when another build has replaced it meanwhile. */
const manifestBytes = (out: string): Buffer | null => {
  try {
    return readPlain(join(out, 'manifest.json'))
  } catch {
    return null
  }
}

/** A file is fresh when the last build made it from the same things and nobody has touched it since. */
const freshIn = (out: string, last: Manifest | null): IsFresh => {
  const files = new Map(last?.files.map((file) => [file.path, file]))
  return (path, key) => {
    const file = files.get(path)
    if (!file || file.key !== key) return null
    try {
      return sha256(readPlain(join(out, path))) === file.sha256 ? file : null
    } catch {
      return null
    }
  }
}

/** What a partial build leaves as it was. */
const keptFiles = (last: Manifest | null, artifacts: readonly Artifact[]): ManifestFile[] => {
  const made = new Set(artifacts.map(({ file }) => file.path))
  return (last?.files ?? []).filter(({ path }) => !made.has(path))
}

/** The set as it shall be: what was made, and what is there already. */
const filesOf = (
  out: string,
  artifacts: readonly Artifact[],
  manifest: Manifest,
): Map<string, Uint8Array> =>
  new Map([
    ...artifacts.map(({ file: { path }, bytes }): [string, Uint8Array] => [
      path,
      bytes ?? readFileSync(join(out, path)),
    ]),
    ['manifest.json', Buffer.from(toJson(manifest))],
  ])

/** A folder belongs to one memo: building another there would mix them, or take the first one's files away. */
const otherMemo = (out: string, other: string, source: string): Message => ({
  level: 'error',
  rule: 'other-memo',
  path: out,
  en: `The folder holds the set of ${other}, and ${source} would take its place; expected a folder for each memo: name another one with --out, or say --replace if this is meant`,
  zh: `该目录存放的是 ${other} 的文件，会被 ${source} 取代；每份备忘录应有自己的目录：请用 --out 另行指定，若确要取代，请加 --replace`,
})

/** Said although it was asked for: the other memo's files are gone. */
const replaced = (out: string, other: string): Message => ({
  level: 'query',
  rule: 'replaced-memo',
  path: out,
  en: `The set of ${other} that was here has been replaced; to have it again, build it with a folder of its own (--out)`,
  zh: `此处原为 ${other} 的文件，已被取代；如仍需要，请用 --out 为其指定自己的目录重新生成`,
})
