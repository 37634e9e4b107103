/** A Word file, plain text or Markdown → the Markdown of a memo, its pictures, and every guess at its line; or why it is not taken. */
import type { Memo } from '../memo/model.ts'
import type { Message, Report } from '../message.ts'
import { readForeign } from '../readers/foreign/document.ts'
import { unread } from '../readers/foreign/messages.ts'
import type { ForeignDocument } from '../readers/foreign/model.ts'
import type { Decision } from '../readers/foreign/revisions.ts'
import { lostInDraft, lostInMemo } from './account.ts'
import { withDescriptions } from './descriptions.ts'
import { draftOf } from './draft.ts'
import { frontMatterOf, frontOf } from './front-matter.ts'
import { sourceOfMarkdown } from './markdown-source.ts'
import {
  leftOut,
  linesOfPages,
  lostText,
  markdownInText,
  notText,
  trackedChanges,
  underlinedHeading,
} from './messages.ts'
import { decode } from '../markdown/decode.ts'
import { decodeText, documentOfText, looksLikeMarkdown } from './text.ts'
import { withoutPrinted } from './own-copy.ts'
import { hasHidden, plainDocument } from './plain-document.ts'
import { pageLines } from './page-lines.ts'
import { placed } from './placed.ts'
import { toMarkdown } from './to-markdown.ts'
import { underlined } from './underlines.ts'
import { withoutUnprintable } from './unprintable.ts'

export type Imported = {
  readonly source: string
  /** Bytes by path beside the source. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

export type ImportSetting = {
  /** Names the file in messages. */
  readonly path: string
  /** Names the memo in messages. */
  readonly memoPath: string
  /** What becomes of tracked changes; null asks for a file without any. */
  readonly decision: Decision | null
  /** Reads Markdown as a build does. */
  readonly read: (source: string, report: Report) => { readonly memo: Memo | null }
}

type Result = { readonly value: Imported | null; readonly messages: readonly Message[] }

/** Nothing is taken of a file whose text would not be whole. */
export const importFile = async (bytes: Uint8Array, setting: ImportSetting): Promise<Result> => {
  const { path, decision } = setting
  const importText = texts.get(/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '')
  if (importText) {
    const text = decodeText(bytes)
    return text === null ? refused(notText(path)) : importText(text, setting)
  }
  const document = await readForeign(bytes, decision ?? 'accept')
  if (typeof document === 'string') return refused(unread(document, path))
  if (document.isTracked && decision === null) return refused(trackedChanges(path))
  return imported(document, setting)
}

const nameOf = (path: string): string => path.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')

type ImportText = (text: string, setting: ImportSetting) => Result

const importPlain: ImportText = (text, setting) => {
  const { value, messages } = imported(documentOfText(text), setting)
  return {
    value,
    messages: [
      ...(looksLikeMarkdown(text) ? [markdownInText(setting.path)] : []),
      ...underlined(text.split('\n')).places.map(({ text: words, line }) =>
        underlinedHeading(words, line, setting.path),
      ),
      ...pageLines(text.split('\n')).map((found) => linesOfPages(found, setting.path)),
      ...messages,
    ],
  }
}

const importMarkdown: ImportText = (text, { path, memoPath, read }) => {
  const { source, messages } = sourceOfMarkdown(text, nameOf(path), memoPath)
  const found: Message[] = []
  read(source, (message) => found.push({ level: 'error', ...message, path: memoPath }))
  return { value: { source, pictures: new Map() }, messages: [...messages, ...found] }
}

/** Files of text by the ends of their names; any other is one of Word. */
const texts: ReadonlyMap<string, ImportText> = new Map([
  ['txt', importPlain],
  ['md', importMarkdown],
  ['markdown', importMarkdown],
])

const imported = (file: ForeignDocument, setting: ImportSetting): Result => {
  const { path, memoPath, read } = setting
  if (file.unread !== '') return refused(lostText({ wanted: file.unread, got: '' }, path))
  const { document, isOwn } = withoutPrinted(plainDocument(file))
  const left = new Set([
    ...file.left.map(({ kind }) => kind),
    ...(hasHidden(file) ? ['hidden-text' as const] : []),
    ...(isOwn ? ['own-parts' as const] : []),
  ])
  const drafted = draftOf(document, nameOf(path))
  const { draft: printable, messages: unprintable } = withoutUnprintable(drafted, document, path)
  const draft = withDescriptions(placed(printable))
  const written = toMarkdown(draft, frontMatterOf(frontOf(draft)))
  const found: Message[] = []
  const report: Report = (message) => found.push({ level: 'error', ...message, path: memoPath })
  // What a build refuses before it reads, it says now.
  const isText = decode(Buffer.from(written.text), report) !== null
  const memo = isText ? read(written.text, report).memo : null
  const lost = lostInDraft(document, draft) ?? (memo && lostInMemo(draft, memo))
  if (lost) return refused(lostText(lost, path))
  const guesses = written.guesses.map(({ line, ...guess }): Message => ({
    ...guess,
    level: 'query',
    path: memoPath,
    place: { line, column: 1 },
  }))
  const pictures = [...written.pictures].map(
    ([to, from]) => [to, document.pictures.get(from)!] as const,
  )
  return {
    value: { source: written.text, pictures: new Map(pictures) },
    messages: [...unprintable, ...leftOut(left, path), ...guesses, ...found],
  }
}

const refused = (message: Message) => ({ value: null, messages: [message] })
