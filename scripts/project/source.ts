/** A memo's file → its memo, within some seconds. */
import { dirname, resolve } from 'node:path'
import { deadlineIn, nullIfLate, tooSlow } from '../build/deadline.ts'
import { limits, sizesWithin } from '../limits.ts'
import { decode, tooLarge } from '../markdown/decode.ts'
import type { Memo } from '../memo/model.ts'
import type { Picture } from '../markdown/pictures.ts'
import { capped, type Message, type Report } from '../message.ts'
import type { Suggestion } from '../rules/suggest-domains.ts'
import { readText } from './read-text.ts'
import { isSystemError, wordsOf, type SystemError } from '../system-error.ts'
import { readPlain, sha256, shown } from '../files.ts'
import type { Read } from './resources.ts'

/** The memo a command is about unless it is told another. */
export const defaultSource = 'source/memo.md'

export type Source = {
  readonly path: string
  readonly folder: string
  /** Pictures that are not those on the disk, by their paths. */
  readonly files?: ReadonlyMap<string, Uint8Array>
  readonly text: string
  readonly hash: string
  readonly memo: Memo
  /** Asks what a careful reader would, in the seconds of reading. */
  readonly questions?: () => readonly Message[]
  /** Looks for passages that may belong to other domains. */
  readonly suggestions?: () => readonly Suggestion[]
}

/** A memo as read, and its pictures: known of one that has errors too. */
export type SourceRead = Read<Source> & {
  readonly pictures: readonly Picture[]
  /** There is a file that can be read, whatever it says. */
  readonly isThere: boolean
}

/** Reads a memo and numbers its recommendations, or gives up after some seconds. */
export const readSource = (file: string, seconds: number = limits.seconds.read): SourceRead => {
  const path = shown(resolve(file))
  const messages: Message[] = []
  const report: Report = (message) => messages.push({ level: 'error', path, ...message })
  const { memoBytes } = sizesWithin(seconds)
  const { bytes, isThere } = readMemo(file, memoBytes, report)
  return bytes
    ? readSourceText(bytes, { path, folder: dirname(resolve(file)) }, seconds)
    : { ...unread(messages), isThere }
}

/** Reads a memo whose bytes are in memory. */
export const readSourceText = (
  bytes: Uint8Array,
  { path, folder }: Pick<Source, 'path' | 'folder'>,
  seconds: number = limits.seconds.read,
): SourceRead => {
  const messages: Message[] = []
  const report: Report = (message) => messages.push({ level: 'error', path, ...message })
  const { memoBytes } = sizesWithin(seconds)
  const text = decode(bytes, report, memoBytes)
  const options = { sizes: sizesWithin(seconds) }
  const read = text === null ? null : inTime(seconds, () => readText(text, report, options))
  if (text !== null && !read) return unread([tooSlow(path, seconds)])
  if (text === null || !read?.memo) return unread(messages, read?.pictures)
  const { memo, pictures, suggestions } = read
  const asked = (): readonly Message[] =>
    read.questions().map((question): Message => ({ level: 'query', path, ...question }))
  return {
    value: {
      path,
      folder,
      text,
      hash: sha256(bytes),
      memo,
      questions: () => capped(inTime(seconds, asked) ?? [tooSlow(path, seconds)]),
      suggestions: () => inTime(seconds, suggestions) ?? [],
    },
    messages: capped(messages),
    pictures,
    isThere: true,
  }
}

const unread = (said: readonly Message[], pictures: readonly Picture[] = []): SourceRead => ({
  value: null,
  messages: capped(said),
  pictures,
  isThere: true,
})

/** The bytes of a memo, or null and what is wrong with its file. */
const readMemo = (
  file: string,
  memoBytes: number,
  report: Report,
): { readonly bytes: Buffer | null; readonly isThere: boolean } => {
  try {
    return { bytes: readPlain(file, memoBytes), isThere: true }
  } catch (error) {
    if (!isSystemError(error)) throw error
    const isMissing = ['ENOENT', 'ENOTDIR', 'EFTYPE'].includes(error.code)
    const isTooLarge = error.code === 'EFBIG'
    if (isTooLarge) tooLarge(error.size!, memoBytes, report)
    else report(isMissing ? missingSource : unreadableSource(error))
    return { bytes: null, isThere: isTooLarge }
  }
}

const missingSource = {
  rule: 'missing-source',
  en: 'There is no such memo; give the path of a Markdown file, or begin one with `memopress init DIR`',
  zh: '找不到这份备忘录；请给出 Markdown 文件的路径，或用 `memopress init DIR` 新建一份',
}

const unreadableSource = (error: SystemError) => ({
  rule: 'unreadable-source',
  en: `The memo cannot be read: ${wordsOf(error).en}`,
  zh: `无法读取备忘录：${wordsOf(error).zh}`,
})

/** What work gives that is done within some seconds; null when it takes longer. */
const inTime = <T>(seconds: number, work: () => T): T | null => {
  try {
    return deadlineIn(seconds).run(work)
  } catch (error) {
    return nullIfLate(error)
  }
}
