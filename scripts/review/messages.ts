/** What is said of a copy that cannot be merged. */
import type { Message } from '../message.ts'

export const noReviewTemplate = (path: string): Message => ({
  level: 'error',
  rule: 'no-review-template',
  path,
  en: 'No template of this project makes a review copy: one has to say `review: true`',
  zh: '本项目没有生成审阅稿的模板：须有一个模板写明 `review: true`',
})

export const noBase = (path: string, memo: string): Message => ({
  level: 'error',
  rule: 'another-base',
  path,
  en: `This copy was not issued from ${memo} as it is now, nor from any version of it that is found: give the Markdown that it was issued from with --base`,
  zh: `此审阅稿并非由 ${memo} 的现有内容生成，也找不到生成它的旧版本：请用 --base 指定生成它的 Markdown`,
})

export const unreadableBase = (path: string): Message => ({
  level: 'error',
  rule: 'unreadable-base',
  path,
  en: 'The Markdown that this copy was issued from has errors now: give one that `memopress check` finds none in with --base',
  zh: '生成此审阅稿的 Markdown 现有错误：请用 --base 指定一份 `memopress check` 未报错误的',
})

export const anotherMemo = (path: string, memo: string): Message => ({
  level: 'error',
  rule: 'another-memo',
  path,
  en: `This copy is of another memo than ${memo}: give the one that it is of with --memo`,
  zh: `此审阅稿属于另一份备忘录，而非 ${memo}：请用 --memo 指定它所属的备忘录`,
})

export const matchedByText = (path: string, count: number): Message => ({
  level: 'query',
  rule: 'matched-by-text',
  path,
  en: `This copy has lost the bookmarks of ${count} of its units, which are matched by their text instead: look at every change, and send Word files out and back without converting them`,
  zh: `此稿有 ${count} 个单元的书签丢失，只能按文字对应：请核对每处改动；收发时请勿转换文件格式`,
})

export const finishedCopy = (path: string): Message => ({
  level: 'query',
  rule: 'finished-copy',
  path,
  en: 'This is no review copy but a finished document, whose contents, overview and other words of its template count as changes: apply none of those, and send out copies that `build --only review` makes',
  zh: '此稿不是审阅稿，而是成品文件，其中的目录、一览等模板文字会被当作改动：这些改动请勿采纳；送审请用 `build --only review` 生成的审阅稿',
})

export const notAccounted = (lost: readonly string[], path: string): Message => ({
  level: 'error',
  rule: 'review-not-whole',
  path,
  en: `Not every change of this copy is found: of “${lost.slice(0, 20).join('')}” more or less is in it; nothing was merged: report this`,
  zh: `未能找全此稿的改动：“${lost.slice(0, 20).join('')}”的字数对不上；没有合并任何内容，请反馈此问题`,
})
