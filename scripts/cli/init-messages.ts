/** What `init` says when it cannot begin. */
import type { Message } from '../message.ts'

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
