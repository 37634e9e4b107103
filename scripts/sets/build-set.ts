/** One memo → its set in a folder: read, built, proved, published. */
import { join, resolve } from 'node:path'
import { build } from '../build/build.ts'
import type { Input, IsFresh } from '../build/input.ts'
import type { FontStore } from '../fonts/open-fonts.ts'
import type { ProverOf } from '../proof/prove.ts'
import { deadlineIn, nullIfLate, tooSlow } from '../build/deadline.ts'
import type { Manifest, ManifestFile } from '../build/manifest.ts'
import { hasErrors, type Message } from '../message.ts'
import { limits, sizesWithin, type Seconds } from '../limits.ts'
import {
  needTwoEditions,
  unknownNames,
  unknownOutputs,
  type Selection,
} from '../build/selection.ts'
import { readPlain, sha256 } from '../files.ts'
import { alwaysWritten, planOf } from '../build/plan.ts'
import { filesInTheWay } from '../publish/place.ts'
import { readInput } from '../project/read-input.ts'
import type { Resources } from '../project/resources.ts'
import type { Source } from '../project/source.ts'
import { destinationOf, named, nowhere, type Destination } from './destination.ts'
import { goingFrom, publishSet } from './publish-set.ts'

export type SetResult = {
  /** Files of this build; those not written were up to date, or nothing was to be written. */
  readonly files: readonly (ManifestFile & { readonly written: boolean })[]
  readonly messages: readonly Message[]
  /** What a careful reader would ask of the memo, besides. */
  readonly questions?: readonly Message[]
  readonly misused?: true
}

export type SetOptions = {
  readonly selection: Selection
  /** Builds documents again that are up to date. */
  readonly force: boolean
  /** Takes the place of another memo's set. */
  readonly replace?: boolean
  /** Makes and proves everything, and neither looks at the folder nor writes. */
  readonly dry?: boolean
  readonly seconds?: Seconds
  readonly proverOf: ProverOf
  /** Called with the path of each document before it is made. */
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
  const { selection, force, dry = false, proverOf, onBegin } = options
  const seconds = options.seconds ?? limits.seconds
  const deadline = deadlineIn(seconds.build)
  const begun = await begin(file, out, resources, options)
  const { input, destination, messages } = begun
  if (!input || !destination || hasErrors(messages))
    return { ...failed(messages), ...(begun.misused && { misused: true }) }
  const built = await build(input, selection, fonts, {
    isFresh: force ? () => null : freshIn(out, destination.last),
    prover: () => proverOf(input, deadline.signal),
    ...(onBegin && { onBegin }),
    deadline,
  }).catch(nullIfLate)
  if (!built) return failed([...messages, tooSlow(input.path, seconds.build)])
  const all = [...messages, ...built.messages]
  if (hasErrors(all)) return failed(all)
  const files = built.artifacts.map(({ file, bytes }) => ({
    ...file,
    written: !dry && bytes !== null,
  }))
  const questions = [...begun.questions, ...(built.questions ?? [])]
  if (dry) return { files, messages: all, questions }
  const set = { file, out, input, destination, artifacts: built.artifacts }
  const published = await publishSet(set, options)
  const isPublished = !hasErrors(published)
  return { files: isPublished ? files : [], messages: [...all, ...published], questions }
}

type Begun = {
  readonly input: Input | null
  readonly destination: Destination | null
  readonly messages: readonly Message[]
  readonly questions: readonly Message[]
  readonly misused?: true
}

/** What there is to build and where to; what is wrong with the text, the pictures and the folder is said in one go. */
const begin = async (
  file: string,
  out: string,
  resources: Resources,
  { selection, replace = false, dry = false, seconds = limits.seconds }: SetOptions,
): Promise<Begun> => {
  const { source, input, isThere, messages } = readInput(file, resources, seconds.read)
  const unread = (said: readonly Message[]): Begun => ({
    input: null,
    destination: null,
    messages: said,
    questions: [],
  })
  // Of a memo that is not there nothing else can be said.
  if (!isThere) return unread(messages)
  const { templates } = resources
  const unknown = source
    ? [...unknownNames(selection, source.memo, templates), ...needTwoEditions(selection, templates)]
    : []
  if (unknown.length > 0) return { ...unread([...messages, ...unknown]), misused: true }
  const misnamed = source ? unknownOutputs(source.memo, source, templates) : []
  const memo = { path: resolve(file), hash: source?.hash ?? null }
  const place = dry ? nowhere : await destinationOf(out, memo, replace)
  const paths = source ? planOf(source.memo, templates, selection).map(({ path }) => path) : []
  const tooMany = tooManyDocuments(paths.length, source, seconds.build)
  const inTheWay =
    dry || !place.value
      ? []
      : filesInTheWay(
          out,
          [...paths, ...alwaysWritten, ...goingFrom(place.value, selection)],
          replace,
        )
  return {
    input,
    destination: place.value,
    messages: [...messages, ...misnamed, ...tooMany, ...place.messages, ...inTheWay.map(named)],
    questions: source?.questions?.() ?? [],
  }
}

/** Each document is made, read back and compared, however short the memo. */
const tooManyDocuments = (count: number, source: Source | null, seconds: number): Message[] => {
  const { documents } = sizesWithin(seconds)
  if (!source || count <= documents) return []
  return [
    {
      level: 'error',
      rule: 'too-many-documents',
      path: source.path,
      en: `The set would have ${count} documents, expected at most ${documents}: name fewer templates under \`outputs\`, build some with --only, or allow more with --deadline SECONDS`,
      zh: `这份备忘录将生成 ${count} 个文件，上限为 ${documents} 个：请在 \`outputs\` 中减少模板，用 --only 分次生成，或用 --deadline 秒数 放宽上限`,
    },
  ]
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
