/**
 * How word processors break lines: each is filled as far as it goes, whatever that does to the
 * next. Only where lines end is found, for whoever counts them; nothing is drawn with it. The
 * numbers are LibreOffice's, which differ from Word's by less than its fonts do.
 */
import { tolerance } from './adjust.ts'
import { offsetsOf } from './atoms.ts'
import { forbids } from './break-cost.ts'
import { characterAt, isCombining, isDigit, isLetter, type Character } from './classes.ts'
import type { Kind } from './kinds.ts'
import type { Compose, ComposedLine, ComposeRun, LinePiece, Measure, Metrics } from './model.ts'

/** Between a Han character and a letter or digit, in em (`SwKernPortion`). */
const gap = 0.2

/** Marks that may hang over the end of a line, whatever `w:overflowPunct` says. */
const hanging: ReadonlySet<string> = new Set('!,.:;?、。！，．：；？')

/** Lines may end after these unless a number follows (UAX #14: classes HY, BA, SY and ZW). */
const joiners: ReadonlySet<string> = new Set('-‐–—/\u00ad\u200b')
const joiner = /(?<=[-‐–—/\u00ad\u200b])(?=\p{L})/u

/** A place where a line may end. Lengths are in points, along a line that never does. */
type Chance = {
  /** Offset of what follows, in the text of all runs. */
  readonly at: number
  /** Right edge of the ink before it, and left edge of what follows. */
  readonly ink: number
  readonly next: number
  readonly isForced: boolean
}

/** Composes as far as it takes to count lines: their pieces have no places. */
export const firstFit: Compose = (runs, measure, metrics) => {
  const text = runs.map((run) => run.text).join('')
  const offsets = offsetsOf(runs)
  const lines = filled(chancesOf(runs, offsets, metrics, measure), measure)
  let first = 0
  return lines.map(({ start, end }, line): ComposedLine => {
    while (first < runs.length - 1 && offsets[first + 1]! <= start.at) first++
    return {
      pieces: piecesOf(runs, offsets, first, start.at, end.at),
      width: end.ink - start.next,
      text: text.slice(start.at, end.at),
      lead: 0,
      end: line === lines.length - 1 ? 'last' : end.isForced ? 'hard' : 'soft',
      ratio: 0,
    }
  })
}

type Line = { readonly start: Chance; readonly end: Chance }

const filled = (chances: readonly Chance[], measure: Measure): Line[] => {
  const lines: Line[] = []
  let start = chances[0]!
  let fit = start
  for (const chance of chances.slice(1)) {
    if (fit !== start && chance.ink - start.next > measure(lines.length) + tolerance) {
      lines.push({ start, end: fit })
      start = fit
    }
    fit = chance
    if (!chance.isForced) continue
    lines.push({ start, end: chance })
    start = chance
  }
  return lines
}

/** What has been written so far: the pen's place, the right edge of ink, and what was last. */
type Pen = { x: number; ink: number; last: string; kind: Kind; spaces: string }

/** Every place where a line may end, from the text's beginning to its end. */
const chancesOf = (
  runs: readonly ComposeRun[],
  offsets: readonly number[],
  metrics: (run: number) => Metrics,
  measure: Measure,
): Chance[] => {
  const chances: Chance[] = [{ at: 0, ink: 0, next: 0, isForced: false }]
  const pen: Pen = { x: 0, ink: 0, last: '', kind: 'space', spaces: '' }
  const narrowest = Math.min(measure(0), measure(1))
  const add = (at: number, isForced: boolean) => {
    chances.push({ at, ink: pen.ink, next: pen.x, isForced })
  }
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index]!
    const face = metrics(index)
    for (let from = 0, to = 0; from < run.text.length; from = to) {
      const character = characterAt(run.text, from)
      to = endOf(run, from, character)
      const at = offsets[index]! + from
      const word = to - from === 1 ? character.text : run.text.slice(from, to)
      if (word === '\n') {
        add(at + 1, true)
        startLine(pen)
        continue
      }
      const { kind } = character
      const width = widthOf(word, kind, face) * run.size
      if (run.clings) {
        pen.ink = pen.x += width
        continue
      }
      if (kind === 'space') {
        pen.spaces += word
        pen.x += width
        continue
      }
      if (isGap(pen, word, kind)) pen.x += gap * run.size
      if (mayEnd(pen, word, kind)) add(at, false)
      const parts = partsOf(word, kind, width > narrowest)
      let next = at
      for (const part of parts) {
        if (next > at) add(next, false)
        write(pen, part, parts.length > 1 ? widthOf(part, kind, face) * run.size : width)
        next += part.length
      }
      pen.kind = kind
    }
  }
  add(runs.length > 0 ? offsets.at(-1)! + runs.at(-1)!.text.length : 0, true)
  return chances
}

const startLine = (pen: Pen): void => {
  pen.ink = pen.x
  pen.last = pen.spaces = ''
  pen.kind = 'space'
}

const write = (pen: Pen, word: string, width: number): void => {
  pen.ink = pen.x + (hanging.has(word) ? 0 : width)
  pen.x += width
  pen.last = word.at(-1)!
  pen.spaces = ''
}

/** The end of the word, or of the one character, that begins here. */
const endOf = ({ text, clings }: ComposeRun, from: number, first: Character): number => {
  if (clings) return text.length
  let to = from + first.text.length
  if (!isInWord(first)) return to
  while (to < text.length && isInWord(characterAt(text, to))) to++
  return to
}

const isInWord = ({ kind, text }: Character): boolean => kind === 'latin' && text !== '\n'

/** Parts that lines may end between; a word that no line holds ends one anywhere. */
const partsOf = (word: string, kind: Kind, isTooWide: boolean): readonly string[] =>
  kind !== 'latin' ? [word] : isTooWide ? [...word] : word.split(joiner)

const widthOf = (text: string, kind: Kind, { width }: Metrics): number =>
  kind === 'latin' && /[“”‘’…]/.test(text) ? width(text, ['pwid']) : width(text)

const isGap = ({ last, kind, spaces }: Pen, next: string, nextKind: Kind): boolean =>
  spaces === '' &&
  ((kind === 'han' && nextKind === 'latin' && isLetter(next[0]!)) ||
    (kind === 'latin' && nextKind === 'han' && isLetter(last)))

/** May a line end between what was last and this? */
const mayEnd = ({ last, kind, spaces }: Pen, next: string, nextKind: Kind): boolean => {
  const first = next[0]!
  if (last === '' || isCombining(first)) return false
  const isOpen = joiners.has(last) && !isDigit(first)
  return !forbids(isOpen ? '' : last, isOpen ? 'han' : kind, first, nextKind, spaces)
}

/** What of each run is on a line; the first of them is `run`. */
const piecesOf = (
  runs: readonly ComposeRun[],
  offsets: readonly number[],
  first: number,
  from: number,
  to: number,
): LinePiece[] => {
  const pieces: LinePiece[] = []
  for (let run = first; run < runs.length && offsets[run]! < to; run++) {
    const start = Math.max(0, from - offsets[run]!)
    const text = runs[run]!.text.slice(start, to - offsets[run]!)
    if (text) pieces.push({ run, start, text, x: 0, width: 0, spacing: 0, features: [] })
  }
  return pieces
}
