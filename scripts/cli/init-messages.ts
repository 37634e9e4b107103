/** What `init` says. */
import { join } from 'node:path'
import { shown } from '../files.ts'
import type { Message } from '../message.ts'
import type { Outcome } from './command.ts'

export const missingFolder: Message = {
  level: 'error',
  rule: 'missing-folder',
  path: '.',
  en: 'Expected a folder: memopress init DIR',
  zh: '请给出文件夹：memopress init DIR',
}

export const folderNotEmpty = (path: string): Message => ({
  level: 'error',
  rule: 'folder-not-empty',
  path,
  en: 'The folder is not empty; expected a new or empty one',
  zh: '文件夹不是空的；请指定一个新文件夹或空文件夹',
})

export const bothDecisions: Message = {
  level: 'error',
  rule: 'conflicting-options',
  path: '--reject-changes',
  en: 'Expected --accept-changes or --reject-changes, not both: leave one out',
  zh: '--accept-changes 与 --reject-changes 只能选一个：请去掉其中一个',
}

/** What was written, and the command that builds it, with its paths in quotes where a shell would part them. */
export const begun = (folder: string, names: readonly string[]): NonNullable<Outcome['lines']> => {
  const written = names.map((name) => shown(join(folder, name)))
  const [memo, out] = ['source/memo.md', 'out'].map((name) => quoted(shown(join(folder, name))))
  const next = `npx memopress build ${memo} --out ${out}`
  return { en: [...written, `Next: ${next}`], zh: [...written, `接下来：${next}`] }
}

const quoted = (path: string): string =>
  /^[\p{L}\p{N}_./:@%+,（）—-]+$/u.test(path) ? path : `"${path}"`
