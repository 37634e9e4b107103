import { join, resolve } from 'node:path'
import { deadlineIn } from '../build/deadline.ts'
import type { ProverOf } from '../proof/prove.ts'
import type { Seconds } from '../limits.ts'
import { manifestName, type ManifestFile } from '../build/manifest.ts'
import type { Message } from '../message.ts'
import { readPlain, shown } from '../files.ts'
import { pending, placeAt, type Place } from '../publish/place.ts'
import { finding, verifyFiles } from '../build/verify.ts'
import { inputOf } from '../project/read-input.ts'
import { readSource } from '../project/source.ts'
import type { Read, Resources } from '../project/resources.ts'
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
  const files = manifest.files.map((listed) => {
    const { path } = listed
    return { path, listed, bytes: bytesOf(join(out, path)) }
  })
  const root = file === null ? projectOf(out, path) : process.cwd()
  const source = readSource(path, seconds.read)
  const resources = resourcesIn(root)
  const before = [...unfinished, ...source.messages, ...resources.messages]
  if (!source.value || !resources.value) return failed(before)
  const { value: input, messages } = inputOf(source.value, resources.value)
  if (!input) return failed([...before, ...messages])
  const set = { input, files, shown: (path: string) => shown(join(out, path)) }
  const found = await verifyFiles(set, { proverOf, deadline, seconds: seconds.build })
  return { files: manifest.files, messages: [...before, ...messages, ...found] }
}

/** The set in a folder; nothing when the folder cannot be read. */
const placeIn = (out: string): Place => {
  try {
    return placeAt(out)
  } catch {
    return { base: null, manifest: null, memo: null }
  }
}

const bytesOf = (file: string): Uint8Array | null => {
  try {
    return readPlain(file)
  } catch {
    return null
  }
}

const failed = (messages: readonly Message[]): Verification => ({ files: null, messages })

const noManifest = (out: string): Message =>
  finding(
    'missing-manifest',
    shown(join(out, manifestName)),
    `There is no set in ${out}: its manifest is not there, is of another program, or was changed after the build; build the set first, name its folder with --out, or name all the memos that were built together`,
    `${out} 中没有成套文件：清单不存在、由其他程序写入，或在生成之后被改动；请先生成，或用 --out 指定文件夹，或列出当时一起生成的全部备忘录`,
  )
const unfinishedPublish = (path: string): Message =>
  finding(
    'unfinished-publish',
    path,
    'The last build was stopped while it put its files in place; run `memopress build` to finish or undo it',
    '上一次生成在放置文件时中断；请运行 `memopress build` 以完成或撤销',
  )
