/** The file of the memo, as it is read for a review and written back: its line ends and byte order mark stay. */
import { limits } from '../limits.ts'
import { decode } from '../markdown/decode.ts'
import type { Message } from '../message.ts'
import { readPlain } from '../files.ts'
import { writeOver } from '../publish/write-over.ts'
import { readText } from './read-text.ts'
import type { Text } from './model.ts'
import { isSystemError, systemMessage } from '../system-error.ts'

export type MemoFile = {
  readonly bytes: Buffer
  /** Null for one with errors, which `messages` tells. */
  readonly text: Text | null
  readonly messages: readonly Message[]
}

/** Reads what is on the disk now; null where there is nothing that can be read. */
export const readMemoFile = (file: string): MemoFile | Message => {
  const messages: Message[] = []
  try {
    const bytes = readPlain(file, limits.memoBytes)
    const report = (message: Omit<Message, 'path' | 'level'>): void => {
      messages.push({ level: 'error', path: file, ...message })
    }
    const source = decode(bytes, report)
    return { bytes, text: source === null ? null : readText(source, report), messages }
  } catch (error) {
    if (!isSystemError(error)) throw error
    return systemMessage(error, file)
  }
}

/** Writes a text over a file that still has the bytes that it was read with: `changed` where it has others. */
export const writeMemoFile = (
  file: string,
  source: string,
  { bytes }: Pick<MemoFile, 'bytes'>,
): Message | 'changed' | null => {
  const now = readMemoFile(file)
  if ('rule' in now) return now
  if (!now.bytes.equals(bytes)) return 'changed'
  return writeOver(file, asTyped(source, bytes.toString('utf8')))
}

/** A text with the byte order mark and the line ends of another one; those of Windows where all are. */
export const asTyped = (source: string, before: string): string => {
  const isWindows = before.includes('\r\n') && !/(?<!\r)\n|\r(?!\n)/.test(before)
  const mark = before.startsWith('\ufeff') ? '\ufeff' : ''
  return mark + (isWindows ? source.replaceAll('\n', '\r\n') : source)
}
