/** A list of changes against the two editions, by their texts alone: no changed recommendation is missing in it. */
import { accept, reject } from '../memo/editions.ts'
import type { Memo } from '../memo/model.ts'
import { claimsOf, type Claim } from './claims.ts'
import type { Fault } from './findings.ts'

/**
 * A recommendation whose words are in one edition only is listed by its number, and so is one whose number is another
 * now, with both.
 */
export const changeListFaults = (full: Memo, list: Memo): Fault[] => {
  const [old, own] = [recommendationsOf(reject(full)), recommendationsOf(accept(full))]
  const numbers = numbersIn(list)
  const missing = (claims: readonly Claim[], others: readonly Claim[]): Fault[] => {
    const numberOf = new Map(others.map(({ text, item }) => [text, item?.number]))
    return claims
      .filter(({ text, item }) => numberOf.get(text) !== item!.number)
      .filter(({ item }) => !numbers.has(item!.number!))
      .map(({ id, text, item }): Fault => ({
        rule: 'lost-unit',
        id,
        wanted: `${item!.number} ${text}`,
      }))
  }
  return [...missing(old, own), ...missing(own, old)]
}

const recommendationsOf = (memo: Memo): Claim[] =>
  claimsOf(memo).filter(({ item }) => item?.number !== undefined)

/** Every number that a list names: `3.2`. */
const numbersIn = (list: Memo): ReadonlySet<string> =>
  new Set(claimsOf(list).flatMap(({ text }) => text.match(/(?<!\d)\d+(?:\.\d+)+/g) ?? []))
