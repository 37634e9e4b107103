/** Sections → pieces: headings, and the blocks below them. */
import type { Section } from '../memo/model.ts'
import { recommendations, topLevel, type At, type Dress } from './block-context.ts'
import { toPieces } from './blocks.ts'
import { changedPieces, changedUnit } from './changes.ts'
import { sectionLabel } from './item-labels.ts'
import type { Label, Paragraph, Piece } from './pieces.ts'
import type { StyleName } from './styles.ts'

/** Pieces of a section: its heading, its blocks, its sections. */
export const sectionPieces = (section: Section, dress: Dress): Piece[] => [
  ...sectionHead(section, dress),
  ...sectionBody(section, dress),
]

/** The heading of a section, or what its panel has instead. */
const sectionHead = (section: Section, dress: Dress): Piece[] => {
  const own = dress.panelHead(section)
  if (own === null) return [headingPiece(section, dress)]
  return own === ''
    ? []
    : [
        {
          type: 'paragraph',
          style: headingStyles[section.depth]!,
          content: [{ text: own }],
          outline: section.depth,
        },
      ]
}

/** A section without its heading. */
export const sectionBody = (section: Section, dress: Dress): readonly Piece[] =>
  changedPieces(
    [
      ...toPieces(section.blocks, atOf(section), dress),
      ...section.sections.flatMap((inner) => sectionPieces(inner, dress)),
    ],
    section.change,
  )

/** The context of a section's blocks: items of a recommendations section are recommendations. */
export const atOf = (section: Section): At =>
  section.role === 'recommendations' ? recommendations : topLevel

/** Headings below level 4 have styles of their own, which look like that of level 4 (see `stylesOf`). */
const headingStyles: Readonly<Record<number, StyleName>> = {
  2: 'heading2',
  3: 'heading3',
  4: 'heading4',
  5: 'heading5',
  6: 'heading6',
}

/** The heading of a section; `depth` overrides its own. */
export const headingPiece = (
  section: Section,
  dress: Pick<Dress, 'sectionNumbers' | 'movedOf'>,
  depth = section.depth,
): Paragraph => {
  const { id, title, sectionNumber, was } = section
  const number = (text: string | undefined): Label | null =>
    dress.sectionNumbers && text !== undefined ? sectionLabel(text) : null
  const label = number(sectionNumber)
  const wasDepth = depth === section.depth ? was?.depth : undefined
  const before = {
    ...(wasDepth !== undefined && { style: headingStyles[wasDepth]! }),
    ...(was && 'sectionNumber' in was && { label: number(was.sectionNumber) }),
  }
  const piece: Paragraph = {
    type: 'paragraph',
    id,
    style: headingStyles[depth]!,
    content: title,
    outline: depth,
    ...(label && { label }),
    ...(Object.keys(before).length > 0 && { was: before }),
  }
  return changedUnit([piece], section, dress)[0] as Paragraph
}
