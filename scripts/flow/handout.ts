/** What a handout prints of a domain: recommendations of its own section and of others, and passages of both. */
import type { Memo, Section } from '../memo/model.ts'
import type { LabelName } from '../template/label-names.ts'
import { topLevel, type Dress } from './block-context.ts'
import { toPieces } from './blocks.ts'
import { changedPieces } from './changes.ts'
import { labelIn, plain, type Context } from './context.ts'
import { originOf } from './dress.ts'
import { saysOnly } from './panel-heads.ts'
import type { Paragraph, Piece } from './pieces.ts'
import { inEither } from './redline.ts'
import { atOf, headingPiece, sectionBody } from './sections.ts'

export const ownRecommendations = (context: Context): Piece[] =>
  recommendationsOf(context, false).flatMap((section) => [
    ownHeading(section, context),
    ...sectionBody(section, context.dress),
  ])

export const relatedRecommendations = (context: Context): Piece[] => {
  const pieces = recommendationsOf(context, true).flatMap((section) =>
    changedPieces(relatedBody(section, context.memo, context.dress), section.change),
  )
  return pieces.length === 0 ? [] : [heading(context, 'related-recommendations'), ...pieces]
}

export const passages = (context: Context): Piece[] => [
  ...ownPassages(context),
  ...relatedPassages(context),
]

/** Sections of recommendations in a handout: the domain's own, or those of other sections. */
const recommendationsOf = ({ memo }: Context, areRelated: boolean): Section[] =>
  memo.sections.filter(
    ({ role, from }) => role === 'recommendations' && (from !== undefined) === areRelated,
  )

const heading = (context: Context, name: LabelName): Paragraph =>
  plain('heading2', labelIn(context, name), { outline: 2 })

/**
 * The template's heading can replace `建议：`, but not `建议（中方）` or a heading with a note. It stands for a heading
 * that is the title of the handout, too: a domain's own section may be one of recommendations.
 */
const ownHeading = (section: Section, context: Context): Paragraph => {
  const isTitle = isHome(section, context.memo)
  return isTitle || saysOnly(section, labelIn(context, 'own-recommendations'), context.dress.linked)
    ? { ...heading(context, 'own-recommendations'), about: section.id }
    : headingPiece(section, context.dress, 2)
}

/** Is it the section that a handout is of? */
export const isHome = (section: Section, { edition }: Memo): boolean =>
  edition.type === 'domain' && section.domain === edition.domain.slug

/** The domain's own section without its recommendations. */
const ownPassages = (context: Context): Piece[] => {
  const { memo, dress } = context
  const pieces = memo.sections
    .filter((section) => isHome(section, memo) && section.role !== 'recommendations')
    .flatMap((section) => sectionBody(section, dress))
  return pieces.length === 0 ? [] : [heading(context, 'own'), ...pieces]
}

/** Passages of the lead and of other sections on a domain, each with the section it was taken from. */
const relatedPassages = (context: Context): Piece[] => {
  const { memo, dress } = context
  const pieces = [
    ...toPieces(memo.lead, topLevel, dress),
    ...memo.sections
      .filter((section) => section.from !== undefined && section.role !== 'recommendations')
      .flatMap((section) => [
        ...changedPieces([origin(section, context)], section.change),
        ...relatedPieces(section, memo, dress),
      ]),
  ]
  return pieces.length === 0 ? [] : [heading(context, 'related'), ...pieces]
}

const origin = (section: Section, { memo, template, labels }: Context): Paragraph =>
  plain('related', '', {
    content: inEither(section, memo, (own) => originOf(own, template, labels)),
    about: section.id,
  })

/**
 * What another section holds for a domain. A heading is printed when it belongs to the domain
 * itself; one that only stands around something that does is not.
 */
const relatedPieces = (section: Section, memo: Memo, dress: Dress): Piece[] => {
  const inDomain =
    memo.edition.type === 'domain' && section.domains.includes(memo.edition.domain.slug)
  const head = inDomain ? [headingPiece(section, dress, 3)] : []
  return [...changedPieces([...head, ...relatedBody(section, memo, dress)], section.change)]
}

const relatedBody = (section: Section, memo: Memo, dress: Dress): Piece[] => [
  ...toPieces(section.blocks, atOf(section), dress),
  ...section.sections.flatMap((inner) => relatedPieces(inner, memo, dress)),
]
