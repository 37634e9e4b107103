/** Atoms → boxes, glue and penalties (Knuth & Plass 1981), as the breaker sees them. */
import type { Atom } from './atoms.ts'
import type { Box, Item } from './box-glue-penalty.ts'
import { clingJoint, jointOf, type Joint } from './joints.ts'
import type { Rules, Side } from './joint-widths.ts'
import { lastLineCosts } from './last-line.ts'
import { headlineCosts } from './headline.ts'
import type { ComposeRun, Metrics } from './model.ts'
import { shapesOf, type Shape } from './shapes.ts'
import { divisions, type Divide } from './divide.ts'
import { blankWidth, glueOf, letterGlue, none, penaltyOf } from './glue.ts'

/** A span, as the breaker sees it and as it will be drawn. */
export type Galley = {
  readonly items: readonly Item[]
  readonly atoms: readonly Atom[]
  readonly shapes: readonly Shape[]
}

/** What making items asks for besides the atoms. */
export type ItemSetting = Rules & {
  readonly runs: readonly ComposeRun[]
  readonly metrics: (run: number) => Metrics
  /** Width in points of the narrowest line. */
  readonly narrowest: number
  /** Does the first line keep the blank of an opening mark? (CLREQ 6.3: at an indent, a style.) */
  readonly indented: boolean
  /** Breaks are wanted where a reader pauses. */
  readonly isHeadline: boolean
}

const strut: Box = { type: 'box', width: 0, atom: -1 }

/** One atom with ink after another, with the joint between them and the spaces it replaces. */
type Step = {
  readonly at: number
  readonly spaces: readonly number[]
  /** None at the start of the text and before an atom that clings to a word. */
  readonly joint: Joint | null
}

/** Of most steps. */
const noSpaces: readonly number[] = []

const noSides: readonly Side[] = []

const stepsOf = (
  atoms: readonly Atom[],
  shapes: readonly Shape[],
  setting: ItemSetting,
): Step[] => {
  const side = (at: number): Side => {
    const atom = atoms[at]!
    return { atom, shape: shapes[at]!, run: setting.runs[atom.run]! }
  }
  const steps: Step[] = []
  let last: Side | null = null
  let clung: Side | null = null
  let spaces: number[] | null = null
  for (let at = 0; at < atoms.length; at++) {
    if (atoms[at]!.kind === 'space') {
      spaces ??= []
      spaces.push(at)
      continue
    }
    const next = side(at)
    if (last && next.run.clings) {
      const isNext =
        clung?.run.clings === 'apart' && next.run.clings === 'apart' && clung.run !== next.run
      steps.push({ at, spaces: noSpaces, joint: isNext ? clingJoint(next) : null })
      clung = next
      continue
    }
    const joint = last && jointOf(last, next, spaces?.map(side) ?? noSides, setting)
    steps.push({ at, spaces: spaces ?? noSpaces, joint })
    last = next
    clung = null
    spaces = null
  }
  return steps
}

/** Items before the first atom: blanks of code and wide ones stay, that of a mark stays at an indent. */
const opening = (
  step: Step,
  shapes: readonly Shape[],
  atoms: readonly Atom[],
  setting: ItemSetting,
) => {
  const items: Item[] = setting.indented ? [strut] : []
  for (const atom of step.spaces)
    if (setting.runs[atoms[atom]!.run]!.verbatim)
      items.push({ type: 'box', width: shapes[atom]!.width, atom })
    else {
      const width = blankWidth(atoms[atom]!.text) * setting.runs[atoms[atom]!.run]!.size
      if (width > 0) items.push({ ...strut, width })
    }
  const { before } = shapes[step.at]!
  if (before) items.push({ type: 'glue', width: before, stretch: none, shrink: none })
  return items
}

/** Items between two atoms: the break, then the room that gives way. */
const between = (joint: Joint, step: Step, atoms: readonly Atom[], setting: ItemSetting) => {
  const { at, spaces } = step
  const { run } = atoms[at]!
  const hyphenWidth = () => setting.metrics(run).width('-') * setting.runs[run]!.size
  const isCode = spaces.length > 0 && setting.runs[atoms[spaces[0]!]!.run]!.verbatim === true
  const glue = glueOf(joint, spaces, isCode)
  return joint.cost < Infinity ? [penaltyOf(joint, hyphenWidth), ...glue] : glue
}

const itemsOf = (
  steps: readonly Step[],
  atoms: readonly Atom[],
  shapes: readonly Shape[],
  setting: ItemSetting,
): Item[] => {
  const items: Item[] = opening(steps[0]!, shapes, atoms, setting)
  const size = setting.runs[atoms[steps.at(-1)!.at]!.run]!.size
  const lastCosts = lastLineCosts(atoms, shapes, { size, cjk: setting.cjk })
  const headline = setting.isHeadline ? headlineCosts(atoms) : []
  // Most joints are shared (see `jointOf`), and so are their items.
  const known = new Map<Joint, readonly Item[]>()
  for (const step of steps) {
    const { at, joint } = step
    if (joint) {
      const cost = Math.max(joint.cost, lastCosts[at] ?? 0, headline[at] ?? 0)
      const isSame = cost === joint.cost
      const isKnown = isSame && joint.isShared
      const made =
        (isKnown && known.get(joint)) ||
        between(isSame ? joint : { ...joint, cost }, step, atoms, setting)
      if (isKnown) known.set(joint, made)
      for (const item of made) items.push(item)
    }
    items.push({ type: 'box', width: shapes[at]!.width, atom: at })
    const letters = letterGlue(atoms[at]!, setting)
    if (letters) items.push(letters)
  }
  return items
}

/** Atoms in stretches no line could hold, where a break is allowed anywhere at last. */
const tooWide = (steps: readonly Step[], shapes: readonly Shape[], narrowest: number) => {
  const found = new Set<number>()
  let start = 0
  let width = 0
  for (let i = 0; i <= steps.length; i++) {
    const step = steps[i]
    if (!step || (step.joint && step.joint.cost < Infinity)) {
      if (width > narrowest) for (const { at } of steps.slice(start, i)) found.add(at)
      start = i
      width = 0
    } else width += step.joint?.width ?? 0
    if (step) width += shapes[step.at]!.width
  }
  return found
}

/** Items of a span: everything a language asks for is in them. */
export const galleyOf = (
  atoms: readonly Atom[],
  setting: ItemSetting,
  [divide, ...others]: readonly Divide[] = divisions,
): Galley => {
  const shapes = shapesOf(atoms, setting.runs, setting.metrics)
  const steps = stepsOf(atoms, shapes, setting)
  const wide = tooWide(steps, shapes, setting.narrowest)
  if (wide.size > 0 && divide) {
    const parts = atoms.flatMap((atom, at) => (wide.has(at) ? divide(atom, setting) : [atom]))
    return galleyOf(parts, setting, others)
  }
  return { items: steps.length ? itemsOf(steps, atoms, shapes, setting) : [], atoms, shapes }
}
