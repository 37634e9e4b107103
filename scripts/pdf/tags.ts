/**
 * The structure tree of a flow (ISO 32000-1 14.7, 14.8): what a page says, in the order of the
 * source, whatever the order of drawing. The tree is planned from the flow as plain data; drawing
 * collects what belongs to each owner; `writeTags` turns both into the document's objects.
 */
import type { Paragraph, Picture, Piece } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import { headingsIn } from '../flow/headings.ts'
import { spokenIn } from '../flow/spoken.ts'
import { contentsTag } from './contents-tag.ts'
import { groupsOf, itemOf, itemStarts, rootOf, type Group } from './nesting.ts'
import { tableTag } from './table-tag.ts'
import { langOf, type Tag } from './tag.ts'

/** What planning any piece needs. */
type Plan = {
  readonly flow: Flow
  /** Notes not yet referred to: their place among the flow's notes. */
  readonly notes: Map<string, number>
  readonly levels: ReadonlyMap<Piece, number>
}

/** The plan of a flow: Document, and under it every piece, list and note. */
export const planTags = (flow: Flow): Tag => {
  const notes = new Map(flow.notes.map(({ id }, index) => [id, index]))
  const plan = { flow, notes, levels: headingLevels(flow.body) }
  return { type: 'Document', kids: sequence(flow.body, 'body', 0, 0, plan) }
}

/** Levels of the headings: the first is 1 and none is skipped (ISO 14289-1 7.4.2), whatever a template prints. */
const headingLevels = (pieces: readonly Piece[]): Map<Piece, number> => {
  let last = 0
  return new Map(
    headingsIn(pieces).map((heading): [Piece, number] => {
      last = Math.min(heading.outline, last + 1)
      return [heading, last]
    }),
  )
}

/** Tags of pieces in a row, the first of them `offset` in `path`, with `depth` lists and quotations around. */
const sequence = (
  pieces: readonly Piece[],
  path: string,
  offset: number,
  depth: number,
  plan: Plan,
): Tag[] =>
  groupsOf(pieces, depth).flatMap(({ type, from, to }) =>
    groups[type](pieces.slice(from, to), path, offset + from, depth, plan),
  )

const groups: Readonly<Record<Group['type'], typeof sequence>> = {
  piece: ([piece], path, offset, _, plan) =>
    (pieceTags[piece!.type] as PieceTags<Piece['type']>)(piece as never, `${path}/${offset}`, plan),
  quote: (pieces, path, offset, depth, plan) => [
    { type: 'BlockQuote', kids: sequence(pieces, path, offset, depth + 1, plan) },
  ],
  list: (pieces, path, offset, depth, plan) => {
    const { label } = pieces[0] as Paragraph
    const starts = itemStarts(pieces)
    const items = starts.map((start, n) => {
      const own = pieces.slice(start, starts[n + 1] ?? pieces.length)
      return itemTag(own, path, offset + start, depth, plan)
    })
    const attributes = { O: 'List', ListNumbering: numbering[label?.format ?? 'bullet'] }
    return [{ type: 'L', attributes, kids: items }]
  },
}

/** ListNumbering (ISO 32000-1 table 347); None is for labels that count nothing. */
const numbering = {
  bullet: 'Disc',
  task: 'None',
  decimal: 'Decimal',
  chinese: 'None',
  lowerLetter: 'LowerAlpha',
  lowerRoman: 'LowerRoman',
} as const

const itemTag = (
  [head, ...rest]: readonly Piece[],
  path: string,
  offset: number,
  depth: number,
  plan: Plan,
): Tag => {
  const { id, label: _, ...text } = head as Paragraph
  const inner = [text, ...rest].map((piece) => outside(head!, piece))
  return {
    type: 'LI',
    ...(id && { id }),
    kids: [
      { type: 'Lbl', owner: `${path}/${offset}/label`, kids: [] },
      { type: 'LBody', kids: sequence(inner, path, offset, depth + 1, plan) },
    ],
  }
}

/** Inside its item, a continuing paragraph, figure or table is one like any other. */
const outside = (head: Piece, piece: Piece): Piece => {
  if (!('within' in piece) || ('label' in piece && piece.label)) return piece
  if (piece.within?.list !== itemOf(head)?.list) return piece
  const { within: _, ...rest } = piece
  return rest
}

type PieceTags<T extends Piece['type']> = (
  piece: Extract<Piece, { type: T }>,
  owner: string,
  plan: Plan,
) => Tag[]

const pieceTags: { readonly [T in Piece['type']]: PieceTags<T> } = {
  paragraph: (paragraph, owner, plan) => [
    ...(paragraph.beside ? [pictureTag(paragraph.beside, `${owner}/picture`)] : []),
    paragraphTag(paragraph, owner, plan),
    ...(['remark', 'trace'] as const).flatMap((place) =>
      paragraph[place] ? [{ type: 'P', owner: `${owner}/${place}`, kids: [] }] : [],
    ),
    ...notesOf(paragraph, plan),
  ],
  table: (table, owner, plan) => [
    tableTag(table, owner, { lang: plan.flow.meta.lang, levels: plan.levels }),
    ...table.rows.flat().flatMap((cell) => notesOf(cell, plan)),
  ],
  pictures: ({ items }, owner) => items.map((item, at) => pictureTag(item, `${owner}/${at}`)),
  figure: ({ id, alt: own, change }, owner, { flow }) => {
    const alt = change ? spokenIn(flow)(change.kind, own) : own
    return [{ type: 'Figure', owner, id, alt, kids: [] }]
  },
  contents: (contents, owner, { flow }) => [contentsTag(contents, owner, flow)],
  divider: () => [],
}

const pictureTag = ({ alt }: Picture, owner: string): Tag => ({
  type: 'Figure',
  owner,
  alt,
  kids: [],
})

/** Element of a paragraph that is no heading. */
const paragraphTypes: Readonly<Record<string, string>> = { code: 'Code', caption: 'Caption' }

const paragraphTag = (paragraph: Paragraph, owner: string, plan: Plan): Tag => {
  const level = plan.levels.get(paragraph)
  const type = level ? `H${level}` : (paragraphTypes[rootOf(paragraph.style)] ?? 'P')
  const id = paragraph.id ? { id: paragraph.id } : {}
  const own = { owner, ...langOf(paragraph, plan.flow.meta.lang), kids: [] }
  if (level && paragraph.label)
    return {
      type,
      ...id,
      kids: [
        { type: 'Lbl', owner: `${owner}/label`, kids: [] },
        { type: 'Span', ...own },
      ],
    }
  // Code is an inline element: a program is a paragraph that holds nothing else.
  return type === 'Code' ? { type: 'P', ...id, kids: [{ type, ...own }] } : { type, ...id, ...own }
}

/** A note is read where it is first referred to, once. */
const notesOf = ({ content }: Paragraph, plan: Plan): Tag[] =>
  content.flatMap((inline) => {
    const id = 'text' in inline ? inline.note : undefined
    const index = id === undefined ? undefined : plan.notes.get(id)
    if (index === undefined) return []
    plan.notes.delete(id!)
    return [noteTag(index, plan)]
  })

/** A note's id holds a full stop, which no unit's does. */
const noteTag = (index: number, plan: Plan): Tag => {
  const path = `notes/${index}`
  // The first paragraph is labelled with the note's number, even where it has a label of its own.
  const pieces = plan.flow.notes[index]!.body.map((paragraph, at) => {
    const { label: _, ...text } = paragraph
    return at === 0 ? text : paragraph
  })
  return {
    type: 'Note',
    id: `note.${index + 1}`,
    kids: [
      { type: 'Lbl', owner: `${path}/0/label`, kids: [] },
      ...sequence(pieces, path, 0, 0, plan),
    ],
  }
}
