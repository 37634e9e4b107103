/** What `review` says when it cannot begin. */
import type { Message } from '../message.ts'

export const missingCopy: Message = {
  level: 'error',
  rule: 'missing-copy',
  path: '.',
  en: 'Expected a review copy that came back: memopress review returned.docx',
  zh: '请给出收回的审阅稿：memopress review returned.docx',
}
