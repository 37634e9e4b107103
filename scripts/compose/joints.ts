/** Joints: may a line be broken between two atoms, and how wide is the blank there? */
import type { Atom } from './atoms.ts'
import { addsHyphen, breakCost } from './break-cost.ts'
import { characterAt } from './classes.ts'
import { restUnit } from './levels.ts'
import type { Shape } from './shapes.ts'
import { isMark, solid, stiff, widthOf, type Rules, type Side, type Width } from './joint-widths.ts'

/** What stands between two atoms of a line: may it be broken there, and how wide is it? */
export type Joint = Width & {
  /** Cost of a break, on the scale of `demerits`; Infinity forbids it. */
  readonly cost: number
  /** Does a break add a hyphen? */
  readonly hyphen: boolean
  /** One object for all places where it is the same: between Han characters, and between those and marks. */
  readonly isShared: boolean
}

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
