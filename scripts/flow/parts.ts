/** What each part of a template prints. */
import { hasWord } from '../memo/language.ts'
import type { PartName } from '../template/names.ts'
import { topLevel } from './block-context.ts'
import { toPieces } from './blocks.ts'
import { closing } from './closing.ts'
import { labelIn, labelled, type Context } from './context.ts'
import { hasNumbers } from './dress.ts'
import { ownRecommendations, passages, relatedRecommendations } from './handout.ts'
import { fillText } from './labels.ts'
import { overviewOf } from './overview.ts'
import type { Piece } from './pieces.ts'
import { recommendationList } from './recommendation-list.ts'
import { recommendationTable } from './recommendation-table.ts'
import { sectionPieces } from './sections.ts'
import { signatureBlock } from './signatures.ts'
import { coverBlock, titleBlock } from './title.ts'

export const parts: { readonly [P in PartName]: (context: Context) => readonly Piece[] } = {
  title: titleBlock,
  cover: coverBlock,
  context: (context) =>
    labelled('context', labelIn(context, contextLabels[context.memo.edition.type])),
  contents: (context) =>
    context.memo.sections.length < fewestListed
      ? []
      : [
          {
            type: 'contents',
            title: labelIn(context, 'contents'),
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
  'own-recommendations': ownRecommendations,
  'related-recommendations': relatedRecommendations,
  passages,
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

/** A memo of fewer sections is found through without a list of them. */
const fewestListed = 3

const contextLabels = {
  full: 'context',
  domain: 'context',
  digest: 'digest-context',
  changes: 'context',
} as const
