/** The two sides of a comparison: each a file, or a revision of the memo in its repository. */
import { statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { shown } from '../files.ts'
import { git } from '../git/git.ts'
import { revisionsOf } from '../git/history.ts'
import { limits } from '../limits.ts'
import type { Message } from '../message.ts'
import { readSource, readSourceText, type Source } from '../project/source.ts'
import { picturesOf } from '../project/pictures.ts'
import { revisionPictures, type Revised } from './revision-pictures.ts'
import { noHistory, noSuchSide, notInRevision } from './messages.ts'

export type Side = { readonly value: Source | null; readonly messages: readonly Message[] }

/** The file that revisions are of, and how long an edition may take to be read. */
type Sides = { readonly memo: string; readonly seconds: number }

/** An edition by its name. */
export const readSide = async (name: string, { memo, seconds }: Sides): Promise<Side> => {
  if (statSync(name, { throwIfNoEntry: false })) return readSource(name, seconds)
  return readRevision(name, memo, seconds)
}

/** The memo as it was in a revision; no file is read by that name. */
export const readRevision = async (
  name: string,
  memo: string,
  seconds: number = limits.seconds.read,
): Promise<Side> => {
  const found = await inRevision(name, memo)
  if ('rule' in found) return { value: null, messages: [found] }
  const place = { path: `${name}:${shown(resolve(memo))}`, folder: dirname(resolve(memo)) }
  const { value, messages } = readSourceText(found.bytes, place, seconds)
  if (!value) return { value, messages }
  return {
    value: { ...value, files: await revisionPictures(found, picturesOf(value.memo)) },
    messages,
  }
}

/** What git may take for an option, a range or a path is no name of a revision. */
const revision = /^(?!-)[^\s:]+$/

type Found = Revised & { readonly bytes: Buffer }

const inRevision = async (name: string, memo: string): Promise<Found | Message> => {
  const folder = dirname(resolve(memo))
  const shownMemo = shown(resolve(memo))
  if (!revision.test(name) || name.includes('..')) return noSuchSide(name, shownMemo)
  const isThere = statSync(folder, { throwIfNoEntry: false })?.isDirectory()
  if (!isThere) return noSuchSide(name, shownMemo)
  const commit = await git(folder, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`])
  if (commit === 'git-failed') return noSuchSide(name, shownMemo)
  if (typeof commit === 'string') return noHistory(name, commit)
  const hash = commit.toString().trim()
  for (const path of await namesOf(memo)) {
    const bytes = await git(folder, ['cat-file', 'blob', `${hash}:${path}`])
    if (typeof bytes !== 'string') return { bytes, folder, commit: hash, path }
  }
  return notInRevision(name, shownMemo)
}

/** The memo by its place in its folder, then by the names that it had before. */
const namesOf = async (memo: string): Promise<readonly string[]> => {
  const revisions = await revisionsOf(memo)
  const former = typeof revisions === 'string' ? [] : revisions.map(({ path }) => path)
  return [...new Set([`./${basename(memo)}`, ...former])]
}
