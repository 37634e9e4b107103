/** Signs of changes beside the words, which have their own: bars in the margin, rules at pictures. */
import { isGone } from '../flow/changes.ts'
import type { Flow } from '../flow/model.ts'
import type { Change } from '../memo/model.ts'
import type { LineMark, Mark } from './model.ts'

type OfRedline = Pick<Flow, 'redline'>

/** Marks of a strip, `x` its left edge, with a bar in the margin where any of its lines has a change. */
export const barred = (
  marks: readonly Mark[],
  x: number,
  height: number,
  flow: OfRedline,
): readonly Mark[] => (marks.some(isChanged) ? [...barAt(x, height, flow), ...marks] : marks)

const isChanged = (mark: Mark): boolean => mark.type === 'line' && hasChange(mark)

const hasChange = ({ line, runs }: LineMark): boolean =>
  line.pieces.some(({ run }) => runs[run]!.change !== undefined || runs[run]!.restyled)

/** A bar in the margin, beside a strip whose left edge is at `x`. */
export const barAt = (x: number, height: number, { redline }: OfRedline): Mark[] => {
  if (!redline) return []
  const { color, weight, gap } = redline.look.bar
  return [{ type: 'rect', x: x - gap - weight, y: 0, width: weight, height, color }]
}

/** Rules of a picture: below one that is new, through one that is gone; two where it moved. */
export const ruledPicture = (
  { kind }: Change,
  { x, width, height }: { readonly x: number; readonly width: number; readonly height: number },
  { redline }: OfRedline,
): Mark[] => {
  if (!redline) return []
  const { inserted, deleted, moved } = redline.look
  const color = { inserted, deleted, movedTo: moved, movedFrom: moved }[kind]
  const weight = 1.5
  const y = isGone({ kind } as Change) ? height / 2 : height + weight
  const rule = (at: number): Mark => ({
    type: 'stroke',
    x1: x,
    x2: x + width,
    y: at,
    weight,
    color,
  })
  return kind === 'inserted' || kind === 'deleted' ? [rule(y)] : [rule(y), rule(y + 2 * weight)]
}
