/** Expected texts against texts read: where they differ, and in what way. */
import type { IsJoint } from './joints.ts'
import { stretchAt, streamOf, type Stream, type Stretch } from '../readers/stream.ts'

export type Rules = {
  readonly fold: (text: string) => string
  /** Where white space is of no account; null when all of it must be what was expected. */
  readonly isJoint: IsJoint | null
}

export type Difference = {
  readonly type: 'missing' | 'changed' | 'moved' | 'extra' | 'repeated' | 'space' | 'joined' | 'cut'
  /** Index of the expected stretch; of `extra` and `repeated` text the one that follows. */
  readonly expected: number
  /** Index of the stretch read. */
  readonly read: number
  /** Both sides, from a little before the difference on. */
  readonly wanted: string
  readonly got: string
}

/** Differences reported at most: one fault may shift everything after it. */
const maxDifferences = 12
/** Characters that make a place in a text unmistakable, and how far to look for it. */
const anchorLength = 24
const horizon = { stretches: 60, characters: 20_000 }
const excerptLength = 24
/** Shorter texts stand in many places, so that finding one elsewhere means nothing. */
const distinctive = 12

/** Every difference, in order; none when the texts are the same. */
export const compareTexts = (
  expected: readonly Stretch[],
  read: readonly Stretch[],
  rules: Rules,
): Difference[] => {
  const sides = { wanted: streamOf(expected, rules.fold), got: streamOf(read, rules.fold) }
  return sides.wanted.ink === sides.got.ink
    ? [...spaces(sides, rules), ...edges(sides)].slice(0, maxDifferences)
    : changes(sides)
}

type Sides = { readonly wanted: Stream; readonly got: Stream }

const excerpt = (text: string, from: number, to: number = text.length): string => {
  const end = Math.min(to, from + excerptLength)
  return text.slice(Math.max(0, from), end) + (end < to ? '…' : '')
}

const at = (
  { wanted, got }: Sides,
  type: Difference['type'],
  offset: number,
  back = 6,
): Difference => ({
  type,
  expected: stretchAt(wanted, offset),
  read: stretchAt(got, offset),
  wanted: withGaps(wanted, offset - back),
  got: withGaps(got, offset - back),
})

/** A little text with its white space. */
const withGaps = ({ ink, gaps }: Stream, from: number): string => {
  let text = ''
  for (let i = Math.max(0, from); i < Math.min(ink.length, from + excerptLength); i++)
    text += (gaps.get(i) ?? '') + ink[i]!
  return text
}

const spaces = (sides: Sides, { isJoint }: Rules): Difference[] => {
  const { wanted, got } = sides
  const starts = new Set(wanted.starts)
  const isFree = (offset: number): boolean =>
    starts.has(offset) || got.lineStarts.has(offset) || isJoint!(wanted.ink, offset)
  return [...new Set([...wanted.gaps.keys(), ...got.gaps.keys()])]
    .filter((offset) => {
      const [a, b] = [wanted.gaps.get(offset), got.gaps.get(offset)]
      return isJoint === null
        ? a !== b && !starts.has(offset)
        : (a === undefined) !== (b === undefined) && !isFree(offset)
    })
    .sort((a, b) => a - b)
    .map((offset) => at(sides, 'space', offset))
}

/** Texts that ran together, or came apart within a page. */
const edges = (sides: Sides): Difference[] => {
  const { wanted, got } = sides
  const inside = ({ edges }: Stream) => [...edges].filter((start) => start < wanted.ink.length)
  return [
    ...inside(wanted)
      .filter((start) => !got.edges.has(start))
      .map((start) => at(sides, 'joined', start)),
    ...inside(got)
      .filter((start) => !got.overleaf.has(start) && !wanted.edges.has(start))
      .map((start) => at(sides, 'cut', start)),
  ]
}

/** Where a comparison stands: next expected stretch and next character read. */
type Cursor = { readonly stretch: number; readonly offset: number }

const changes = (sides: Sides): Difference[] => {
  const { wanted, got } = sides
  const found: Difference[] = []
  let here: Cursor = { stretch: 0, offset: 0 }
  while (here.stretch < wanted.starts.length && found.length < maxDifferences) {
    const text = inkAt(wanted, here.stretch)
    if (got.ink.startsWith(text, here.offset)) {
      here = { stretch: here.stretch + 1, offset: here.offset + text.length }
      continue
    }
    const next = resume(sides, here)
    found.push(...explain(sides, here, next))
    here = next
  }
  const rest = { stretch: wanted.starts.length, offset: got.ink.length }
  if (here.offset < got.ink.length && found.length < maxDifferences)
    found.push(...explain(sides, here, rest))
  return found.slice(0, maxDifferences)
}

const inkAt = ({ ink, starts }: Stream, stretch: number): string =>
  ink.slice(starts[stretch], starts[stretch + 1])

/** The nearest place from which both sides go on alike. */
const resume = ({ wanted, got }: Sides, { stretch, offset }: Cursor): Cursor => {
  const text = got.ink.slice(offset, offset + horizon.characters)
  let best: Cursor | null = null
  const last = Math.min(wanted.starts.length, stretch + horizon.stretches)
  for (let each = stretch; each < last; each++) {
    const start = wanted.starts[each]!
    const anchor = wanted.ink.slice(start, start + anchorLength)
    // The stretch we stand at begins as expected, or is not here: only further on does it count.
    const found = anchor === '' ? -1 : text.indexOf(anchor, each === stretch ? 1 : 0)
    if (found >= 0 && (!best || offset + found < best.offset))
      best = { stretch: each, offset: offset + found }
  }
  return best ?? { stretch: wanted.starts.length, offset: got.ink.length }
}

/** What happened between two places: expected stretches passed over, text read that none expected. */
const explain = (sides: Sides, from: Cursor, to: Cursor): Difference[] => {
  const { wanted, got } = sides
  const extra = got.ink.slice(from.offset, to.offset)
  const passed = Array.from({ length: to.stretch - from.stretch }, (_, i) => from.stretch + i)
  const read = stretchAt(got, from.offset)
  if (passed.length === 0) {
    const type = extra.length >= distinctive && wanted.ink.includes(extra) ? 'repeated' : 'extra'
    return [{ type, expected: to.stretch, read, wanted: '', got: excerpt(extra, 0) }]
  }
  return passed
    .filter((each) => inkAt(wanted, each) !== '' && !extra.includes(inkAt(wanted, each)))
    .map((each): Difference => {
      const text = inkAt(wanted, each)
      if (extra !== '') return changed(text, extra, each, read)
      const type = text.length >= distinctive && got.ink.includes(text) ? 'moved' : 'missing'
      return { type, expected: each, read, wanted: excerpt(text, 0), got: '' }
    })
    .concat(
      passed.every((each) => extra.includes(inkAt(wanted, each)))
        ? [{ type: 'extra', expected: from.stretch, read, wanted: '', got: excerpt(extra, 0) }]
        : [],
    )
}

const changed = (text: string, extra: string, expected: number, read: number): Difference => {
  let same = 0
  while (same < text.length && text[same] === extra[same]) same++
  const from = Math.max(0, same - 6)
  return { type: 'changed', expected, read, wanted: excerpt(text, from), got: excerpt(extra, from) }
}
