/**
 * Messages to an editor: data with a place, collected by every step and shown once, at the end.
 * Grammar of a text: what is wrong, what was expected, how to fix it.
 */

import { limits } from './limits.ts'

export type Place = { readonly line: number; readonly column: number }

/** A text in both languages. */
export type Words = { readonly en: string; readonly zh: string }

export type Message = {
  /** Kebab-case fact: `unknown-domain`. */
  readonly rule: string
  /** An error stops the build; a query asks the editor and stops nothing. */
  readonly level: 'error' | 'query'
  /** File as the user named it, or as found below the project. */
  readonly path: string
  readonly place?: Place
} & Words

/** Collects a message; the reader of the file adds its path. */
export type Report = (
  message: Omit<Message, 'path' | 'level'> & { level?: Message['level'] },
) => void

export type Language = 'en' | 'zh'

/**
 * One line for a terminal: `file:line:column  text (rule)`, without control characters (P24). `severity` stands
 * before the text as it is given.
 */
export const formatMessage = (message: Message, language: Language, severity = ''): string => {
  const { path, place, rule } = message
  const where = place ? `${path}:${place.line}:${place.column}` : path
  return `${printable(where)}  ${severity}${printable(`${message[language]} (${rule})`)}`
}

/** The text with every control, bidi-override and surrogate-alone code point shown as `U+XXXX`. */
export const printable = (text: string): string =>
  text.replace(
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u001f\u007f-\u009f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]/gu,
    (c) => `U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
  )

/** Whether one of them stops a build. */
export const hasErrors = (messages: readonly Message[]): boolean =>
  messages.some(({ level }) => level === 'error')

/** Messages without those said before. */
export const onceEach = (messages: readonly Message[]): Message[] => [
  ...new Map(messages.map((message) => [JSON.stringify(message), message])).values(),
]

/** Messages in the order of their files and places. */
export const inOrder = (messages: readonly Message[]): Message[] =>
  [...messages].sort(
    (a, b) =>
      (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0),
  )

/** The first findings of each rule in each file, and where there are more, one message that counts them. */
export const capped = (
  all: readonly Message[],
  limit: number = limits.findings,
): readonly Message[] => {
  const messages = inOrder(all)
  const counts = new Map<string, number>()
  const keyOf = ({ path, rule, level }: Message): string => `${level} ${rule} ${path}`
  const nth = messages.map((message) => {
    const count = (counts.get(keyOf(message)) ?? 0) + 1
    counts.set(keyOf(message), count)
    return count
  })
  return messages.flatMap((message, at): Message[] => {
    const more = counts.get(keyOf(message))! - limit
    if (nth[at]! <= limit || more === 1) return [message]
    return nth[at] === limit + 1 ? [{ ...message, ...moreLikeThis(more) }] : []
  })
}

const moreLikeThis = (count: number): Words => ({
  en: `${count} more like the ones above follow from here on: mend those first`,
  zh: `从此处起还有 ${count} 处同类问题：请先修改以上各处`,
})
