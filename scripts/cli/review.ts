/** `memopress review returned.docx …`: changes of copies that came back, in the Markdown they were issued from. */
import { dirname, resolve } from 'node:path'
import { createTwoFilesPatch } from 'diff'
import { readPlain } from '../files.ts'
import { limits } from '../limits.ts'
import { isChinese } from '../memo/language.ts'
import { decode } from '../markdown/decode.ts'
import type { Language, Message, Report } from '../message.ts'
import { picturesOf } from '../project/pictures.ts'
import { defaultSource } from '../project/source.ts'
import { readResources, readTextResources } from '../project/resources.ts'
import { writeOver } from '../publish/write-over.ts'
import { reviewData } from './review-json.ts'
import { reviewLines, writtenLine } from './review-lines.ts'
import { asTyped } from '../review/memo-file.ts'
import { readText } from '../review/read-text.ts'
import { reviewFile } from './review-file.ts'
import type { CopyFile } from '../review/read-copies.ts'
import { review } from '../review/review.ts'
import { isSystemError, systemMessage } from '../system-error.ts'
import { misuse, onlyMessages, type Command } from './command.ts'
import { missingCopy } from './review-messages.ts'

export const reviewCommand: Command = async (paths, options, session) => {
  if (paths.length === 0) return misuse(missingCopy)
  // A base alone is today's text too.
  const memo = options.memo ?? options.base ?? defaultSource
  const messages: Message[] = []
  const own = sourceIn(memo, messages)
  const given =
    options.base === undefined || options.base === memo
      ? null
      : (sourceIn(options.base, messages)?.source ?? null)
  const report: Report = (message) => messages.push({ level: 'error', path: memo, ...message })
  const text = own && readText(own.source, report)
  const files = paths.map(copyIn)
  messages.push(...files.flatMap((file) => ('rule' in file ? [file] : [])))
  const errors = messages.filter(({ level }) => level !== 'query')
  if (!own || !text || errors.length > 0) return onlyMessages(errors)
  const isDrawn = picturesOf(text.memo).length > 0 || options.redline !== undefined
  const read = isDrawn ? readResources : readTextResources
  const resources = read(process.cwd())
  if (!resources.value) return onlyMessages(resources.messages)
  const copies = files.filter((file): file is CopyFile => 'bytes' in file)
  const place = { path: memo, folder: dirname(resolve(memo)), file: memo }
  const { value, messages: said } = await review(
    { ...place, today: text, given, resources: resources.value },
    copies,
  )
  if (!value) return onlyMessages([...resources.messages, ...said])
  const to = options.out ?? memo
  const isSame = value.source === text.source
  const texts = { path: memo, before: text.source, after: value.source }
  // Drawing is loaded where something is drawn.
  const drawing = options.redline === undefined ? null : await import('./review-redline.ts')
  const redline = drawing && (await drawing.redlineOf(texts, resources.value, session))
  if (redline?.messages.some(({ level }) => level === 'error'))
    return onlyMessages(redline.messages)
  if (options.apply && !isSame) {
    const problem = writeOver(to, asTyped(value.source, own.typed))
    if (problem) return onlyMessages([problem])
  }
  const notes = options.apply
    ? reviewFile(value, memo, isChinese(text.memo.meta.lang) ? 'zh' : 'en')
    : ''
  const notesFile = to.replace(/\.md$|$/, '.review.md')
  if (notes !== '') {
    const problem = writeOver(notesFile, notes)
    if (problem) return onlyMessages([problem])
  }
  const written = [...(options.apply && !isSame ? [to] : []), ...(notes === '' ? [] : [notesFile])]
  const patch =
    options.apply || isSame ? [] : [createTwoFilesPatch(memo, to, text.source, value.source)]
  const sent = await redline?.publish?.(options.redline!, options.replace === true)
  const linesIn = (language: Language): string[] => [
    ...reviewLines(value, language),
    ...written.map((path) => writtenLine(path, language)),
    ...patch,
    ...(sent?.written ?? []),
  ]
  return {
    messages: [
      ...resources.messages,
      ...said,
      ...(redline?.messages ?? []),
      ...(sent?.messages ?? []),
    ],
    data: { ...reviewData(value, text), ...(sent && { written: sent.written }) },
    lines: { en: linesIn('en'), zh: linesIn('zh') },
  }
}

/** A text as a build decodes it, and as it was typed; null where there is none, which is said. */
const sourceIn = (
  path: string,
  messages: Message[],
): { readonly source: string; readonly typed: string } | null => {
  const bytes = bytesOf(path, limits.memoBytes)
  if ('rule' in bytes) {
    messages.push(bytes)
    return null
  }
  const source = decode(bytes, (message) => messages.push({ level: 'error', path, ...message }))
  return source === null ? null : { source, typed: bytes.toString('utf8') }
}

const copyIn = (path: string): CopyFile | Message => {
  const bytes = bytesOf(path, limits.foreign.packed)
  return 'rule' in bytes ? bytes : { path, bytes }
}

const bytesOf = (path: string, most: number): Buffer | Message => {
  try {
    return readPlain(path, most)
  } catch (error) {
    if (!isSystemError(error)) throw error
    return systemMessage(error, path)
  }
}
