/** Characters that nobody sees and no memo holds: they are left out of what comes in, and ends of lines are ends of lines. */
import { forbiddenIn } from '../markdown/code-points.ts'
import type { ForeignRun } from '../readers/foreign/model.ts'

/** Ends of lines of other systems (Unicode 16, 5.8). */
// eslint-disable-next-line no-control-regex
const lineEnds = /[\u000b\u0085\u2028\u2029]/g

/** Blanks that no font has and another is as good as: of Ogham, and in formulas. */
const otherBlanks = /[\u1680\u205f]/g

/**
 * Marks that no memo may hold, and those that fonts have no signs for: of direction (UAX #9), of formulas (UTR #25), of what
 * stands beside or in place of a text (Unicode 16, 23.8), of variants (23.4), of tags (23.9) and the vowel separator.
 */
const unprinted =
  /[\u061c\u180e\u200e\u200f\u2061-\u2064\u206a-\u206f\ufff9-\ufffc]|[\u{e0000}-\u{e007f}]|[\u{e0100}-\u{e01ef}]/gu

/** Seen, and asked about: where an earlier conversion lost a character. */
const lost = '\ufffd'

/** A run without them, and how those are called that say something to programs. */
export const seenRun = (run: ForeignRun): ForeignRun => {
  const text = run.text.replaceAll(lineEnds, '\n').replaceAll(otherBlanks, ' ')
  const unseen = unseenIn(text)
  if (unseen.size === 0) return text === run.text ? run : { ...run, text }
  const kept = [...text].filter((char) => !unseen.has(char)).join('')
  return { ...run, text: kept, unseen: [...unseen].map(nameOf).join(', ') }
}

const unseenIn = (text: string): ReadonlySet<string> =>
  new Set([
    ...forbiddenIn(text).flatMap(({ offset }) => charAt(text, offset)),
    ...(text.match(unprinted) ?? []),
  ])

const charAt = (text: string, offset: number): string[] => {
  const char = String.fromCodePoint(text.codePointAt(offset)!)
  return char === lost ? [] : [char]
}

/** `U+202E`. */
const nameOf = (char: string): string =>
  `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
