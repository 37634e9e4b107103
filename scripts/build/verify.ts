/** A set read back: every file is the one its manifest names, was made from this memo, and says what it says. */
import type { Message } from '../message.ts'
import type { Made, ProverOf } from '../proof/prove.ts'
import { sha256 } from '../files.ts'
import { nullIfLate, tooSlow, watched, type Deadline } from './deadline.ts'
import { documentsOf, keyOf } from './document.ts'
import type { Input } from './input.ts'
import { fromJson, manifestName, type ManifestFile } from './manifest.ts'
import { everyPlan, planOf, type Plan } from './plan.ts'
import { unitsArtifact } from './units-artifact.ts'

/** A file of a set, and what the manifest says of it: null where there is no manifest. */
export type FileToVerify = {
  /** In the folder of the set. */
  readonly path: string
  /** Null when the file cannot be read. */
  readonly bytes: Uint8Array | null
  readonly listed: ManifestFile | null
}

export type SetToVerify = {
  readonly input: Input
  readonly files: readonly FileToVerify[]
  /** A path of the set as messages name it. */
  readonly shown: (path: string) => string
}

export type Verifier = {
  readonly proverOf: ProverOf
  readonly deadline: Deadline
  /** The time that the deadline gives, for the message that it was not enough. */
  readonly seconds: number
}

/** What is wrong with the files of a set. */
export const verifyFiles = async (
  set: SetToVerify,
  { proverOf, deadline, seconds }: Verifier,
): Promise<readonly Message[]> => {
  const { input, files, shown } = set
  const isCurrent = ({ listed }: FileToVerify): boolean =>
    listed === null || listed.source === input.sourceHash
  const damaged = files.filter(isDamaged)
  const intact = files.filter((file) => !isDamaged(file))
  const proveAll = async (): Promise<readonly Message[]> => {
    // All in one run: each starts a watchdog.
    const { messages, proofs } = deadline.run(() => {
      const { messages, due } = dueIn({ ...set, files: intact.filter(isCurrent) })
      const prove = proverOf(input, deadline.signal)
      return { messages, proofs: due.map((made) => watched(prove(made))) }
    })
    return [...messages, ...(await Promise.all(proofs)).flat()]
  }
  return [
    ...damaged.map(({ path, bytes }) => (bytes ? changed : missing)(shown(path))),
    ...intact.flatMap((file) => (isCurrent(file) ? [] : olderSource(shown(file.path)))),
    ...((await deadline.wait(proveAll()).catch(nullIfLate)) ?? [tooSlow(input.path, seconds)]),
  ]
}

/** Files in memory as they are to be verified, and the manifest with them when it is among them. */
export const filesToVerify = (
  files: readonly InMemory[],
): { readonly files: readonly FileToVerify[]; readonly messages: readonly Message[] } => {
  const list = files.find(({ path }) => path === manifestName)
  const others = files.filter((file) => file !== list)
  const manifest = list && fromJson(Buffer.from(list.bytes).toString('utf8'))
  const listed = new Map(manifest?.files.map((file) => [file.path, file]))
  const given = new Set(others.map(({ path }) => path))
  const missing = [...listed.values()].filter(({ path }) => !given.has(path))
  return {
    files: [
      ...others.map((file) => ({ ...file, listed: listed.get(file.path) ?? null })),
      ...missing.map((file) => ({ path: file.path, bytes: null, listed: file })),
    ],
    messages: list && !manifest ? [changed(manifestName)] : [],
  }
}

type InMemory = { readonly path: string; readonly bytes: Uint8Array }

const isDamaged = ({ bytes, listed }: FileToVerify): boolean =>
  bytes === null || (listed !== null && sha256(bytes) !== listed.sha256)

/** The documents to be proved, and messages about files that are none. */
const dueIn = ({
  input,
  files,
  shown,
}: SetToVerify): { readonly messages: readonly Message[]; readonly due: readonly Made[] } => {
  const documentOf = documentsOf(input)
  const plans = new Map(plansOf(input, files).map((plan) => [plan.path, plan]))
  const units = unitsArtifact(input, () => null)
  const messages: Message[] = []
  const due: Made[] = []
  for (const { path, bytes, listed } of files) {
    const plan = plans.get(path)
    if (path === units.file.path) {
      if (sha256(bytes!) !== units.file.sha256) messages.push(olderMaking(shown(path)))
    } else if (!plan) messages.push(unplanned(shown(path)))
    else {
      const { format } = plan
      const { edition, flow, key } = documentOf(plan)
      if (listed && (listed.key !== keyOf(key, format) || listed.format !== format))
        messages.push(olderMaking(shown(path)))
      due.push({ path, format, bytes: bytes!, flow, edition })
    }
  }
  return { messages, due }
}

/** The plans of a memo for the templates that the files are listed with; of files without a list, for all. */
const plansOf = ({ memo, templates }: Input, files: readonly FileToVerify[]): Plan[] => {
  if (files.some(({ listed }) => !listed)) return everyPlan(memo, templates)
  const only = [...new Set(files.flatMap(({ listed }) => listed?.template ?? []))]
  return planOf(memo, templates, { only, formats: [] })
}

/** What is wrong with a file, at its path. */
export const finding = (rule: string, path: string, en: string, zh: string): Message => ({
  level: 'error',
  rule,
  path,
  en,
  zh,
})

const changed = (path: string): Message =>
  finding(
    'changed-file',
    path,
    'The file is not the one that was built: to keep what was edited, move it out of this folder first (`memopress review` takes in review copies); then build again',
    '文件已不是生成时的文件：要保留改动，请先将其移出此文件夹（审阅稿可用 `memopress review` 并入），再重新生成',
  )
const missing = (path: string): Message =>
  finding('missing-file', path, 'The file is gone; build again', '文件缺失；请重新生成')
const olderSource = (path: string): Message =>
  finding(
    'older-source',
    path,
    'The file was made from an older source; build again',
    '文件由旧的源文件生成；请重新生成',
  )
const olderMaking = (path: string): Message =>
  finding(
    'older-making',
    path,
    'The file was made with other templates, fonts or software than those that are here; build again',
    '文件是用另外的模板、字体或软件版本生成的；请重新生成',
  )
const unplanned = (path: string): Message =>
  finding(
    'unplanned-file',
    path,
    'Neither the memo nor a template asks for this file any more; build again',
    '备忘录和模板都已不再需要这个文件；请重新生成',
  )
