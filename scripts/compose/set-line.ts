import type { Atom } from './atoms.ts'
import type { Kind } from './kinds.ts'
import { tolerance } from './adjust.ts'
import type { Glue, Item } from './box-glue-penalty.ts'
import type { Galley } from './items.ts'
import type { ComposeRun, LinePiece, Metrics } from './model.ts'

/** How far the glue of a line gives way: the share used of each level, in one direction. */
export type Adjustment = { readonly grows: boolean; readonly used: Float64Array }

/** A line's items, from its first box to before the item it ends at. */
export type Range = { readonly from: number; readonly to: number }

type Glyphs = LinePiece & { readonly atom: Atom }

const widthOf = (glue: Glue, { grows, used }: Adjustment): number => {
  const give = grows ? glue.stretch : glue.shrink
  const change = used[give.level]! * give.amount
  return glue.width + (grows ? change : -change)
}

/** A word wider by so many points, which its gaps between letters share. */
const spaced = (word: Glyphs, by: number, gaps: number): Glyphs => ({
  ...word,
  width: word.width + by,
  spacing: by / gaps,
})

/** Width of the glue right after an item, if a line goes on that far. */
const glueAfter = (items: readonly Item[], at: number, to: number, how: Adjustment): number => {
  const next = items[at + 1]?.type === 'penalty' ? at + 2 : at + 1
  const item = items[next]
  return next < to && item?.type === 'glue' ? widthOf(item, how) : 0
}

/**
 * Glyphs of a line with their places, and the line's width. A mark with its blanks whole is drawn in its full form, so
 * that it stays in one piece with the characters around it; else in its reduced form. A blank
 * between two marks belongs to the first.
 */
const place = (galley: Galley, { from, to }: Range, how: Adjustment) => {
  const { items, atoms, shapes } = galley
  const glyphs: Glyphs[] = []
  let x = 0
  let blank = 0
  const add = (at: number, left: number, width: number, features: readonly string[]) => {
    const atom = atoms[at]!
    const { run, start, kind } = atom
    const text = kind === 'space' ? ' ' : atom.text
    glyphs.push({ atom, run, start, text, x: left, width, spacing: 0, features })
  }
  for (let at = from; at < to; at++) {
    const item = items[at]!
    if (item.type === 'penalty') continue
    if (item.type === 'glue') {
      const width = widthOf(item, how)
      if (item.gaps !== undefined) {
        glyphs.push(spaced(glyphs.pop()!, width, item.gaps))
        x += width
        continue
      }
      if (item.atom !== undefined) add(item.atom, x, width, [])
      x += width
      blank += width
      continue
    }
    if (item.atom < 0) {
      x += item.width
      continue
    }
    const { before, after, width, inset, features } = shapes[item.atom]!
    const isMark = before > 0 || after > 0
    const follows = after ? glueAfter(items, at, to, how) : 0
    const isFull = isMark && blank > before - tolerance && follows > after - tolerance
    if (isFull) add(item.atom, x - before, before + width + after, [])
    else add(item.atom, x + inset, width - 2 * inset, features)
    x += width
    blank = isFull ? -after : 0
  }
  return { glyphs, width: x }
}

/** Full-width characters, which one piece may hold many of, evenly spaced. */
const cells: ReadonlySet<Kind> = new Set(['han', 'open', 'close', 'pause', 'stop'])

const isCell = ({ atom: { kind, text }, features }: Glyphs): boolean =>
  features.length === 0 && text.length === 1 && cells.has(kind)

const gapOf = (a: Glyphs, b: Glyphs): number => b.x - (a.x + a.width)

/** Can two neighbours be drawn in one go, spaced by `spacing` if that is already settled? */
const areOne = (a: Glyphs, b: Glyphs, spacing: number | null): boolean => {
  if (a.run !== b.run || a.start + a.text.length !== b.start) return false
  // One drawing has one set of features: glyphs shaped otherwise would be wider than measured.
  if (b.atom.seam === 'syllable') return a.features.join() === b.features.join()
  if (!isCell(a) || !isCell(b)) return false
  return spacing === null || Math.abs(gapOf(a, b) - spacing) < tolerance * 100
}

const pieceOf = (
  glyphs: readonly Glyphs[],
  from: number,
  to: number,
  spacing: number,
): LinePiece => {
  const { run, start, x, features } = glyphs[from]!
  const last = glyphs[to - 1]!
  let text = ''
  for (let at = from; at < to; at++) text += glyphs[at]!.text
  return { run, start, text, x, width: last.x + last.width - x, spacing, features }
}

const merge = (glyphs: readonly Glyphs[]): LinePiece[] => {
  const pieces: LinePiece[] = []
  for (let from = 0, to = 1; from < glyphs.length; from = to, to++) {
    let spacing: number | null = null
    while (to < glyphs.length && areOne(glyphs[to - 1]!, glyphs[to]!, spacing)) {
      if (glyphs[to]!.atom.seam !== 'syllable') spacing ??= gapOf(glyphs[to - 1]!, glyphs[to]!)
      to++
    }
    pieces.push(pieceOf(glyphs, from, to, spacing ?? glyphs[from]!.spacing))
  }
  return pieces
}

/** The hyphen a line ends with when it is broken inside a word. */
const hyphenOf = (
  last: LinePiece,
  x: number,
  runs: readonly ComposeRun[],
  metrics: (run: number) => Metrics,
): LinePiece => {
  const { run, start, text } = last
  const width = metrics(run).width('-') * runs[run]!.size
  const place = { run, start: start + text.length, x, width }
  return { ...place, text: '-', spacing: 0, features: [], hyphen: true }
}

/** Pieces of a line and the right edge of its last glyph's room, in points. */
export const setLine = (
  galley: Galley,
  range: Range,
  how: Adjustment,
  runs: readonly ComposeRun[],
  metrics: (run: number) => Metrics,
): { readonly pieces: readonly LinePiece[]; readonly width: number } => {
  const { glyphs, width } = place(galley, range, how)
  const pieces = merge(glyphs)
  const last = pieces.at(-1)
  const end = galley.items[range.to]
  if (last && end?.type === 'penalty' && end.width > 0) {
    pieces.push(hyphenOf(last, width, runs, metrics))
    return { pieces, width: width + end.width }
  }
  return { pieces, width }
}
