/** Runs of two editions in one text: words that are in one only, and words that are set otherwise. */
import { isWhole, joinRuns, marksOf, sameMarks } from '../memo/join-runs.ts'
import type { Change, Marks, Run } from '../memo/model.ts'
import { spansBetween } from '../words/spans.ts'
import { halvesIn, wordsOf } from '../words/words.ts'

/** A text of both editions, or the part of it that is in one: where a unit moved, each edition has its own place. */
export type Side = 'both' | 'old' | 'own'

/** `old` runs refer to units and notes by the ids that these have in the redline. */
export type Texts = { readonly old: readonly Run[]; readonly own: readonly Run[] }

/** A word in one set of marks, and what it is compared by. */
type Word = { readonly key: string; readonly runs: readonly Run[] }

/** What became of a word: null of one in both, whose marks in the old edition are `before`. */
type Piece = { readonly run: Run; readonly before: Run | null; readonly change: Change | null }

export const redlineRuns = (texts: Texts, lang: string, side: Side = 'both'): readonly Run[] => {
  if (isUnchanged(texts)) return side === 'old' ? texts.old : texts.own
  return joinPieces(
    piecesOf(texts, lang)
      .filter((piece) => isOn(piece, side))
      .map((piece) => shown(piece, side)),
  )
}

/** Most texts are what they were, and need not be cut into words. */
const isUnchanged = ({ old, own }: Texts): boolean =>
  old.length === own.length &&
  own.every((run, i) => wholeKey(run) === wholeKey(old[i]!) && sameMarks(run, old[i]!))

const isOn = ({ change }: Piece, side: Side): boolean =>
  side === 'both' || change === null || (change.kind === 'deleted') === (side === 'old')

/** Of one edition, a word is set as it was there. */
const shown = ({ run, before, change }: Piece, side: Side): Run => {
  if (change) return { ...run, change }
  if (side === 'old') return before!
  if (side === 'own' || sameMarks(run, before!)) return run
  return { ...run, was: marksOf(before!) }
}

/** Every word of both texts, in the order of the new one; what was struck stands before what replaces it. */
const piecesOf = ({ old, own }: Texts, lang: string): Piece[] => {
  const [oldWords, ownWords] = cutAlike(markedWords(old, lang), markedWords(own, lang))
  const pieces: Piece[] = []
  const keys = (words: readonly Word[]): string[] => words.map(({ key }) => key)
  const keep = (from: number, to: number, ahead: number): void => {
    for (let i = from; i < to; i++)
      pieces.push(...kept(oldWords[i]!.runs, ownWords[i + ahead]!.runs))
  }
  let [at, ownAt] = [0, 0]
  for (const { from, to, newFrom, newTo } of spansBetween(keys(oldWords), keys(ownWords))) {
    keep(at, from, ownAt - at)
    pieces.push(...changed(oldWords.slice(from, to), 'deleted'))
    pieces.push(...changed(ownWords.slice(newFrom, newTo), 'inserted'))
    ;[at, ownAt] = [to, newTo]
  }
  keep(at, oldWords.length, ownAt - at)
  return pieces
}

const cutAlike = (old: readonly Word[], own: readonly Word[]): readonly [Word[], Word[]] => {
  const [oldKeys, ownKeys] = [old, own].map((words) => new Set(words.map(({ key }) => key)))
  return [
    old.flatMap((word) => halvesOf(word, ownKeys!)),
    own.flatMap((word) => halvesOf(word, oldKeys!)),
  ]
}

const halvesOf = (word: Word, others: ReadonlySet<string>): Word[] => {
  const halves = halvesIn(word.key, others)
  return halves.length === 1 ? [word] : inWords(word.runs, halves)
}

const changed = (words: readonly Word[], kind: 'inserted' | 'deleted'): Piece[] =>
  words.flatMap(({ runs }) => runs.map((run) => ({ run, before: null, change: { kind } })))

/** One word in two sets of runs, cut wherever either of them is. */
const kept = (old: readonly Run[], own: readonly Run[]): Piece[] => {
  // It may show another number in the other edition.
  if (isWhole(own[0]!)) return [{ run: own[0]!, before: old[0]!, change: null }]
  const ends = [...new Set([...endsOf(old), ...endsOf(own)])].sort((a, b) => a - b)
  return ends.map((end, i) => {
    const start = ends[i - 1] ?? 0
    return { run: part(own, start, end), before: part(old, start, end), change: null }
  })
}

const endsOf = (runs: readonly Run[]): number[] => {
  let end = 0
  return runs.map(({ text }) => (end += text.length))
}

/** What stands between two offsets, in one run. */
const part = (runs: readonly Run[], start: number, end: number): Run => {
  let offset = 0
  for (const run of runs) {
    if (start < offset + run.text.length)
      return { ...run, text: run.text.slice(start - offset, end - offset) }
    offset += run.text.length
  }
  throw new Error('No run there')
}

/** The words of a text. A note reference, a line break and a filled link are words of their own. */
const markedWords = (runs: readonly Run[], lang: string): Word[] => {
  const words: Word[] = []
  let open: Run[] = []
  const close = (): void => {
    words.push(...cut(open, lang))
    open = []
  }
  for (const run of runs)
    if (isWhole(run)) {
      close()
      words.push({ key: wholeKey(run), runs: [run] })
    } else open.push(run)
  close()
  return words
}

const wholeKey = ({ text, note, ref, filled }: Run): string =>
  note === undefined ? (filled ? `→ ${ref} ${text}` : text) : `[^${note}]`

/** Runs at their words, some of which are parts of several runs. */
const cut = (runs: readonly Run[], lang: string): Word[] =>
  inWords(runs, wordsOf(runs.map(({ text }) => text).join(''), lang))

const inWords = (runs: readonly Run[], words: readonly string[]): Word[] => {
  let [i, offset] = [0, 0]
  return words.map((key) => {
    const parts: Run[] = []
    for (let left = key.length; left > 0;) {
      const run = runs[i]!
      const text = run.text.slice(offset, offset + left)
      parts.push({ ...run, text })
      left -= text.length
      offset += text.length
      if (offset === run.text.length) [i, offset] = [i + 1, 0]
    }
    return { key, runs: parts }
  })
}

/** Neighbours that are alike in every way are one run. */
const joinPieces = (runs: readonly Run[]): readonly Run[] => {
  const groups: Run[][] = []
  for (const run of runs) {
    const last = groups.at(-1)?.at(-1)
    if (last && last.change?.kind === run.change?.kind && sameBefore(last.was, run.was))
      groups.at(-1)!.push(run)
    else groups.push([run])
  }
  return groups.flatMap(joinRuns)
}

const sameBefore = (a: Marks | undefined, b: Marks | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && sameMarks(a, b))
