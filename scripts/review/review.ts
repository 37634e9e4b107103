/** Copies that came back → one merged source, what became of every change, and the comments. */
import { documentsOf } from '../build/document.ts'
import type { Input } from '../build/input.ts'
import { everyPlan } from '../build/plan.ts'
import { wordCopy } from '../build/word-copy.ts'
import { fontStoreOf } from '../fonts/font-store.ts'
import { sha256 } from '../files.ts'
import { readMarkdown } from '../markdown/from-markdown.ts'
import { withoutNotes } from '../markdown/without-notes.ts'
import { fillLinks } from '../memo/filled-links.ts'
import { number } from '../memo/number.ts'
import type { Message } from '../message.ts'
import { readForeign } from '../readers/foreign/document.ts'
import { unread } from '../readers/foreign/messages.ts'
import type { ForeignComment } from '../readers/foreign/model.ts'
import { unaccounted } from './account.ts'
import { changesBetween } from './compare.ts'
import { copyOf, type CopyParagraph } from './copy.ts'
import { merge, type Answered, type Asked, type ReadText } from './merge.ts'
import { noReviewTemplate, notAccounted, notIssuedFrom } from './messages.ts'
import { readReturned, type Returned } from './returned.ts'

export type CopyFile = { readonly path: string; readonly bytes: Uint8Array }

export type Remark = ForeignComment & {
  readonly file: string
  readonly unit: string | null
  readonly words: string
}

export type Review = {
  readonly source: string
  readonly answers: readonly Answered[]
  readonly remarks: readonly Remark[]
}

/** The memo as it was issued and as it is today: the same where nobody has changed it since. */
export type Memos = { readonly base: Input; readonly today: Input }

/** Nothing is merged of a copy that cannot be read, is of another text, or is not accounted for to the character. */
export const review = async (
  { base, today }: Memos,
  files: readonly CopyFile[],
): Promise<{ readonly value: Review | null; readonly messages: readonly Message[] }> => {
  const issued = await issuedCopy(base)
  if (!issued) return { value: null, messages: [noReviewTemplate(base.path)] }
  const messages: Message[] = []
  const asked: Asked[] = []
  const remarks: Remark[] = []
  for (const { path, bytes } of files) {
    const returned = await readReturned(bytes)
    if (typeof returned === 'string') messages.push(unread(returned, path))
    else {
      const changes = changesOf(returned, issued, path)
      const lost = unaccounted(issued, returned.paragraphs, changes.map(({ change }) => change)) // prettier-ignore
      if (returned.issuedFrom !== null && !isSourceOf(base, returned.issuedFrom))
        messages.push(notIssuedFrom(path, base.path))
      else if (lost.length > 0) messages.push(notAccounted(lost, path))
      asked.push(...changes)
      remarks.push(...remarksOf(returned, path))
    }
  }
  if (messages.length > 0) return { value: null, messages }
  const texts = { base: textOf(base), today: textOf(today) }
  return { value: { ...merge(texts, asked, read), remarks }, messages }
}

/** Copies name the text without its private comments; those of before, all of it. */
const isSourceOf = ({ source, sourceHash }: Input, hash: string): boolean =>
  hash === sourceHash || hash === sha256(withoutNotes(source))

/** The review copy that templates make of a memo, as it was sent. */
const issuedCopy = async (input: Input): Promise<readonly CopyParagraph[] | null> => {
  const plan = everyPlan(input.memo, input.templates).find(
    ({ template, format }) => template.template.review && format === 'docx',
  )
  if (!plan) return null
  const { flow } = documentsOf(input)(plan)
  const pictures = Object.fromEntries([...input.images.values()].map(({ key, image }) => [key, image])) // prettier-ignore
  const copy = await readForeign(wordCopy(flow, pictures, fontStoreOf(input.fonts)), 'accept')
  return typeof copy === 'string' ? null : copyOf(copy)
}

const changesOf = (returned: Returned, issued: readonly CopyParagraph[], file: string): Asked[] =>
  changesBetween(issued, returned.paragraphs).map((change) => {
    const key = change.kind === 'added' || change.kind === 'template' ? change.after : change.unit
    return { change, file, author: returned.authors.get(key) ?? null }
  })

const remarksOf = ({ paragraphs }: Returned, file: string): Remark[] =>
  paragraphs.flatMap(({ comments, unit, text }) =>
    comments.map((comment) => ({ ...comment, file, unit, words: text })),
  )

const textOf = ({ source }: Input): ReadText => read(source)!

/** As a build reads it; null for a source with errors. */
const read = (source: string): ReadText | null => {
  const { memo, text } = readMarkdown(source, () => {})
  return memo && text && { memo: fillLinks(number(memo)), tree: text.tree, source }
}
