/** What each part of a template prints. */
import { hasWord } from '../memo/language.ts'
import type { Memo, Section } from '../memo/model.ts'
import type { LabelName } from '../template/label-names.ts'
import type { PartName } from '../template/names.ts'
import { topLevel, type Dress } from './block-context.ts'
import { toPieces } from './blocks.ts'
import { changedPieces } from './changes.ts'
import { withCodeInClosing, withCodeInTitle } from './code-beside.ts'
import { labelled, plain, type Context } from './context.ts'
import { hasNumbers, originOf } from './dress.ts'
import { fillText } from './labels.ts'
import { logosInText } from './logos.ts'
import { overviewOf } from './overview.ts'
import { saysOnly } from './panel-heads.ts'
import { inEither } from './redline.ts'
import { recommendationTable } from './recommendation-table.ts'
import { atOf, headingPiece, sectionBody, sectionPieces } from './sections.ts'
import { signatureBlock } from './signatures.ts'
import type { Content, Paragraph, Piece } from './pieces.ts'

/** A line of several parts without the separator of one that has nothing before it, or nothing after. */
const withoutEdges = (text: string, { labels }: Context): string => {
  const separator = labels.separator.trim()
  const words = text.trim()
  if (separator === '') return words
  if (words.startsWith(separator)) return words.slice(separator.length).trim()
  return words.endsWith(separator) ? words.slice(0, -separator.length).trim() : words
}

export const parts: { readonly [P in PartName]: (context: Context) => readonly Piece[] } = {
  title: (context) => {
    const { memo } = context
    const isFull = memo.edition.type === 'full'
    const banner = [
      ...labelled('eyebrow', label(context, isFull ? 'eyebrow' : 'domain-eyebrow')),
      titlePiece(context),
      ...labelled('subtitle', isFull ? (memo.meta.subtitle ?? '') : ''),
      ...labelled(
        'byline',
        withoutEdges(label(context, isFull ? 'byline' : 'domain-byline'), context),
      ),
    ]
    return [...logosInText(context), ...withCodeInTitle(banner, context)]
  },
  cover: (context) => {
    const { memo } = context
    const isFull = memo.edition.type === 'full'
    return [
      ...logosInText(context),
      { ...titlePiece(context), style: 'cover-title' },
      ...labelled('subtitle', isFull ? (memo.meta.subtitle ?? '') : memo.meta.title),
      ...labelled('eyebrow', label(context, 'eyebrow')),
      ...labelled('byline', label(context, 'byline')),
    ]
  },
  context: (context) =>
    labelled('context', label(context, contextLabels[context.memo.edition.type])),
  contents: (context) =>
    context.memo.sections.length < fewestListed
      ? []
      : [
          {
            type: 'contents',
            title: label(context, 'contents'),
            levels: context.template.contents,
          },
          { type: 'divider', style: 'divider' },
        ],
  overview: (context) => {
    const { memo } = context
    if (memo.edition.type === 'domain') return []
    return hasNumbers(memo) ? overviewOf(context) : parts.contents(context)
  },
  lead: ({ memo, dress }) => toPieces(memo.lead, { ...topLevel, text: 'lead' }, dress),
  body: ({ memo, template, dress }) => [
    ...(template.parts.includes('lead') ? [] : toPieces(memo.lead, topLevel, dress)),
    ...memo.sections.flatMap((section) => sectionPieces(section, dress)),
  ],
  'own-recommendations': (context) =>
    recommendationsOf(context, false).flatMap((section) => [
      ownHeading(section, context),
      ...sectionBody(section, context.dress),
    ]),
  'related-recommendations': (context) => {
    const pieces = recommendationsOf(context, true).flatMap((section) =>
      changedPieces(relatedBody(section, context.memo, context.dress), section.change),
    )
    return pieces.length === 0 ? [] : [heading(context, 'related-recommendations'), ...pieces]
  },
  passages: (context) => [...ownPassages(context), ...relatedPassages(context)],
  recommendations: (context) =>
    (context.template.recommendations === 'table' ? recommendationTable(context) : null) ??
    recommendationList(context),
  signatures: signatureBlock,
  provenance: (context) => closing('provenance', context),
  // The title alone says nothing that the head of the document has not said.
  colophon: (context) =>
    hasWord(fillText(context.labels.colophon, { ...context.values, title: '' }))
      ? closing('colophon', context)
      : [],
}

/** Where the full text is and whom to ask, at the end of a document. */
const closing = (name: 'provenance' | 'colophon', context: Context): Paragraph[] =>
  labelled(name, label(context, name)).map((piece) => {
    const content = linked(piece.content, context.values['url']!)
    return withCodeInClosing({ ...piece, content }, context)
  })

/** Runs of a text in which an address, if there is one, leads there. */
const linked = (content: Content, url: string): Content =>
  content.flatMap((inline) => {
    if (url === '' || !('text' in inline)) return [inline]
    const [before, ...after] = inline.text.split(url)
    return [before!, ...after.flatMap((text) => [url, text])].flatMap((text) =>
      text === '' ? [] : [text === url ? { text, href: url } : { text }],
    )
  })

/** Sections of recommendations in a handout: the domain's own, or those of other sections. */
const recommendationsOf = ({ memo }: Context, areRelated: boolean): Section[] =>
  memo.sections.filter(
    ({ role, from }) => role === 'recommendations' && (from !== undefined) === areRelated,
  )

const heading = (context: Context, name: LabelName): Paragraph =>
  plain('heading2', label(context, name), { outline: 2 })

/**
 * The template's heading can replace `建议：`, but not `建议（中方）` or a heading with a note. It stands for a heading
 * that is the title of the handout, too: a domain's own section may be one of recommendations.
 */
const ownHeading = (section: Section, context: Context): Paragraph => {
  const isTitle = isHome(section, context.memo)
  return isTitle || saysOnly(section, label(context, 'own-recommendations'), context.dress.linked)
    ? { ...heading(context, 'own-recommendations'), about: section.id }
    : headingPiece(section, context.dress, 2)
}

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

/** A memo of fewer sections is found through without a list of them. */
const fewestListed = 3

const contextLabels = {
  full: 'context',
  domain: 'context',
  digest: 'digest-context',
  changes: 'context',
} as const

const label = ({ labels, values }: Context, name: LabelName): string =>
  fillText(labels[name], values)

const isHome = (section: Section, { edition }: Memo): boolean =>
  edition.type === 'domain' && section.domain === edition.domain.slug

/** The title of a domain's handout is the heading of its section; a digest has the template's own. */
const titlePiece = (context: Context): Paragraph => {
  const { memo } = context
  if (memo.edition.type === 'digest')
    return plain('title', label(context, 'digest-title'), { outline: 1 })
  const home = memo.sections.find((section) => isHome(section, memo))
  const title = home ? home.title : memo.title
  return {
    type: 'paragraph',
    ...(home && { id: home.id }),
    style: 'title',
    content: title.map((run) => ({ ...run, text: pauses(run.text) })),
    outline: 1,
  }
}

/** A space between two Han characters of a title marks a pause: a line break where the title is set large. */
const pauses = (text: string): string =>
  text.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '\n')

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

const recommendationList = ({ memo, dress }: Context): Piece[] =>
  memo.sections.flatMap((section) => [
    headingPiece(section, dress, 2),
    ...recommendationPieces(section, dress),
  ])

/** A heading between recommendations says for whom they are, or of what: it is printed. */
const recommendationPieces = (section: Section, dress: Dress): readonly Piece[] => {
  const isPanel = section.role === 'recommendations'
  const pieces = [
    ...(isPanel ? toPieces(section.blocks, atOf(section), dress) : []),
    ...section.sections.flatMap((inner) => [
      ...(isPanel ? [headingPiece(inner, dress, 3)] : []),
      ...recommendationPieces(inner, dress),
    ]),
  ]
  return changedPieces(pieces, section.change)
}
