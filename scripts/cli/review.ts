/** `memopress review returned.docx …`: changes of copies that came back, in the Markdown they were issued from. */
import { createTwoFilesPatch } from 'diff'
import { readPlain } from '../files.ts'
import { limits } from '../limits.ts'
import { isChinese } from '../memo/language.ts'
import type { Message } from '../message.ts'
import { defaultSource, readResources, readSource } from '../project/read.ts'
import { writeOver } from '../publish/write-over.ts'
import { reviewLines } from './review-lines.ts'
import { readText } from '../review/read-text.ts'
import { reviewFile } from '../review/review-file.ts'
import { review, type CopyFile } from '../review/review.ts'
import { isSystemError, systemMessage } from '../system-error.ts'
import { misuse, onlyMessages, type Command } from './command.ts'
import { missingCopy } from './review-messages.ts'

export const reviewCommand: Command = async (paths, options) => {
  if (paths.length === 0) return misuse(missingCopy)
  // A base alone is today's text too.
  const memo = options.memo ?? options.base ?? defaultSource
  const resources = readResources(process.cwd())
  if (!resources.value) return onlyMessages(resources.messages)
  const today = readSource(memo)
  const base = options.base === undefined || options.base === memo ? today : readSource(options.base) // prettier-ignore
  const files = paths.map(copyIn)
  const faults = files.flatMap((file) => ('rule' in file ? [file] : []))
  const messages = [
    ...resources.messages,
    ...new Set([...today.messages, ...base.messages]),
    ...faults,
  ]
  const text = today.value && readText(today.value.text)
  if (!today.value || !text || !base.value || faults.length > 0) return onlyMessages(messages)
  const copies = files.filter((file): file is CopyFile => 'bytes' in file)
  const { path, folder } = today.value
  const given = base === today ? null : base.value.text
  const sides = { path, folder, file: memo, today: text, given, resources: resources.value }
  const { value, messages: said } = await review(sides, copies)
  if (!value) return onlyMessages([...messages, ...said])
  const to = options.out ?? memo
  const isSame = value.source === text.source
  if (options.apply && !isSame) {
    const problem = writeOver(to, value.source)
    if (problem) return onlyMessages([...messages, problem])
  }
  const notes = options.apply ? reviewFile(value, memo, isChinese(text.memo.meta.lang) ? 'zh' : 'en') : '' // prettier-ignore
  if (notes !== '') {
    const problem = writeOver(to.replace(/\.md$|$/, '.review.md'), notes)
    if (problem) return onlyMessages([...messages, problem])
  }
  const patch = options.apply || isSame ? [] : [createTwoFilesPatch(memo, to, text.source, value.source)] // prettier-ignore
  return {
    messages,
    data: { changes: value.answers, comments: value.remarks, bases: value.bases },
    lines: { en: [...reviewLines(value, 'en'), ...patch], zh: [...reviewLines(value, 'zh'), ...patch] }, // prettier-ignore
  }
}

const copyIn = (path: string): CopyFile | Message => {
  try {
    return { path, bytes: readPlain(path, limits.foreign.packed) }
  } catch (error) {
    if (!isSystemError(error)) throw error
    return systemMessage(error, path)
  }
}
