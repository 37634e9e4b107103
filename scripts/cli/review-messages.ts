/** What `review` says when it cannot begin. */
import type { Message } from '../message.ts'

export const nothingMerged = (path: string): Message => ({
  level: 'query',
  rule: 'nothing-merged',
  path,
  en: 'No change was merged, so there is no redline to write',
  zh: '没有合并任何改动，因此不生成修订对照稿',
})

export const missingCopy: Message = {
  level: 'error',
  rule: 'missing-copy',
  path: '.',
  en: 'Expected a review copy that came back: memopress review returned.docx',
  zh: '请给出收回的审阅稿：memopress review returned.docx',
}
