/** Cells of tables, in formats that keep them whole. */
import type { Fragment } from '../readers/reading.ts'
import { inkOf } from '../readers/stream.ts'
import type { ExpectedTexts } from './expected.ts'
import type { Fault } from './findings.ts'

/** The first cell whose text is not its own. */
export const cellFaults = ({ rows }: ExpectedTexts, read: readonly Fragment[]): Fault[] => {
  const cells = new Map<number, string>()
  for (const { cell, text } of read)
    if (cell !== undefined) cells.set(cell, (cells.get(cell) ?? '') + inkOf(text))
  const wanted = rows.flat().map(inkOf)
  return [...new Set([...wanted.keys(), ...cells.keys()])]
    .filter((at) => (wanted[at] ?? '') !== (cells.get(at) ?? ''))
    .slice(0, 1)
    .map((at) => ({ rule: 'moved-text', wanted: wanted[at], got: cells.get(at) }))
}
