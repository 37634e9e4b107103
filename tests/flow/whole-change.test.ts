/** Tables that are in one edition only, whatever became of their rows. */
import { expect, test } from 'vitest'
import { wholeChange } from '../../scripts/flow/changes.ts'
import type { Piece } from '../../scripts/flow/pieces.ts'
import type { Change } from '../../scripts/memo/model.ts'

const table = (...rowChanges: readonly (Change | null)[]): Piece =>
  ({ type: 'table', rows: rowChanges.map(() => []), rowChanges }) as unknown as Piece
const [moved, added, gone] = [
  { kind: 'movedTo', move: 'm1' },
  { kind: 'inserted' },
  { kind: 'deleted' },
] as const

test('a table that moved with a row more is whole in the new edition', () => {
  expect(wholeChange(table(added, moved, moved))).toEqual(moved)
  expect(wholeChange(table(added, added))).toEqual(added)
  expect(wholeChange(table(gone))).toEqual(gone)
  expect(wholeChange(table(gone, added))).toBeUndefined()
  expect(wholeChange(table(null, added))).toBeUndefined()
})
