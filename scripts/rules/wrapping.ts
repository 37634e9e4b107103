/** Where the lines of a memo end: at a width, at sentences, or where a paragraph was meant to. */
import { wideInChinese } from '../memo/wide.ts'
import type { Printed } from './printed.ts'

export type Wrapping = {
  /** True where a program, or an author who minds a width, may have ended a line before the next. */
  readonly mayBeWrapped: (line: string, next: string) => boolean
  /** True of a memo that has hardly a paragraph of several lines: a line is a paragraph there. */
  readonly isByParagraph: boolean
  /** True of a memo that has each sentence on a line of its own. */
  readonly isBySentence: boolean
}

/** A memo with fewer wrapped lines than this does not tell its width. */
const fewest = 4
/** Widths, in half-width columns, that programs and authors wrap at: no line typed apart is told by its own width. */
const usual = { least: 56, most: 120 }
/** How far below the width a wrapped line may end. */
const slack = 14

export const wrappingOf = (texts: readonly Printed[]): Wrapping => {
  const all = texts.filter(({ type }) => type === 'paragraph')
  const paragraphs = all.filter(({ lines }) => lines.length > 1)
  const isByParagraph = all.length >= 8 && paragraphs.length <= Math.max(1, all.length / 10)
  const widths = paragraphs
    .flatMap(({ lines }) => lines.slice(0, -1).map(({ text }) => widthOf(text)))
    .sort((a, b) => a - b)
  const width = commonWidth(widths)
  return {
    mayBeWrapped: (line, next) => {
      const own = widthOf(line)
      if (isByParagraph) return false
      if (width !== null) return own + 1 + firstWidth(next) > width - 4
      return own >= usual.least && own <= usual.most
    },
    isByParagraph,
    isBySentence: isBySentence(paragraphs),
  }
}

/** The width that most lines come close to. */
const commonWidth = (sorted: readonly number[]): number | null => {
  if (sorted.length < fewest) return null
  const width = sorted[Math.floor(sorted.length * 0.9)]!
  if (width < usual.least) return null
  const close = sorted.filter((each) => each >= width - slack && each <= width + 6)
  return close.length >= 0.6 * sorted.length ? width : null
}

const sentenceEnd = /[。！？；!?;]|\.(?= |$)/gu

/** One sentence a line, in most paragraphs of several lines. */
const isBySentence = (paragraphs: readonly Printed[]): boolean => {
  const bySentence = paragraphs.filter(({ lines }) =>
    lines.every(({ text }) => (text.match(sentenceEnd)?.length ?? 0) <= 1),
  )
  return paragraphs.length > fewest && bySentence.length > 0.8 * paragraphs.length
}

/** Columns of a text: an ideograph or a full-width mark has two. */
const widthOf = (text: string): number =>
  // A picture of two code units takes two columns as well.
  [...text].reduce((sum, char) => sum + (wideInChinese.test(char) ? 2 : char.length), 0)

/** Columns of what could not have been parted from the end of the line before. */
const firstWidth = (text: string): number => {
  const [first = ''] = /^\s*(?:[\x21-\x7e]+|.)/u.exec(text)?.map((found) => found.trim()) ?? []
  return widthOf(first)
}
