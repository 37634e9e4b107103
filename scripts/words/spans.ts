/**
 * What changed between two sequences of words: the alignment that keeps as much as it can, where every change costs
 * something by itself, so that two changes with next to nothing between them are one (global alignment with affine
 * gaps, Gotoh 1982). A person reads such changes, and a particle that happens to stay is no part of a sentence.
 */
import { diffArrays } from 'diff'

/** Words `from` up to `to` of the old sequence became words `newFrom` up to `newTo` of the new one. */
export type Span = {
  readonly from: number
  readonly to: number
  readonly newFrom: number
  readonly newTo: number
}

/** What a change costs, in the weight of words that it may keep: some two characters of Chinese. */
const readable = 1.4

/** A change that begins a line, a sentence, a clause or a word costs less than the same one moved by a few words. */
const atBoundary = 0.05

/** Cells of the table of alignments; what is larger is compared by the fewest edits alone. */
const roomiest = 4_000_000

/** Edits after which larger texts are taken as replaced as a whole. */
const mostEdits = 2000

/** How much is kept with a word: by its length; numbers and words of other scripts whole; marks and blanks little. */
const weightOf = (word: string): number => {
  if (/^\s+$/u.test(word)) return word.includes('\n') ? 1 : 0.1
  if (!/[\p{L}\p{N}]/u.test(word)) return 0.6
  if (/^\p{Script=Han}/u.test(word)) return 0.75 * Math.min(word.length, 3)
  return word.length < 4 && !/\p{N}/u.test(word) ? 0.75 : 2
}

const isBoundary = (word: string | undefined): boolean =>
  word === undefined || !/[\p{L}\p{N}]$/u.test(word)

/** Spans in order, none next to another. `opening` is what a change costs; 0 gives the fewest words changed. */
export const spansBetween = (
  before: readonly string[],
  after: readonly string[],
  opening: number = readable,
): Span[] => {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let end = 0
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++
  const old = before.slice(start, before.length - end)
  const own = after.slice(start, after.length - end)
  if (old.length === 0 && own.length === 0) return []
  const isSmall = (old.length + 1) * (own.length + 1) <= roomiest
  const spans = isSmall ? aligned(old, own, before[start - 1], opening) : shortest(old, own)
  return spans.map((span) => ({
    from: span.from + start,
    to: span.to + start,
    newFrom: span.newFrom + start,
    newTo: span.newTo + start,
  }))
}

/** How the best value of a cell was reached, in bits. A word stays, after a word that stays or after a change; */
const keptAfterKept = 1
const keptAfterChange = 2
/** or it is part of a change: a new word (otherwise an old one), which the change begins with. */
const adds = 4
const opens = 8

/** Two rows of the table: the best values up to a word that stays, and up to one that is part of a change. */
type Row = { readonly kept: Float64Array; readonly changed: Float64Array }

const rowOf = (width: number): Row => ({
  kept: new Float64Array(width).fill(-Infinity),
  changed: new Float64Array(width).fill(-Infinity),
})

const aligned = (
  old: readonly string[],
  own: readonly string[],
  previous: string | undefined,
  opening: number,
): Span[] => {
  const width = own.length + 1
  const ways = new Uint8Array((old.length + 1) * width)
  const costs = [previous, ...old].map((word) => opening - (isBoundary(word) ? atBoundary : 0))
  let [above, row] = [rowOf(width), rowOf(width)]
  for (let i = 0; i <= old.length; i++) {
    ;[above, row] = [row, above]
    fill(row, above, {
      word: old[i - 1],
      own,
      cost: costs[i]!,
      costAbove: costs[i - 1]!,
      ways: ways.subarray(i * width, (i + 1) * width),
    })
  }
  return traced(ways, old.length, own.length, row.kept[own.length]! >= row.changed[own.length]!)
}

type RowOfWords = {
  /** The old word of the row; undefined in the first one, before any. */
  readonly word: string | undefined
  readonly own: readonly string[]
  readonly cost: number
  readonly costAbove: number
  readonly ways: Uint8Array
}

const fill = (row: Row, above: Row, { word, own, cost, costAbove, ways }: RowOfWords): void => {
  const weight = word === undefined ? 0 : weightOf(word)
  for (let j = 0; j <= own.length; j++) {
    let kept = word === undefined && j === 0 ? 0 : -Infinity
    let way = 0
    if (word !== undefined && j > 0 && word === own[j - 1]) {
      const [afterKept, afterChange] = [above.kept[j - 1]!, above.changed[j - 1]!]
      way = afterKept >= afterChange ? keptAfterKept : keptAfterChange
      kept = Math.max(afterKept, afterChange) + weight
    }
    let changed = -Infinity
    let by = 0
    if (j > 0) {
      changed = row.changed[j - 1]!
      by = adds
      if (row.kept[j - 1]! - cost > changed) [changed, by] = [row.kept[j - 1]! - cost, adds | opens]
    }
    if (word !== undefined) {
      if (above.changed[j]! > changed) [changed, by] = [above.changed[j]!, 0]
      if (above.kept[j]! - costAbove > changed) [changed, by] = [above.kept[j]! - costAbove, opens]
    }
    row.kept[j] = kept
    row.changed[j] = changed
    ways[j] = way | by
  }
}

/** The spans of the best alignment, from its end back. */
const traced = (ways: Uint8Array, rows: number, columns: number, isKeptLast: boolean): Span[] => {
  const spans: Span[] = []
  let [i, j, isKept] = [rows, columns, isKeptLast]
  let [to, newTo] = [i, j]
  while (i > 0 || j > 0) {
    const way = ways[i * (columns + 1) + j]!
    if (isKept) {
      isKept = (way & keptAfterKept) !== 0
      i--
      j--
      if (!isKept) [to, newTo] = [i, j]
      continue
    }
    if ((way & adds) !== 0) j--
    else i--
    if ((way & opens) === 0) continue
    spans.push({ from: i, to, newFrom: j, newTo })
    isKept = true
  }
  return spans.reverse()
}

const shortest = (old: readonly string[], own: readonly string[]): Span[] => {
  const whole = [{ from: 0, to: old.length, newFrom: 0, newTo: own.length }]
  const parts = diffArrays([...old], [...own], { maxEditLength: mostEdits })
  if (!parts) return whole
  const spans: Span[] = []
  let [i, j] = [0, 0]
  for (const { count, added, removed } of parts) {
    const [struck, set] = [added ? 0 : count, removed ? 0 : count]
    if (added || removed) {
      const last = spans.at(-1)
      const span = { from: i, to: i + struck, newFrom: j, newTo: j + set }
      if (last?.to === i && last.newTo === j)
        spans[spans.length - 1] = { ...last, to: span.to, newTo: span.newTo }
      else spans.push(span)
    }
    i += struck
    j += set
  }
  return spans
}
