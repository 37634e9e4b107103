/** `memopress review returned.docx …`: changes of copies that came back, in the Markdown they were issued from. */
import { createTwoFilesPatch } from 'diff'
import { readPlain } from '../files.ts'
import { limits } from '../limits.ts'
import type { Message } from '../message.ts'
import { defaultSource, readInput, readResources } from '../project/read.ts'
import { writeOver } from '../publish/write-over.ts'
import { reviewLines } from './review-lines.ts'
import { review, type CopyFile } from '../review/review.ts'
import { isSystemError, systemMessage } from '../system-error.ts'
import { misuse, onlyMessages, type Command } from './command.ts'
import { missingCopy } from './review-messages.ts'

export const reviewCommand: Command = async (paths, options) => {
  if (paths.length === 0) return misuse(missingCopy)
  const memo = options.memo ?? defaultSource
  const resources = readResources(process.cwd())
  if (!resources.value) return onlyMessages(resources.messages)
  const read = (file: string) => readInput(file, resources.value!, limits.seconds.read)
  const today = read(memo)
  const base = options.base === undefined ? today : read(options.base)
  const files = paths.map(copyIn)
  const faults = files.flatMap((file) => ('rule' in file ? [file] : []))
  const messages = [
    ...resources.messages,
    ...new Set([...today.messages, ...base.messages]),
    ...faults,
  ]
  if (!today.input || !base.input || faults.length > 0) return onlyMessages(messages)
  const copies = files.filter((file): file is CopyFile => 'bytes' in file)
  const { value, messages: said } = await review({ base: base.input, today: today.input }, copies)
  if (!value) return onlyMessages([...messages, ...said])
  const to = options.out ?? memo
  const isSame = value.source === today.input.source
  if (options.apply && !isSame) {
    const problem = writeOver(to, value.source)
    if (problem) return onlyMessages([...messages, problem])
  }
  const patch = options.apply || isSame ? [] : [createTwoFilesPatch(memo, to, today.input.source, value.source)] // prettier-ignore
  return {
    messages,
    data: { changes: value.answers, comments: value.remarks },
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
