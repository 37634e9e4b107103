import type { Give } from './adjust.ts'
import type { Atom } from './atoms.ts'
import { addsHyphen, breakCost, firstOf, lastOf } from './break-cost.ts'
import type { Kind } from './kinds.ts'
import { characterAt, isLetter, rigid } from './classes.ts'
import { letterFit, letterUnit, restUnit, shrinkAt, stretchAt, wordSpace } from './levels.ts'
import type { ComposeRun, Setting } from './model.ts'
import type { Shape } from './shapes.ts'
import type { Seam } from './words.ts'

/** What stands between two atoms of a line: may it be broken there, and how wide is it? */
export type Joint = {
  /** Cost of a break, on the scale of `demerits`; Infinity forbids it. */
  readonly cost: number
  /** Does a break add a hyphen? */
  readonly hyphen: boolean
  /** In points. */
  readonly width: number
  readonly stretch: Give
  readonly shrink: Give
  /** Part in what all gaps of the line take alike when all else is used up, in points. */
  readonly rest: number
  /** A word space: the gap is drawn, as a space. */
  readonly drawn: boolean
  /** One object for all places where it is the same: between Han characters, and between those and marks. */
  readonly isShared: boolean
}

/** Seams inside an address: whatever hangs on by one is a part of it. */
export const ofAddress: ReadonlySet<Seam | null> = new Set<Seam>([
  'address',
  'sign',
  'path',
  'letter',
])

const markLevel: Partial<Record<Kind, number>> = {
  open: shrinkAt.bracket,
  close: shrinkAt.bracket,
  pause: shrinkAt.pause,
  stop: shrinkAt.stop,
}

const none: Give = { level: 0, amount: 0 }

/** The paragraph's rules: its setting, and whether its language sets Han solid. */
export type Rules = { readonly setting: Setting; readonly cjk: boolean }

/** An atom with its shape and its run. */
export type Side = { readonly atom: Atom; readonly shape: Shape; readonly run: ComposeRun }

const isMark = ({ kind }: Atom): boolean => markLevel[kind] !== undefined
const levelOf = ({ kind }: Atom): number => markLevel[kind] ?? shrinkAt.stop

/** A gap is due between Han and a letter or digit, and where a space was typed beside Han. */
const isGap = (a: Atom, b: Atom, spaces: readonly Atom[]): boolean => {
  if (a.kind === 'han' && b.kind === 'latin') return spaces.length > 0 || isLetter(firstOf(b))
  if (a.kind === 'latin' && b.kind === 'han') return spaces.length > 0 || isLetter(lastOf(a))
  return false
}

type Width = Pick<Joint, 'width' | 'stretch' | 'shrink' | 'rest' | 'drawn'>

const solid = (rest: number): Width => ({
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

const widthOf = (a: Side, b: Side, spaces: readonly Side[], rules: Rules): Width => {
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

const stiff = (width: Width): Width => ({ ...width, stretch: none, shrink: none, rest: 0 })

const evenJoints = new Map<number, Joint>()
const evenJoint = (rest: number): Joint => {
  const joint = evenJoints.get(rest) ?? { cost: 0, hyphen: false, ...solid(rest), isShared: true }
  evenJoints.set(rest, joint)
  return joint
}

const isPlain = ({ kind, text }: Atom): boolean =>
  kind === 'han' && text.length === 1 && characterAt(text, 0).isEven

/** Joints of a mark with the Han character before it or after it, by size of that; a ragged one by less than 0. */
type Beside = { readonly before: Map<number, Joint>; readonly after: Map<number, Joint> }
const besideMarks = new WeakMap<Shape, Beside>()

const besideMark = ({ shape }: Side): Beside => {
  const known = besideMarks.get(shape) ?? { before: new Map(), after: new Map() }
  besideMarks.set(shape, known)
  return known
}

/** Of two neighbours without spaces between them: all Han characters that are plain are alike to a mark. */
const sharedJoint = (a: Side, b: Side, rules: Rules): Joint | null => {
  const { justify } = rules.setting
  if (isPlain(a.atom)) {
    if (isPlain(b.atom)) return evenJoint(justify ? restUnit * b.run.size : 0)
    if (!isMark(b.atom)) return null
  } else if (!isMark(a.atom) || !isPlain(b.atom)) return null
  const { size } = isMark(b.atom) ? a.run : b.run
  const known = isMark(b.atom) ? besideMark(b).before : besideMark(a).after
  const key = justify ? size : -size
  const joint = known.get(key) ?? { ...newJoint(a, b, [], rules), isShared: true }
  known.set(key, joint)
  return joint
}

/** Between the marks of two notes, in em of a mark: 1 and 2 are not twelve. */
const markGap = 0.3

/** The joint before a run that clings to another that does. */
export const clingJoint = ({ run: { size } }: Side): Joint => ({
  cost: Infinity,
  hyphen: false,
  ...solid(0),
  width: markGap * size,
  isShared: false,
})

const newJoint = (a: Side, b: Side, spaces: readonly Side[], rules: Rules): Joint => {
  const typed = spaces.map(({ atom }) => atom)
  const cost = breakCost(a.atom, b.atom, typed)
  const width = widthOf(a, b, spaces, rules)
  const hyphen = addsHyphen(b.atom, typed)
  return { cost, hyphen, ...(rules.setting.justify ? width : stiff(width)), isShared: false }
}

/** The joint of two neighbours and the spaces typed between them. */
export const jointOf = (a: Side, b: Side, spaces: readonly Side[], rules: Rules): Joint =>
  (spaces.length === 0 && sharedJoint(a, b, rules)) || newJoint(a, b, spaces, rules)
