import { join, resolve } from 'node:path'
import type { Input } from '../build/input.ts'
import { documentsOf, keyOf } from '../build/document.ts'
import type { Made, ProverOf } from '../proof/prove.ts'
import { deadlineIn, nullIfLate, tooSlow, watched } from '../build/deadline.ts'
import type { Seconds } from '../limits.ts'
import { manifestName, type Manifest, type ManifestFile } from '../build/manifest.ts'
import type { Message } from '../message.ts'
import { planOf, type Plan } from '../build/plan.ts'
import { readPlain, sha256, shown } from '../files.ts'
import { pending, placeAt, type Place } from '../publish/place.ts'
import { unitsArtifact } from '../build/units-artifact.ts'
import { inputOf, readSource, type Read, type Resources } from '../project/read.ts'
import { projectOf } from './folders.ts'
import { memoOfSet } from './memo-of-set.ts'

/** A set that was built, and the memo it is of, when it is not the one that its folder belongs to. */
export type SetToVerify = {
  readonly out: string
  readonly file: string | null
  /** Folder of the project, as far as the command tells: what holds the folder of outputs. */
  readonly project: string
  readonly seconds: Seconds
  readonly resourcesIn: (root: string) => Read<Resources>
  readonly proverOf: ProverOf
}

export type Verification = {
  /** Files of the set; null when nothing could be compared. */
  readonly files: readonly ManifestFile[] | null
  readonly messages: readonly Message[]
}

/** Verifies a set: every file is the one its manifest names, made from this source, and has the texts of the memo. */
export const verifySet = async ({
  out,
  file,
  project,
  seconds,
  resourcesIn,
  proverOf,
}: SetToVerify): Promise<Verification> => {
  const unfinished = pending(out) ? [unfinishedPublish(shown(out))] : []
  const { manifest, ...place } = placeIn(out)
  if (!manifest) return failed([...unfinished, noManifest(out)])
  const path =
    file === null ? memoOfSet(out, manifest, { owner: place.memo, project }) : resolve(file)
  if (typeof path !== 'string') return failed([...unfinished, path])
  const deadline = deadlineIn(seconds.build)
  const files = manifest.files.map((each) => ({ each, ...readFile(out, each) }))
  const root = file === null ? projectOf(out, path) : process.cwd()
  const source = readSource(path, seconds.read)
  const resources = resourcesIn(root)
  const before = [...unfinished, ...source.messages, ...resources.messages]
  if (!source.value || !resources.value) return failed(before)
  const { value: input, messages } = inputOf(source.value, resources.value)
  if (!input) return failed([...before, ...messages])
  const stale = files.flatMap(({ each, message }) =>
    !message && each.source !== input.sourceHash ? [olderSource(shown(join(out, each.path)))] : [],
  )
  const damaged = files.flatMap(({ message }) => (message ? [message] : []))
  const proveAll = async (): Promise<Message[]> => {
    // All in one run: each starts a watchdog.
    const { messages, proofs } = deadline.run(() => {
      const { messages, due } = dueIn({ input, manifest, files, out })
      const prove = proverOf(input, deadline.signal)
      return { messages, proofs: due.map((made) => watched(prove(made))) }
    })
    return [...messages, ...(await Promise.all(proofs)).flat()]
  }
  const proofs = (await deadline.wait(proveAll()).catch(nullIfLate)) ?? [
    tooSlow(input.path, seconds.build),
  ]
  return {
    files: manifest.files,
    messages: [...before, ...messages, ...damaged, ...stale, ...proofs],
  }
}

type FileBytes = { readonly each: ManifestFile; readonly bytes: Uint8Array | null }

type Found = {
  readonly input: Input
  readonly manifest: Manifest
  readonly files: readonly FileBytes[]
  readonly out: string
}

/** The documents to be proved, and messages about files that cannot be. */
const dueIn = ({
  input,
  manifest,
  files,
  out,
}: Found): { readonly messages: readonly Message[]; readonly due: readonly Made[] } => {
  const documentOf = documentsOf(input)
  const plans = new Map(plansOf(input, manifest).map((plan) => [plan.path, plan]))
  const units = unitsArtifact(input, () => null)
  const messages: Message[] = []
  const due: Made[] = []
  for (const { each, bytes } of files) {
    if (!bytes || each.source !== input.sourceHash) continue
    if (each.path === units.file.path) {
      if (each.sha256 !== units.file.sha256) messages.push(olderMaking(shown(join(out, each.path))))
      continue
    }
    const plan = plans.get(each.path)
    if (!plan) {
      messages.push(unplanned(shown(join(out, each.path))))
      continue
    }
    const { edition, flow, key } = documentOf(plan)
    const { format } = plan
    if (each.key !== keyOf(key, format) || each.format !== format)
      messages.push(olderMaking(shown(join(out, each.path))))
    due.push({ path: each.path, format, bytes, flow, edition })
  }
  return { messages, due }
}

/** The plans of a memo for the templates that the manifest names. */
const plansOf = ({ memo, templates }: Input, manifest: Manifest): Plan[] => {
  const only = [...new Set(manifest.files.flatMap(({ template }) => template ?? []))]
  return planOf(memo, templates, { only, formats: [] })
}

/** The set in a folder; nothing when the folder cannot be read. */
const placeIn = (out: string): Place => {
  try {
    return placeAt(out)
  } catch {
    return { base: null, manifest: null, memo: null }
  }
}

const readFile = (
  out: string,
  file: ManifestFile,
): { bytes: Uint8Array | null; message?: Message } => {
  const path = shown(join(out, file.path))
  try {
    const bytes = readPlain(join(out, file.path))
    return sha256(bytes) === file.sha256 ? { bytes } : { bytes: null, message: changed(path) }
  } catch {
    return { bytes: null, message: missing(path) }
  }
}

const failed = (messages: readonly Message[]): Verification => ({ files: null, messages })

const finding = (rule: string, path: string, en: string, zh: string): Message => ({
  level: 'error',
  rule,
  path,
  en,
  zh,
})

const noManifest = (out: string): Message =>
  finding(
    'missing-manifest',
    shown(join(out, manifestName)),
    `There is no set in ${out}: its manifest is not there, is of another program, or was changed after the build; build the set first, name its folder with --out, or name all the memos that were built together`,
    `${out} 中没有成套文件：清单不存在、由其他程序写入，或在生成之后被改动；请先生成，或用 --out 指定文件夹，或列出当时一起生成的全部备忘录`,
  )
const changed = (path: string): Message =>
  finding(
    'changed-file',
    path,
    'The file is not the one that was built; build again',
    '文件已不是生成时的文件；请重新生成',
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
const unfinishedPublish = (path: string): Message =>
  finding(
    'unfinished-publish',
    path,
    'The last build was stopped while it put its files in place; run `memopress build` to finish or undo it',
    '上一次生成在放置文件时中断；请运行 `memopress build` 以完成或撤销',
  )
