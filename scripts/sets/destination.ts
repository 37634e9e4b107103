/** The folder a set is to be published in: whose set is there, and whether this memo may have it. */
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Manifest } from '../build/manifest.ts'
import { shown } from '../files.ts'
import type { Message } from '../message.ts'
import type { Read } from '../project/resources.ts'
import { failed } from '../publish/messages.ts'
import { obstacle, placeAt, type Place } from '../publish/place.ts'
import { recover } from '../publish/publish.ts'
import { uninterrupted } from '../publish/uninterrupted.ts'
import { ancestorsOf } from './folders.ts'

export type Destination = {
  /** The manifest this build begins from; publishing refuses when another build has replaced it meanwhile. */
  readonly base: Uint8Array | null
  /** What it says of this memo's last set. */
  readonly last: Manifest | null
  /** Files of the set there, whichever memo it is of. */
  readonly files: readonly string[]
  /** The memo whose set is there and is to be replaced. */
  readonly other: string | null
}

/** A memo by its path, with the SHA-256 of its bytes unless it could not be read. */
export type OwnMemo = { readonly path: string; readonly hash: string | null }

/** Where nothing was built before and nothing will be. */
export const nowhere: Read<Destination> = {
  value: { base: null, last: null, files: [], other: null },
  messages: [],
}

/** The folder of a set, once an interrupted build there is ended; or why no set of this memo goes there. */
export const destinationOf = async (
  out: string,
  memo: OwnMemo,
  replace: boolean,
): Promise<Read<Destination>> => {
  const refused = (...messages: readonly Message[]): Read<Destination> => ({
    value: null,
    messages: messages.map(named),
  })
  const unfit = obstacle(out)
  if (unfit) return refused(unfit)
  const unsettled = await uninterrupted((signal) => recover(out, { signal }))
  if (unsettled.length > 0) return refused(...unsettled)
  try {
    const place = placeAt(out)
    const { base, manifest } = place
    const other = manifest && !isOf(place, manifest, out, memo) ? nameOf(place, manifest) : null
    if (other !== null && !replace) return refused(otherMemo(out, other, place, shown(memo.path)))
    const files = manifest?.files.map(({ path }) => path) ?? []
    return { value: { base, last: other === null ? manifest : null, files, other }, messages: [] }
  } catch (error) {
    return refused(failed(out, out, error, 'kept'))
  }
}

/** A message with its path as a user would write it. */
export const named = (message: Message): Message => ({
  ...message,
  path: shown(resolve(message.path)),
})

/**
 * Whether the set in a folder is of this memo. Where the owner of the folder was lost, the text may tell; 0.1.0 wrote
 * no owner, but the path of the memo from the folder of the project.
 */
const isOf = (place: Place, manifest: Manifest, out: string, { path, hash }: OwnMemo): boolean =>
  place.memo !== null
    ? isSameFile(place.memo, path)
    : manifest.source.sha256 === hash ||
      ancestorsOf(out).some((folder) => isSameFile(join(folder, manifest.source.path), path))

/** By what the system says, as a file may be reached by links and, on some disks, by names in another case. */
const isSameFile = (a: string, b: string): boolean => {
  try {
    const [one, other] = [statSync(a, { bigint: true }), statSync(b, { bigint: true })]
    return one.ino === other.ino && one.dev === other.dev
  } catch {
    return resolve(a) === resolve(b)
  }
}

const nameOf = ({ memo }: Place, { source }: Manifest): string =>
  memo === null ? source.path : shown(memo)

/** A folder belongs to one memo: building another there would mix them, or take the first one's files away. */
const otherMemo = (out: string, other: string, { memo }: Place, source: string): Message => ({
  level: 'error',
  rule: 'other-memo',
  path: out,
  ...(memo === null
    ? {
        en: `The folder holds a set of ${other}, and nothing says that this is ${source}; expected a folder for each memo: name another one with --out, or say --replace if it is the same, or is to make room`,
        zh: `该文件夹存放的是 ${other} 的文件，无从得知是否就是 ${source}；每份备忘录应有自己的文件夹：请用 --out 另行指定；若确为同一份，或确要取代，请加 --replace`,
      }
    : {
        en: `The folder holds the set of ${other}, and ${source} would take its place; expected a folder for each memo: name another one with --out, or say --replace if this is meant`,
        zh: `该文件夹存放的是 ${other} 的文件，会被 ${source} 取代；每份备忘录应有自己的文件夹：请用 --out 另行指定，若确要取代，请加 --replace`,
      }),
})

/** A query even though `--replace` was given: the other memo's files are gone. */
export const replaced = (out: string, other: string): Message => ({
  level: 'query',
  rule: 'replaced-memo',
  path: out,
  en: `The set of ${other} that was here has been replaced; to have it again, build it with a folder of its own (--out)`,
  zh: `此处原为 ${other} 的文件，已被取代；如仍需要，请用 --out 为其指定自己的文件夹重新生成`,
})
