/** Edition → flow: every unit with text is in the flow once, whole, in order, with its number. */
import type { Flow, Label, Paragraph, Piece } from '../flow/model.ts'
import type { Memo } from '../memo/model.ts'
import type { Message } from '../message.ts'
import { claimsOf, type Claim } from './claims.ts'
import { keyOf } from './edition.ts'
import { placesOf, toMessage, type Fault } from './findings.ts'

/** What a flow says in the name of a unit. */
type Voiced = Pick<Claim, 'id' | 'kind'> & {
  readonly text: string
  readonly label?: Label | undefined
  readonly note?: string | undefined
}

/** What a flow loses, adds or changes; `artifact` names it, `source` is the memo's path. */
export const checkFlow = (
  edition: Memo,
  flow: Flow,
  { source, artifact }: { readonly source: string; readonly artifact: string },
): Message[] => {
  const subject = { source, artifact, placeOf: placesOf(edition) }
  const claims = claimsOf(edition)
  const voiced = [
    ...flow.body.flatMap(voicesOf),
    ...flow.notes.flatMap(({ id, body }) =>
      body.flatMap(voicesOf).map((voice) => ({ ...voice, note: id })),
    ),
  ]
  const byKey = new Map<string, Voiced[]>()
  for (const voice of voiced) byKey.set(keyOf(voice), [...(byKey.get(keyOf(voice)) ?? []), voice])
  const known = new Set(claims.map(keyOf))
  const isNumbered = voiced.some(
    ({ label }) => label !== undefined && /\d\.\d+(?: [☐☑])?$/.test(label.text),
  )
  return [
    ...claims.flatMap((claim) =>
      claimFaults(claim, byKey.get(keyOf(claim)) ?? [], edition, isNumbered),
    ),
    ...voiced
      .filter((voice) => !known.has(keyOf(voice)))
      .map(({ id, text }): Fault => ({ rule: 'foreign-unit', id, got: text })),
    ...orderFaults(claims, voiced, edition),
    ...titleFaults(edition, flow),
  ].map((fault) => toMessage(fault, subject))
}

const voicesOf = (piece: Piece): Voiced[] => {
  if (piece.type === 'paragraph') return piece.id === undefined ? [] : [voiceOf(piece, piece.id)]
  if (piece.type === 'table')
    return piece.rows
      .flat()
      .flatMap((cell) => (cell.id === undefined ? [] : [voiceOf(cell, cell.id)]))
  if (piece.type === 'figure') return [{ id: piece.id, kind: 'figure', text: piece.alt }]
  const isUnit = piece.type === 'divider' && piece.id !== undefined
  return isUnit ? [{ id: piece.id, kind: 'divider', text: '' }] : []
}

const voiceOf = ({ style, content, label }: Paragraph, id: string): Voiced => ({
  id,
  kind: style === 'caption' ? 'caption' : 'text',
  text: textOf(content),
  label,
})

const textOf = (content: Paragraph['content']): string =>
  content.map((inline) => ('text' in inline ? inline.text : '')).join('')

const claimFaults = (
  claim: Claim,
  voices: readonly Voiced[],
  edition: Memo,
  isNumbered: boolean,
): Fault[] => {
  const { id, full } = claim
  const need = needOf(claim, edition)
  const [voice, ...others] = voices
  if (!voice) return need === 'must' ? [{ rule: 'lost-unit', id, wanted: full }] : []
  if (need === 'never') return [{ rule: 'foreign-unit', id, got: voice.text }]
  return [
    ...others.map((): Fault => ({ rule: 'repeated-text', id, got: voice.text })),
    ...(isSame(full, voice.text, claim)
      ? []
      : [{ rule: 'changed-text', id, wanted: full, got: voice.text } as const]),
    ...(voice.note === claim.note ? [] : [{ rule: 'moved-text', id, got: voice.text } as const]),
    ...labelFaults(claim, voice, isNumbered),
  ]
}

/** A space in a heading may be a line end where the heading is set as the title. */
const isSame = (wanted: string, got: string, { section }: Claim): boolean =>
  wanted === got ||
  (section !== undefined && wanted.replaceAll(/\s/g, ' ') === got.replaceAll(/\s/g, ' '))

/**
 * Headings that only stand around what an edition holds may be named by the template instead: those
 * of sections that are not of the domain, and `建议：` above recommendations that have numbers.
 */
const needOf = ({ section, within, domains, full, kind }: Claim, { edition }: Memo) => {
  if (!section) return full === '' && kind === 'text' ? 'may' : 'must'
  if (edition.type === 'full') return 'must'
  if (edition.type === 'digest') return within.length === 0 ? 'must' : 'may'
  const { slug } = edition.domain
  if (!domains.includes(slug)) return 'never'
  const isHome = [...within, section].some(({ domain }) => domain === slug)
  return isHome || section.role !== 'recommendations' ? 'must' : 'may'
}

const labelFaults = ({ id, item }: Claim, { label }: Voiced, isNumbered: boolean): Fault[] => {
  const wanted = item ? labelOf(item, isNumbered) : null
  const fault = (text: string): Fault[] => [
    { rule: 'wrong-label', id, wanted: text, got: label?.text },
  ]
  if (wanted === null) return label && !item ? [{ rule: 'wrong-label', id, got: label.text }] : []
  if (!label || !wanted.matches(label)) return fault(wanted.text)
  const { format, prefix, ordinal, suffix, text } = label
  // Word counts: what it prints is made of these three.
  return format === 'decimal' && `${prefix}${ordinal}${suffix}` !== text ? fault(text) : []
}

type Wanted = { readonly text: string; readonly matches: (label: Label) => boolean }

const labelOf = (
  { number, checked, ordinal }: NonNullable<Claim['item']>,
  isNumbered: boolean,
): Wanted => {
  const box = checked === undefined ? '' : checked ? '☑' : '☐'
  if (number !== undefined && isNumbered) {
    const wanted = `${number} ${box}`.trimEnd()
    return { text: wanted, matches: ({ text }) => text === wanted || text.endsWith(` ${wanted}`) }
  }
  if (box !== '') return { text: box, matches: ({ text }) => text === box }
  if (ordinal === null) return { text: '•', matches: ({ format }) => format === 'bullet' }
  return {
    text: `${ordinal}.`,
    matches: (label) => label.ordinal === ordinal && /^(decimal|lower)/.test(label.format),
  }
}

/** Claims of a domain's own section may come before those of other sections; each group keeps its order. */
const orderFaults = (
  claims: readonly Claim[],
  voiced: readonly Voiced[],
  { edition }: Memo,
): Fault[] => {
  const places = new Map(voiced.map((voice, index) => [keyOf(voice), index]))
  const isHome = ({ within, section }: Claim): boolean =>
    edition.type === 'domain' &&
    [...within, ...(section ? [section] : [])].some(({ domain }) => domain === edition.domain.slug)
  const body = claims.filter((claim) => claim.note === undefined && places.has(keyOf(claim)))
  return [body.filter(isHome), body.filter((claim) => !isHome(claim))].flatMap((group) =>
    group
      .filter((claim, i) => i > 0 && places.get(keyOf(claim))! < places.get(keyOf(group[i - 1]!))!)
      .map(({ id, full }): Fault => ({ rule: 'moved-text', id, got: full })),
  )
}

/** The title is the memo's, or that of the domain's own section. */
const titleFaults = ({ title, sections, edition }: Memo, { body }: Flow): Fault[] => {
  const home = sections.find(
    ({ domain }) => edition.type === 'domain' && domain === edition.domain.slug,
  )
  const wanted = textOf(home?.title ?? title)
  const titles = body.filter((piece) => piece.type === 'paragraph' && piece.outline === 1)
  const got = titles.map((piece) => textOf((piece as Paragraph).content).replaceAll(/\s/g, ' '))
  return got.length === 1 && got[0] === wanted.replaceAll(/\s/g, ' ')
    ? []
    : [{ rule: 'changed-text', id: home?.id, wanted, got: got.join(' / ') }]
}
