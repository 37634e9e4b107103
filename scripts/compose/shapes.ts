import type { Atom } from './atoms.ts'
import type { Kind } from './kinds.ts'
import type { ComposeRun, Metrics } from './model.ts'

/** How an atom is drawn and how much room it takes; lengths in points. */
export type Shape = {
  /** OpenType features of the reduced form. */
  readonly features: readonly string[]
  /** Room taken in a line, without the removable blanks of a full-width mark. */
  readonly width: number
  /** Removable blanks at either side: with both in place the mark is drawn without features. */
  readonly before: number
  readonly after: number
  /** From the left edge of the room to the glyph's origin. */
  readonly inset: number
}

const plain: readonly string[] = []
const half: readonly string[] = ['halt']
const full: readonly string[] = ['fwid']
const proportional: readonly string[] = ['pwid']

const sized = (size: number, width: number, features = plain): Shape => ({
  features,
  width: width * size,
  before: 0,
  after: 0,
  inset: 0,
})

const markShape = (text: string, size: number, metrics: Metrics): Shape => {
  const { left, right } = metrics.trim(text)
  const rest = metrics.width(text) - left - right
  const features = left + right > 0 ? half : plain
  return { features, width: rest * size, before: left * size, after: right * size, inset: 0 }
}

/** Half an em, the glyph centred in it (GB/T 15834-2011 5.1.7); a wider glyph keeps its width. */
const halfShape = (text: string, size: number, metrics: Metrics): Shape => {
  const features = metrics.width(text) > 0.5 ? half : plain
  const width = metrics.width(text, features)
  if (width > 0.5) return sized(size, metrics.width(text))
  return { ...sized(size, 0.5, features), inset: ((0.5 - width) / 2) * size }
}

const latinShape = (text: string, size: number, metrics: Metrics): Shape => {
  const features = /[“”‘’…]/.test(text) ? proportional : plain
  return sized(size, metrics.width(text, features), features)
}

const spaceShape = (text: string, size: number, metrics: Metrics): Shape =>
  sized(size, metrics.width(' ') * (text === '\t' ? 4 : 1))

type Draw = (text: string, size: number, metrics: Metrics) => Shape

const draws: Record<Kind, Draw> = {
  han: (text, size, metrics) => sized(size, metrics.width(text)),
  open: markShape,
  close: markShape,
  pause: markShape,
  stop: markShape,
  dash: (text, size, metrics) => sized(size, metrics.width(text, full), full),
  dots: (text, size, metrics) => sized(size, metrics.width(text)),
  half: halfShape,
  latin: latinShape,
  space: spaceShape,
}

/**
 * Shapes made so far in a face and size: of words of letters, and of all else. A mark such as “ has one in
 * either, as its neighbours decide what it is; otherwise a text has but one kind.
 */
type Known = { readonly words: Map<string, Shape>; readonly marks: Map<string, Shape> }
const knownIn = new WeakMap<Metrics, Map<number, Known>>()

const knownOf = (metrics: Metrics, size: number): Known => {
  const sizes = knownIn.get(metrics) ?? new Map<number, Known>()
  knownIn.set(metrics, sizes)
  const known = sizes.get(size) ?? { words: new Map(), marks: new Map() }
  sizes.set(size, known)
  return known
}

const drawerOf = (metrics: Metrics, size: number) => {
  const { words, marks } = knownOf(metrics, size)
  return (kind: Kind, text: string): Shape => {
    const shapes = kind === 'latin' ? words : marks
    const known = shapes.get(text)
    if (known) return known
    const made = draws[kind](text, size, metrics)
    shapes.set(text, made)
    return made
  }
}

/**
 * Shapes of all atoms. A syllable is as wide as it makes its word longer, so that a word set
 * whole keeps the kerning across its syllables.
 */
export const shapesOf = (
  atoms: readonly Atom[],
  runs: readonly ComposeRun[],
  metrics: (run: number) => Metrics,
): readonly Shape[] => {
  const drawers: ReturnType<typeof drawerOf>[] = []
  let word = ''
  return atoms.map(({ kind, text, run, seam }) => {
    const drawn = (drawers[run] ??= drawerOf(metrics(run), runs[run]!.size))
    const before = word
    word = seam === 'syllable' ? word + text : text
    const whole = drawn(kind, word)
    if (word === text) return whole
    return { ...whole, width: whole.width - drawn(kind, before).width }
  })
}
