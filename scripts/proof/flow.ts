/** Edition → flow: every unit with text is in the flow once, whole, in order, with its number. */
import { groupBy } from '../collections/group-by.ts'
import { contentText } from '../flow/content.ts'
import type { Label, Paragraph, Piece } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import type { Memo } from '../memo/model.ts'
import { placesOf } from '../memo/walk.ts'
import type { Message } from '../message.ts'
import { claimsOf, type Claim } from './claims.ts'
import { inReadingOrder, keyOf } from './edition.ts'
import { needOf, saidBy, type Said } from './heading-needs.ts'
import { toMessage, type Fault } from './findings.ts'
import { headingNumberFaults } from './heading-numbers.ts'
import { overviewFaults } from './overview.ts'
import { labelFaults } from './flow-labels.ts'
import { titleFaults } from './flow-titles.ts'

/** A text of a flow and the unit it belongs to. */
export type FlowText = Pick<Claim, 'id' | 'kind'> & {
  readonly text: string
  readonly label?: Label | undefined
  readonly note?: string | undefined
  /** Its number stands in a cell beside it: see `overviewFaults`. */
  readonly isRow?: true
}

/** Messages about texts a flow loses, adds or changes; `artifact` names it, `source` is the memo's path. */
export const checkFlow = (
  edition: Memo,
  flow: Flow,
  { source, artifact }: { readonly source: string; readonly artifact: string },
): Message[] => {
  const subject = { source, artifact, placeOf: placesOf(edition) }
  const claims = claimsOf(edition)
  const flowTexts = [
    ...flow.body.flatMap(flowTextsOf),
    ...flow.notes.flatMap(({ id, body }) =>
      body.flatMap(flowTextsOf).map((flowText) => ({ ...flowText, note: id })),
    ),
  ]
  const byKey = groupBy(flowTexts, keyOf)
  const known = new Set(claims.map(keyOf))
  const isNumbered = flowTexts.some(
    ({ label }) => label !== undefined && /\d\.\d+(?: [☐☑])?$/.test(label.text),
  )
  const said = saidBy(flow)
  return [
    ...claims.flatMap((claim) =>
      claimFaults(claim, byKey.get(keyOf(claim)) ?? [], { edition, said, isNumbered }),
    ),
    ...flowTexts
      .filter((flowText) => !known.has(keyOf(flowText)))
      .map(({ id, text }): Fault => ({ rule: 'foreign-unit', id, got: text })),
    ...orderFaults(claims, flowTexts, edition),
    ...titleFaults(edition, flow),
    ...headingNumberFaults(edition, flow),
    ...originFaults(edition, flow),
    ...overviewFaults(edition, flow),
  ].map((fault) => toMessage(fault, subject))
}

const flowTextsOf = (piece: Piece): FlowText[] => {
  if (piece.type === 'paragraph') return piece.id === undefined ? [] : [flowTextOf(piece, piece.id)]
  if (piece.type === 'table')
    return piece.rows.flat().flatMap((cell) => {
      if (cell.id === undefined) return []
      const flowText = flowTextOf(cell, cell.id)
      return [piece.id === undefined ? { ...flowText, isRow: true as const } : flowText]
    })
  if (piece.type === 'figure') return [{ id: piece.id, kind: 'figure', text: piece.alt }]
  const isUnit = piece.type === 'divider' && piece.id !== undefined
  return isUnit ? [{ id: piece.id, kind: 'divider', text: '' }] : []
}

const flowTextOf = ({ style, content, label }: Paragraph, id: string): FlowText => ({
  id,
  kind: style === 'caption' ? 'caption' : 'text',
  text: contentText(content),
  label,
})

const claimFaults = (
  claim: Claim,
  flowTexts: readonly FlowText[],
  about: { readonly edition: Memo; readonly said: Said; readonly isNumbered: boolean },
): Fault[] => {
  const { id, full } = claim
  const need = needOf(claim, about.edition, about.said)
  const [flowText, ...others] = flowTexts
  if (!flowText) return need === 'must' ? [{ rule: 'lost-unit', id, wanted: full }] : []
  if (need === 'never') return [{ rule: 'foreign-unit', id, got: flowText.text }]
  return [
    ...others.map((): Fault => ({ rule: 'repeated-text', id, got: flowText.text })),
    ...(isSame(full, flowText.text, claim)
      ? []
      : [{ rule: 'changed-text', id, wanted: full, got: flowText.text } as const]),
    ...(flowText.note === claim.note
      ? []
      : [{ rule: 'moved-text', id, got: flowText.text } as const]),
    ...(flowText.isRow ? [] : labelFaults(claim, flowText, about.isNumbered)),
  ]
}

/** A space in a heading may be a line end where the heading is set as the title. */
const isSame = (wanted: string, got: string, { section }: Claim): boolean =>
  wanted === got ||
  (section !== undefined && wanted.replaceAll(/\s/g, ' ') === got.replaceAll(/\s/g, ' '))

/** All claims in the order of the edition, but that of a heading which is the title. */
const orderFaults = (
  claims: readonly Claim[],
  flowTexts: readonly FlowText[],
  edition: Memo,
): Fault[] => {
  const places = new Map(flowTexts.map((flowText, index) => [keyOf(flowText), index]))
  const body = inReadingOrder(claims, edition).filter(
    (claim) => claim.note === undefined && places.has(keyOf(claim)) && !isTitle(claim, edition),
  )
  return body
    .filter((claim, i) => i > 0 && places.get(keyOf(claim))! < places.get(keyOf(body[i - 1]!))!)
    .map(({ id, full }): Fault => ({ rule: 'moved-text', id, got: full }))
}

const isTitle = ({ section }: Claim, { edition }: Memo): boolean =>
  edition.type === 'domain' && section?.domain === edition.domain.slug

/** Of a handout, each recommendation of another section says which section that is. */
const originFaults = ({ edition, sections }: Memo, { body }: Flow): Fault[] => {
  if (edition.type !== 'domain') return []
  const others = sections.filter(
    ({ role, from }) => role === 'recommendations' && from !== undefined,
  )
  return others.flatMap(({ blocks, from }) =>
    blocks
      .flatMap((block) => (block.type === 'list' ? block.items : []))
      .filter(({ id }) => !saysOrigin(id, from!, body))
      .map(({ id }): Fault => ({ rule: 'lost-text', id, wanted: from! })),
  )
}

/** Is the section named at the end of an item's paragraph, or in a paragraph that follows it? */
const saysOrigin = (id: string, from: string, body: readonly Piece[]): boolean => {
  const start = body.findIndex((piece) => 'id' in piece && piece.id === id)
  const rest = body.slice(start + 1)
  const next = rest.findIndex((piece) => piece.type === 'paragraph' && piece.label?.level === 0)
  const own = [body[start], ...(next < 0 ? rest : rest.slice(0, next))]
  return own.some(
    (piece) =>
      piece?.type === 'paragraph' &&
      (contentText(piece.remark?.content ?? []).includes(from) ||
        (piece.id === undefined && contentText(piece.content).includes(from))),
  )
}
