/** A Word file, or plain text → the Markdown of a memo, its pictures, and every guess at its line; or why it is not taken. */
import type { Memo } from '../memo/model.ts'
import type { Message, Report } from '../message.ts'
import { readForeign } from '../readers/foreign/document.ts'
import type { ForeignDocument } from '../readers/foreign/model.ts'
import type { Decision } from '../readers/foreign/revisions.ts'
import { lostInDraft, lostInMemo } from './account.ts'
import { withDescriptions } from './descriptions.ts'
import { draftOf } from './draft.ts'
import { frontMatterOf } from './front-matter.ts'
import { leftOut, lostText, trackedChanges, unread } from './messages.ts'
import { decodeText, documentOfText } from './text.ts'
import { toMarkdown } from './to-markdown.ts'
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

/** Nothing is taken of a file whose text would not be whole. */
export const importFile = async (
  bytes: Uint8Array,
  setting: ImportSetting,
): Promise<{ readonly value: Imported | null; readonly messages: readonly Message[] }> => {
  const { path, decision } = setting
  const document = await documentOf(bytes, setting)
  if (typeof document === 'string') return refused(unread(document, path))
  if (document.isTracked && decision === null) return refused(trackedChanges(path))
  return imported(document, setting)
}

/** By its bytes, not by its name: what is no archive and no binary file is text. */
const documentOf = async (bytes: Uint8Array, { path, decision }: ImportSetting) => {
  if (/\.(txt|text)$/i.test(path)) {
    const text = decodeText(bytes)
    return text === null ? ('not-text' as const) : documentOfText(text)
  }
  return readForeign(bytes, decision ?? 'accept')
}

const imported = (document: ForeignDocument, { path, memoPath, read }: ImportSetting) => {
  const name = path.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')
  const described = withDescriptions(draftOf(document, name))
  const { draft, messages: unprintable } = withoutUnprintable(described, document, path)
  const written = toMarkdown(draft, frontMatterOf(draft))
  const found: Message[] = []
  const { memo } = read(written.text, (message) =>
    found.push({ level: 'error', ...message, path: memoPath }),
  )
  const lost = lostInDraft(document, draft) ?? (memo && lostInMemo(draft, memo))
  if (lost) return refused(lostText(lost, path))
  const guesses = written.guesses.map(({ line, ...guess }): Message => ({ ...guess, level: 'query', path: memoPath, place: { line, column: 1 } })) // prettier-ignore
  const pictures = [...written.pictures].map(([to, from]) => [to, document.pictures.get(from)!] as const) // prettier-ignore
  return {
    value: { source: written.text, pictures: new Map(pictures) },
    messages: [...unprintable, ...leftOut(document.left, path), ...guesses, ...found],
  }
}

const refused = (message: Message) => ({ value: null, messages: [message] })
