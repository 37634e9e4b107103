/** Reads a memo for a test. */
import { fromMarkdown } from '../../scripts/markdown/from-markdown.ts'
import { readText } from '../../scripts/project/read-text.ts'
import type { Memo } from '../../scripts/memo/model.ts'
import type { Message, Report } from '../../scripts/message.ts'

/** A report that keeps what it is told. */
export const collecting = (): { messages: Message[]; report: Report } => {
  const messages: Message[] = []
  return {
    messages,
    report: (message) => messages.push({ level: 'error', path: 'memo.md', ...message }),
  }
}

/** The memo of a text that has no errors. */
export const memoOf = (source: string): Memo => {
  const { messages, report } = collecting()
  const memo = fromMarkdown(source, report)
  if (!memo) throw new Error(JSON.stringify(messages))
  return memo
}

/** Rules of the messages a text gets, with their places: `3:1 raw-html`. */
export const findingsOf = (source: string): string[] => {
  const { messages, report } = collecting()
  readText(source, report)
  return messages.map(({ rule, place }) => `${place?.line}:${place?.column} ${rule}`)
}

/** The same with what a careful reader would ask besides. */
export const askedOf = (source: string): string[] => {
  const { messages, report } = collecting()
  const { questions } = readText(source, report)
  return [...messages, ...questions()].map(
    ({ rule, place }) => `${place?.line}:${place?.column} ${rule}`,
  )
}
