/** What is said of a comparison that was not understood. */
import type { Message } from '../message.ts'

export const missingEdition: Message = {
  level: 'error',
  rule: 'missing-edition',
  path: '.',
  en: 'Expected two editions, files or revisions of the memo: memopress diff OLD NEW',
  zh: '请给出旧版和新版，可以是文件或备忘录的版本：memopress diff 旧版 新版',
}
