/** What is said of a copy that cannot be merged. */
import type { Message } from '../message.ts'

export const noReviewTemplate = (path: string): Message => ({
  level: 'error',
  rule: 'no-review-template',
  path,
  en: 'No template of this project makes a review copy: one has to say `review: true`',
  zh: '本项目没有生成审阅稿的模板：须有一个模板写明 `review: true`',
})

export const notIssuedFrom = (path: string, memo: string): Message => ({
  level: 'error',
  rule: 'another-base',
  path,
  en: `This copy was issued from another text than ${memo} is now: give the Markdown that it was issued from with --base`,
  zh: `此审阅稿并非由 ${memo} 的现有内容生成：请用 --base 指定生成它的 Markdown`,
})

export const notAccounted = (lost: readonly string[], path: string): Message => ({
  level: 'error',
  rule: 'review-not-whole',
  path,
  en: `Not every change of this copy is found: of “${lost.slice(0, 20).join('')}” more or less is in it; nothing was merged: report this`,
  zh: `未能找全此稿的改动：“${lost.slice(0, 20).join('')}”的字数对不上；没有合并任何内容，请反馈此问题`,
})
