/** Questions of the reading that follow from another finding on their line, and go when that is mended. */
import type { Reported } from './silences.ts'
import { rules } from './rules.ts'
import { straightQuotes } from './straight-quotes.ts'

/**
 * Does a question follow from any of what was found on its line? From an error, as that text will be another; from one at
 * its own place; and one about marks from marks that did not take. All others stand for themselves.
 */
export const followsFrom = (slip: Reported, found: readonly Reported[]): boolean =>
  found.some(
    (finding) =>
      finding.level !== 'query' ||
      finding.place?.column === slip.place?.column ||
      causes.get(slip.rule)?.has(finding.rule),
  )

const untaken: readonly string[] = rules.flatMap((rule) => ('look' in rule ? [rule.id] : []))

/** Rules about marks, and those whose findings leave such marks behind. */
const causes: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['unpaired-mark', new Set([...untaken, straightQuotes.id])],
  ['mark-upon-mark', new Set(untaken)],
  ['half-width-mark', new Set(untaken)],
])
