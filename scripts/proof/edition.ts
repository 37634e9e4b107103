/** Memo → edition: an edition holds every unit that is its own, whole, and no other (P3). */
import type { Memo } from '../memo/model.ts'
import type { Message } from '../message.ts'
import { claimsOf, type Claim } from './claims.ts'
import { placesOf, toMessage, type Fault } from './findings.ts'

/** What an edition lacks, adds or changes; `artifact` names it, `source` is the memo's path. */
export const checkEdition = (
  full: Memo,
  edition: Memo,
  { source, artifact }: { readonly source: string; readonly artifact: string },
): Message[] => {
  const subject = { source, artifact, placeOf: placesOf(full) }
  const wanted = claimsOf(full)
  const held = new Map(claimsOf(edition).map((claim) => [keyOf(claim), claim]))
  const known = new Set(wanted.map(keyOf))
  const cited = new Set(claimsOf(edition).flatMap(({ note }) => note ?? []))
  return [
    ...wanted.flatMap((claim) => faultOf(claim, held.get(keyOf(claim)), edition, cited)),
    ...[...held.values()]
      .filter((claim) => !known.has(keyOf(claim)))
      .map(({ id, text }): Fault => ({ rule: 'foreign-unit', id, got: text })),
    ...orderFaults(wanted, [...held.values()]),
  ].map((fault) => toMessage(fault, subject))
}

export const keyOf = ({ id, kind }: Pick<Claim, 'id' | 'kind'>): string => `${kind} ${id}`

const faultOf = (
  claim: Claim,
  held: Claim | undefined,
  edition: Memo,
  cited: ReadonlySet<string>,
): Fault[] => {
  const { id, text } = claim
  const isOwn = claim.note === undefined ? belongs(claim, edition) : cited.has(claim.note)
  if (!held) return isOwn ? [{ rule: 'lost-unit', id, wanted: text }] : []
  if (!isOwn && !isFrame(claim, held)) return [{ rule: 'foreign-unit', id, got: text }]
  if (isOwn && withoutPointers(held.text) !== withoutPointers(text))
    return [{ rule: 'changed-text', id, wanted: text, got: held.text }]
  return held.item?.number === claim.item?.number
    ? []
    : [{ rule: 'wrong-label', id, wanted: claim.item?.number, got: held.item?.number }]
}

/** What makes a unit part of an edition. */
const belongs = ({ domains, within, section }: Claim, { edition }: Memo): boolean => {
  if (edition.type === 'full') return true
  if (edition.type === 'domain') return domains.includes(edition.domain.slug)
  return [...within, ...(section ? [section] : [])].some(({ role }) => role === 'recommendations')
}

/** A heading, or an item without text of its own, may stand around what belongs to an edition. */
const isFrame = ({ section }: Claim, held: Claim): boolean =>
  section !== undefined || (held.item !== undefined && held.text === '')

/** A link to a unit that is not there is followed by the number of that unit. */
const withoutPointers = (text: string): string =>
  text.replaceAll(/（(?:[\d.]+，)?见全文）| \((?:[\d.]+, )?see the full text\)/g, '')

const orderFaults = (wanted: readonly Claim[], held: readonly Claim[]): Fault[] => {
  const order = new Map(wanted.map((claim, index) => [keyOf(claim), index]))
  const body = held.filter(({ note }) => note === undefined)
  return body
    .filter((claim, i) => i > 0 && order.get(keyOf(claim))! < order.get(keyOf(body[i - 1]!))!)
    .map(({ id, text }) => ({ rule: 'moved-text', id, got: text }))
}
