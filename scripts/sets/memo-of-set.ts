/** The memo that a set is of, when the user does not name it. */
import { realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Manifest } from '../build/manifest.ts'
import { isPlain, shown } from '../files.ts'
import type { Message } from '../message.ts'
import { defaultSource } from '../project/source.ts'
import { ancestorsOf, isBelow } from './folders.ts'

export type Hints = {
  /** Path of the memo that the folder of the set belongs to, if that says so. */
  readonly owner: string | null
  /** Folder of the project, as far as the command tells. */
  readonly project: string
}

/**
 * The path of the memo, or why it has to be named. What a set says of its memo may be false, so it is believed only
 * below the folder the user is in and that of the project.
 */
export const memoOfSet = (
  out: string,
  manifest: Manifest,
  { owner, project }: Hints,
): string | Message => {
  const path = owner ?? foundBy(out, manifest.source.path)
  if (path === null) return unknownMemo(out, manifest.source.path)
  const isNear = [process.cwd(), project].some((folder) =>
    isBelow(realPath(folder), realPath(path)),
  )
  return isNear ? path : memoElsewhere(out, path)
}

/**
 * Where the owner of a folder was lost, and of 0.1.0, which wrote none but a path from the project: a memo of this name
 * where projects have theirs, in the folder the user is in or one above the set.
 */
const foundBy = (out: string, name: string): string | null =>
  [process.cwd(), ...ancestorsOf(out)]
    .flatMap((folder) => [join(folder, name), join(folder, dirname(defaultSource), name)])
    .find(isPlain) ?? null

const realPath = (path: string): string => {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}

const unknownMemo = (out: string, name: string): Message => ({
  level: 'error',
  rule: 'unknown-memo',
  path: shown(out),
  en: `The set is of a memo ${name}, and nothing says where that is; expected it to be named: memopress verify MEMO --out ${shown(out)}`,
  zh: `成套文件的备忘录为 ${name}，但无从得知其位置；请指明备忘录：memopress verify 备忘录 --out ${shown(out)}`,
})

const memoElsewhere = (out: string, memo: string): Message => ({
  level: 'error',
  rule: 'memo-elsewhere',
  path: shown(out),
  en: `The set says that it is of ${shown(memo)}, which is neither below the folder you are in nor beside the set; expected such a memo to be named: memopress verify ${shown(memo)} --out ${shown(out)}`,
  zh: `成套文件称其备忘录为 ${shown(memo)}，它既不在当前文件夹之下，也不在成套文件旁；此时须指明备忘录：memopress verify ${shown(memo)} --out ${shown(out)}`,
})
