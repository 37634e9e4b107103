/** Widths of joints: what stands between two atoms, how far it stretches and shrinks. */
import type { Atom } from './atoms.ts'
import { firstOf, lastOf } from './break-cost.ts'
import { isLetter, rigid } from './classes.ts'
import { letterFit, letterUnit, restUnit, shrinkAt, stretchAt, wordSpace } from './levels.ts'
import type { ComposeRun, Setting } from './model.ts'
import type { Shape } from './shapes.ts'
import type { Give } from './adjust.ts'
import type { Kind } from './kinds.ts'
import { ofAddress } from './words.ts'

/** The paragraph's rules: its setting, and whether its language sets Han solid. */
export type Rules = { readonly setting: Setting; readonly cjk: boolean }

/** An atom with its shape and its run. */
export type Side = { readonly atom: Atom; readonly shape: Shape; readonly run: ComposeRun }

const markLevel: Partial<Record<Kind, number>> = {
  open: shrinkAt.bracket,
  close: shrinkAt.bracket,
  pause: shrinkAt.pause,
  stop: shrinkAt.stop,
}

const none: Give = { level: 0, amount: 0 }

const levelOf = ({ kind }: Atom): number => markLevel[kind] ?? shrinkAt.stop

export const isMark = ({ kind }: Atom): boolean => markLevel[kind] !== undefined

/** A gap is due between Han and a letter or digit, and where a space was typed beside Han. */
const isGap = (a: Atom, b: Atom, spaces: readonly Atom[]): boolean => {
  if (a.kind === 'han' && b.kind === 'latin') return spaces.length > 0 || isLetter(firstOf(b))
  if (a.kind === 'latin' && b.kind === 'han') return spaces.length > 0 || isLetter(lastOf(a))
  return false
}

/** The blank between two atoms. */
export type Width = {
  /** In points. */
  readonly width: number
  readonly stretch: Give
  readonly shrink: Give
  /** Part in what all gaps of the line take alike when all else is used up, in points. */
  readonly rest: number
  /** A word space: the gap is drawn, as a space. */
  readonly drawn: boolean
}

export const solid = (rest: number): Width => ({
  width: 0,
  stretch: none,
  shrink: none,
  rest,
  drawn: false,
})

const gapWidth = (size: number, { gap }: Setting): Width => ({
  width: gap.natural * size,
  stretch: { level: stretchAt.gap, amount: (gap.max - gap.natural) * size },
  shrink: { level: shrinkAt.gap, amount: (gap.natural - gap.min) * size },
  rest: 0,
  drawn: false,
})

/** Of English: a space may grow by half and lose a third, as in TeX's fonts. */
const spaceWidth = (space: Side, cjk: boolean): Width => {
  const { width } = space.shape
  const { size } = space.run
  if (space.run.verbatim) return { ...solid(0), width, drawn: true }
  if (!cjk)
    return {
      width,
      stretch: none,
      shrink: { level: shrinkAt.stop, amount: width / 3 },
      rest: width / 2,
      drawn: true,
    }
  return {
    width,
    stretch: { level: stretchAt.space, amount: Math.max(0, wordSpace.max * size - width) },
    shrink: { level: shrinkAt.space, amount: Math.max(0, width - wordSpace.min * size) },
    rest: restUnit * size,
    drawn: true,
  }
}

/** What so many gaps between the letters of a word give. */
export const letterGap = ({ size, verbatim }: ComposeRun, gaps: number): Width => {
  const room = verbatim ? 0 : size * gaps
  const shrink = { level: shrinkAt.stop, amount: letterFit.shrink * room }
  return { ...solid(letterFit.stretch * room), shrink }
}

const canStretch = (a: Atom, b: Atom): boolean => {
  if (rigid.has(lastOf(a)) || rigid.has(firstOf(b))) return false
  if (a.kind === 'latin') return b.kind !== 'latin' && (b.kind === 'open' || !isMark(b))
  return b.kind !== 'latin' || a.kind !== 'open'
}

/** Of two marks that meet, the blanks between them become one, or none if they face the same way. */
const blankWidth = (a: Side, b: Side, size: number): Width => {
  const { after } = a.shape
  const { before } = b.shape
  const bothMarks = isMark(a.atom) && isMark(b.atom)
  const width = bothMarks && !(after && before) ? 0 : Math.max(after, before)
  if (bothMarks && !width) return solid(0)
  const rest = canStretch(a.atom, b.atom) ? restUnit * size : 0
  if (!width) return solid(rest)
  const level = Math.min(levelOf(a.atom), levelOf(b.atom))
  return { width, stretch: none, shrink: { level, amount: width }, rest, drawn: false }
}

/**
 * A blank typed between Han characters is as wide as the gap beside Latin, as it is in Word, where a blank of
 * Markdown beside emphasis and one between two names are the same; it never shrinks. U+3000 is one em wide.
 */
const pauseWidth = (
  spaces: readonly Side[],
  a: Side,
  b: Side,
  { setting }: Rules,
): Width | null => {
  const size = b.atom.kind === 'han' ? b.run.size : a.run.size
  const wide =
    spaces
      .map(({ atom }) => atom.text)
      .join('')
      .split('\u3000').length - 1
  if (wide > 0) return { ...solid(0), width: wide * size }
  if (a.atom.kind !== 'han' || b.atom.kind !== 'han') return null
  return { ...gapWidth(size, setting), shrink: none }
}

export const widthOf = (a: Side, b: Side, spaces: readonly Side[], rules: Rules): Width => {
  const { size } = b.atom.kind === 'han' ? b.run : a.run
  const [space] = spaces
  const typed = spaces.map(({ atom }) => atom)
  const pause = space && pauseWidth(spaces, a, b, rules)
  if (pause) return pause
  if (space && (space.run.verbatim || (a.atom.kind === 'latin' && b.atom.kind === 'latin')))
    return spaceWidth(space, rules.cjk)
  if (isGap(a.atom, b.atom, typed)) return gapWidth(size, rules.setting)
  if (a.atom.kind !== 'latin' || b.atom.kind !== 'latin') return blankWidth(a, b, size)
  if (ofAddress.has(b.atom.seam)) return solid(letterUnit * size)
  return rules.cjk ? solid(0) : letterGap(b.run, 1)
}

export const stiff = (width: Width): Width => ({ ...width, stretch: none, shrink: none, rest: 0 })
