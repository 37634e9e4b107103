/** Memo → edition: an edition holds every unit that is its own, whole, and no other (P3). */
import { accept, reject } from '../memo/editions.ts'
import type { Memo, Section } from '../memo/model.ts'
import { placesOf, textOf } from '../memo/walk.ts'
import type { Message } from '../message.ts'
import { changeListFaults } from './change-list.ts'
import { claimsOf, type Claim } from './claims.ts'
import { toMessage, type Fault } from './findings.ts'

type About = { readonly source: string; readonly artifact: string }

/**
 * Messages about units an edition lacks, adds or changes; `artifact` names it, `source` is the memo's path. A redline
 * is an edition of both memos that it holds.
 */
export const checkEdition = (full: Memo, edition: Memo, about: About): Message[] => {
  if (edition.edition.type === 'changes') {
    const subject = { ...about, placeOf: placesOf(full) }
    return changeListFaults(full, edition).map((fault) => toMessage(fault, subject))
  }
  return full.redline
    ? [accept, reject].flatMap((of) => checkOne(of(full), of(edition), about))
    : checkOne(full, edition, about)
}

const checkOne = (full: Memo, edition: Memo, { source, artifact }: About): Message[] => {
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
    ...partsOf(edition, [...held.values()]).flatMap((part) =>
      orderFaults(inReadingOrder(wanted, edition, isOwn), part),
    ),
    ...originFaults(wanted, edition),
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
  text.replaceAll(/（(?:[\d.]+，)?[见見]全文）| \((?:[\d.]+, )?see the full text\)/g, '')

/** Sections around a claim, outermost first; the section itself, when the claim is its heading. */
const around = ({ within, section }: Claim): readonly Section[] =>
  section ? [...within, section] : within

/** Does a claim of the full memo stand in the domain's own section? */
const isOwn = (claim: Claim, { edition }: Memo): boolean =>
  edition.type === 'domain' && around(claim).some(({ domain }) => domain === edition.domain.slug)

/** Does a claim of a handout stand in a section that was not taken from another? */
const isOwnInHandout = (claim: Claim): boolean => {
  const [outermost] = around(claim)
  return outermost !== undefined && outermost.from === undefined
}

/**
 * Claims in the order in which an edition is read. A handout begins with the recommendations, the domain's own and
 * then those of other sections, and goes on with what else is in its own section and in others, the lead first.
 */
export const inReadingOrder = (
  claims: readonly Claim[],
  edition: Memo,
  isOwnClaim: (claim: Claim, edition: Memo) => boolean = isOwnInHandout,
): Claim[] => {
  if (edition.edition.type !== 'domain') return [...claims]
  const groupOf = (claim: Claim): number => {
    const recommends = around(claim).some(({ role }) => role === 'recommendations')
    return (recommends ? 0 : 2) + (isOwnClaim(claim, edition) ? 0 : 1)
  }
  return claims
    .map((claim) => ({ claim, group: groupOf(claim) }))
    .sort((a, b) => a.group - b.group)
    .map(({ claim }) => claim)
}

/** Claims whose order is held against that of reading: the lead of a handout is kept before all and read later. */
const partsOf = ({ edition }: Memo, held: readonly Claim[]): (readonly Claim[])[] => {
  const isLead = (claim: Claim) => around(claim).length === 0
  return edition.type === 'domain'
    ? [held.filter(isLead), held.filter((claim) => !isLead(claim))]
    : [held]
}

/** A section of a handout is said to be of the one around it in the full memo, unless that is the domain's own. */
const originFaults = (wanted: readonly Claim[], edition: Memo): Fault[] => {
  if (edition.edition.type !== 'domain') return []
  const full = new Map(wanted.map((claim) => [claim.id, claim]))
  return edition.sections.flatMap(({ id, from }): Fault[] => {
    const claim = full.get(id)
    if (!claim) return []
    const { title } = around(claim)[0]!
    const words = textOf(title.filter(({ note }) => note === undefined))
    const origin = isOwn(claim, edition) ? undefined : words
    return from === origin ? [] : [{ rule: 'moved-text', id, wanted: origin, got: from }]
  })
}

const orderFaults = (wanted: readonly Claim[], held: readonly Claim[]): Fault[] => {
  const order = new Map(wanted.map((claim, index) => [keyOf(claim), index]))
  const body = held.filter(({ note }) => note === undefined)
  return body
    .filter((claim, i) => i > 0 && order.get(keyOf(claim))! < order.get(keyOf(body[i - 1]!))!)
    .map(({ id, text }) => ({ rule: 'moved-text', id, got: text }))
}
