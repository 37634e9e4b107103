/** What a memo says, text by text, and where in its source. */
import { placeAt } from '../markdown/code-points.ts'
import { textOf, textsOf, unitsOf, type Visit } from '../memo/walk.ts'
import type { Place } from '../message.ts'
import type { Contexts } from './rule.ts'

/** A text of the memo and the unit that it is of. */
export type Said = { readonly text: string; readonly unit: Visit['unit'] }

/** Every text of a memo. */
export const textsIn = ({ memo }: Contexts['reading']): Said[] =>
  [...unitsOf(memo)].flatMap((visit) =>
    textsOf(visit).map((runs) => ({ text: textOf(runs), unit: visit.unit })),
  )

/** Where words of a unit stand in the source, or a character within them; the unit where marks part them. */
export const placeOf = (
  words: string,
  { unit }: Said,
  source: string,
  within = 0,
): Place | undefined => {
  const { place } = unit
  if (!place) return undefined
  const at = source.indexOf(words, place.offset)
  return at < 0 ? { line: place.line, column: place.column } : placeAt(source, at + within)
}
