/** Joins the pieces of a text into runs, and decides what a line end of the source becomes. */
import { joinRuns } from '../memo/join-runs.ts'
import type { Run } from '../memo/model.ts'
import { unspacedCharacter as wide } from '../memo/wide.ts'

/** A run, or a place where the source had a line end or a comment. */
export type Piece = Run & { readonly gap?: 'line' | 'comment' }

/**
 * As wide as the text they stand in: quotation marks, dashes, dots (EastAsianWidth A), and links whose words are
 * not known yet.
 */
const ambiguous = /[\u2014\u2018\u2019\u201c\u201d\u2026\u00b7\ufffc]/

/**
 * Runs in source order, equal marks joined, trailing space trimmed. A line end between two wide
 * characters vanishes (CSS Text 4 §4.1.3); any other becomes a space. A comment vanishes with one of
 * the two spaces around it.
 */
export const settle = (pieces: readonly Piece[]): Run[] => {
  const runs: Run[] = []
  let gap: Piece | undefined
  /** The blank before the mark of a note, which belongs behind it where a word follows at once. */
  let blank = ''
  for (const piece of pieces) {
    if (piece.gap) {
      if (gap?.gap !== 'line') gap = piece
      continue
    }
    if (piece.text === '' && piece.note === undefined) continue
    if (gap) closeGap(runs, gap, piece)
    if (gap?.gap === 'line') blank = ''
    const isFirst = (gap?.gap === 'comment' && runs.length === 0) || runs.at(-1)?.text === '\n'
    gap = undefined
    // The mark of a note clings to the word before it.
    if (piece.note !== undefined) blank ||= endOf(runs)
    if (piece.note !== undefined || piece.text === '\n') trimEnd(runs)
    const text = isFirst && !piece.code ? piece.text.replace(/^[ \t]+/, '') : piece.text
    if (piece.note === undefined) {
      if (blank !== '' && beginsWord(text)) runs.push({ text: blank })
      blank = ''
    }
    if (text !== '' || piece.note !== undefined) runs.push({ ...piece, text })
  }
  trimEnd(runs)
  return joinRuns(withinLines(runs))
}

/** A word that a space would part from the one before it. */
const beginsWord = (text: string): boolean => /^[\p{L}\p{N}]/u.test(text) && !wide.test(first(text))

/** The blank that runs end with. */
const endOf = (runs: readonly Run[]): string => {
  const run = runs.at(-1)
  return run && run.note === undefined && !run.code && /[ \t]$/.test(run.text) ? ' ' : ''
}

/** Line breaks part lines of a text: none stands before the first or after the last. */
const withinLines = (runs: readonly Run[]): readonly Run[] => {
  const isLine = ({ text }: Run): boolean => text !== '\n'
  const first = runs.findIndex(isLine)
  return first < 0 ? [] : runs.slice(first, runs.findLastIndex(isLine) + 1)
}

const closeGap = (runs: Run[], { gap, ...marks }: Piece, next: Run): void => {
  if (gap === 'comment') {
    if (/^[ \t\n]/.test(next.text)) trimEnd(runs)
    return
  }
  trimEnd(runs)
  const before = runs.findLast(({ note }) => note === undefined)?.text ?? ''
  const isHard = before === '\n' || next.text === '\n'
  if (before !== '' && !isHard && !areWide(last(before), first(next.text)))
    runs.push({ ...marks, text: ' ' })
}

/** Two wide characters, one of which may be a mark that is as wide as the other. */
const areWide = (a: string, b: string): boolean =>
  (wide.test(a) && (wide.test(b) || ambiguous.test(b))) || (ambiguous.test(a) && wide.test(b))

/**
 * The runs without the blanks that a paragraph begins with: `&emsp;` and U+3000 are typed where an indent is
 * meant, and that is the template's.
 */
export const withoutIndent = (runs: readonly Run[]): Run[] => {
  const [run, ...others] = runs
  if (!run || run.code || run.note !== undefined) return [...runs]
  const text = run.text.trimStart()
  return text === '' ? withoutIndent(others) : [{ ...run, text }, ...others]
}

const first = (text: string): string => /^./su.exec(text)?.[0] ?? ' '
const last = (text: string): string => /.$/su.exec(text.slice(-2))?.[0] ?? ' '

const trimEnd = (runs: Run[]): void => {
  const run = runs.at(-1)
  if (!run || run.note !== undefined || run.code || run.text === '\n') return
  // A loop, as a pattern for blanks at the end takes quadratic time on blanks in the middle.
  let end = run.text.length
  while (run.text[end - 1] === ' ' || run.text[end - 1] === '\t') end--
  if (end === 0) runs.pop()
  else if (end < run.text.length) runs[runs.length - 1] = { ...run, text: run.text.slice(0, end) }
}
