/** A paragraph or an item that was split, and ones that were merged: parts with ends that one edition has not. */
import { isWhole } from '../memo/join-runs.ts'
import type { Change, ListItem, Paragraph, Run } from '../memo/model.ts'
import { mappedRuns, struckUnit, unitOf, type Both, type Made, type Making } from './units.ts'
import { redlineRuns } from './runs.ts'
import type { Node } from './tree.ts'

/** `both` is the pair of the whole and its first part, `others` are the parts after it. */
export const madeParts = (both: Both, others: readonly Node[], making: Making): Made[] => {
  const { old, own } = both
  const isSplit = own.parent === others[0]!.parent
  const parts = [isSplit ? own : old, ...others]
  const whole = redlineRuns(
    {
      old: mappedRuns((isSplit ? [old] : parts).flatMap(runsIn), making.names),
      own: (isSplit ? parts : [own]).flatMap(runsIn),
    },
    making.lang,
  )
  const texts = cut(
    whole,
    parts.map((part) => lengthOf(runsIn(part))),
    isSplit ? 'deleted' : 'inserted',
  )
  return parts.map((part, i) => {
    const unit = i === 0 ? unitOf(both) : isSplit ? part.unit! : struckUnit(part, making)
    const end =
      i < parts.length - 1 ? ({ endChange: isSplit ? 'inserted' : 'deleted' } as const) : {}
    const inside = i === 0 ? paragraphOf(both) : paragraphIn(part, isSplit, making)
    return 'type' in unit
      ? ({ ...unit, runs: texts[i]!, ...end } as Paragraph)
      : ({ ...unit, blocks: [{ ...inside!, runs: texts[i]! }], ...end } as ListItem)
  })
}

const runsIn = (node: Node): readonly Run[] =>
  node.kind === 'paragraph' ? (node.unit as Paragraph).runs : node.children.flatMap(runsIn)

/** What an item begins with. */
const paragraphOf = ({ old, own }: Both): Made | undefined => {
  const [before, after] = [old.children[0], own.children[0]]
  return before && after && unitOf({ old: before, own: after })
}

const paragraphIn = (
  { children: [first] }: Node,
  isOwn: boolean,
  making: Making,
): Made | undefined => first && (isOwn ? first.unit! : struckUnit(first, making))

/** A whole run is one character, whatever it shows in which edition. */
const lengthOf = (runs: readonly Run[]): number =>
  runs.reduce((sum, run) => sum + (isWhole(run) ? 1 : run.text.length), 0)

/** Runs cut into texts of these lengths, in which runs of one kind of change do not count: they stay with what is before. */
const cut = (
  runs: readonly Run[],
  lengths: readonly number[],
  uncounted: Change['kind'],
): readonly (readonly Run[])[] => {
  const texts: Run[][] = lengths.map(() => [])
  let nth = 0
  let left = lengths[0]!
  for (const run of runs) {
    if (run.change?.kind === uncounted) {
      texts[nth]!.push(run)
      continue
    }
    for (let rest: Run | null = run; rest;) {
      while (left === 0) left = lengths[++nth]!
      const length = Math.min(left, lengthOf([rest]))
      const isCut: boolean = length < lengthOf([rest])
      texts[nth]!.push(isCut ? { ...rest, text: rest.text.slice(0, length) } : rest)
      rest = isCut ? { ...rest, text: rest.text.slice(length) } : null
      left -= length
    }
  }
  return texts
}
