/** Ranges of what moved: Word finds either place of a move by its name (ISO 29500-1, 17.13.5.22 to 28). */
import type { FileChild } from 'docx'
import { wholeChange } from '../flow/changes.ts'
import type { Piece } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import type { Change } from '../memo/model.ts'
import { moveRange } from './changes.ts'
import { block } from './nodes.ts'

type Move = Extract<Change, { move: string }>

/** What stands before and after pieces of a body with which something that moved begins or ends. */
export type Ranges = {
  readonly before: ReadonlyMap<Piece, readonly FileChild[]>
  readonly after: ReadonlyMap<Piece, readonly FileChild[]>
}

export const rangesOf = ({ body, redline }: Flow): Ranges => {
  const ends = new Map<string, { readonly move: Move; readonly first: Piece; last: Piece }>()
  for (const piece of body) {
    const change = wholeChange(piece)
    if (!change || !('move' in change)) continue
    const key = `${change.kind} ${change.move}`
    const known = ends.get(key)
    if (known) known.last = piece
    else ends.set(key, { move: change, first: piece, last: piece })
  }
  const at = (place: 'first' | 'last', end: 'Start' | 'End') => {
    const ranges = new Map<Piece, FileChild[]>()
    for (const { move, ...pieces } of ends.values()) {
      const range = block(moveRange(move, end, redline))
      ranges.set(pieces[place], [...(ranges.get(pieces[place]) ?? []), range])
    }
    return ranges
  }
  return { before: at('first', 'Start'), after: at('last', 'End') }
}
