/** The files of a comparison in their folder: all of them, or none; what somebody edited there is not touched. */
import { join, resolve } from 'node:path'
import { manifestOf } from '../build/build.ts'
import { manifestName, toJson } from '../build/manifest.ts'
import { shown } from '../files.ts'
import { hasErrors, type Message } from '../message.ts'
import { filesInTheWay } from '../publish/place.ts'
import { publish } from '../publish/publish.ts'
import { uninterrupted } from '../publish/uninterrupted.ts'
import { destinationOf, named } from '../sets/destination.ts'
import type { Compared } from './diff.ts'

export type Target = {
  readonly out: string
  /** The new edition's file, or the memo that it is a revision of: the folder belongs to it. */
  readonly memo: string
  readonly hash: string
  readonly replace: boolean
}

/** Paths of the files, or what is in the way. */
export const publishCompared = async (
  { input, artifacts }: Compared,
  { out, memo, hash, replace }: Target,
): Promise<{ readonly written: readonly string[]; readonly messages: readonly Message[] }> => {
  const { value: place, messages } = await destinationOf(
    out,
    { path: resolve(memo), hash },
    replace,
  )
  if (!place) return { written: [], messages }
  const manifest = manifestOf(
    input,
    artifacts.map(({ file }) => file),
  )
  const files = new Map<string, Uint8Array>([
    ...artifacts.map(({ file, bytes }) => [file.path, bytes!] as const),
    [manifestName, Buffer.from(toJson(manifest))],
  ])
  const inTheWay = filesInTheWay(out, [...files.keys(), ...place.files], replace)
  if (hasErrors(inTheWay)) return { written: [], messages: inTheWay.map(named) }
  const said = await uninterrupted((signal) =>
    publish(out, files, { scope: 'all', base: place.base, memo, replace, signal }),
  )
  const isWritten = said.every(({ level }) => level !== 'error')
  const paths = artifacts.map(({ file }) => shown(join(out, file.path)))
  return { written: isWritten ? paths : [], messages: said.map(named) }
}
