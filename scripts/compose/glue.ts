/** Joints as glue and penalties: where a line may end, and how far its blanks stretch. */
import type { Atom } from './atoms.ts'
import type { Glue, Penalty } from './box-glue-penalty.ts'
import type { Joint } from './joints.ts'
import { letterGap, type Rules } from './joint-widths.ts'
import { restLevel } from './levels.ts'
import type { ComposeRun } from './model.ts'

export const none = { level: 0, amount: 0 }

/** What a break at a joint costs, and the hyphen that it adds. */
export const penaltyOf = ({ cost, hyphen }: Joint, hyphenWidth: () => number): Penalty => ({
  type: 'penalty',
  width: hyphen ? hyphenWidth() : 0,
  cost,
  flagged: hyphen,
})

/** A space between words is drawn once, however often it is typed; in code every one is. */
const spaceGlue = (joint: Joint, spaces: readonly number[], isCode: boolean): Glue[] => {
  const { width, stretch, shrink } = joint
  const drawn = isCode ? spaces : spaces.slice(0, 1)
  return drawn.map((atom) => ({ type: 'glue', width, stretch, shrink, atom }))
}

/** The blank of a joint: spaces that are drawn, a gap, or nothing. */
export const glueOf = (joint: Joint, spaces: readonly number[], isCode: boolean): Glue[] => {
  const { width, stretch, shrink, rest } = joint
  const even = { level: restLevel, amount: rest }
  if (joint.drawn) {
    const all = spaceGlue(joint, spaces, isCode)
    return rest ? [...all, { type: 'glue', width: 0, stretch: even, shrink: none }] : all
  }
  if (!width && !rest) return []
  return [{ type: 'glue', width, stretch: rest ? even : stretch, shrink }]
}

/** Blanks as wide as a character or half of one, in em: in a cell they stand for levels. */
const wideBlanks: Readonly<Record<string, number>> = { '\u3000': 1, '\u2003': 1, '\u2002': 0.5 }

/** Width of typed blanks that are more than spaces, in em. */
export const blankWidth = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (wideBlanks[character] ?? 0), 0)

/** The glue of the gaps between the letters of a word in a justified line. */
export const letterGlue = (
  { kind, text, run }: Atom,
  { runs, setting, cjk }: Rules & { readonly runs: readonly ComposeRun[] },
): Glue | null => {
  const gaps = text.length - 1
  if (cjk || kind !== 'latin' || gaps < 1 || !setting.justify) return null
  const { rest, shrink } = letterGap(runs[run]!, gaps)
  return { type: 'glue', width: 0, stretch: { level: restLevel, amount: rest }, shrink, gaps }
}
