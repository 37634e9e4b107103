/** A list of headings with the pages they are on, as Word's own table of contents. */
import { InternalHyperlink, Run, Tab, TextRun, type FileChild, type ParagraphChild } from 'docx'
import { contentsStyle, numbered } from '../flow/contents-style.ts'
import type { Style, StyleName } from '../flow/styles.ts'
import type { Contents, Paragraph } from '../flow/pieces.ts'
import { isWithin } from './bookmarks.ts'
import { field, fieldMark, instruction } from './fields.ts'
import { block, node, paragraph } from './nodes.ts'
import { styleOf, toChildren, type RunContext } from './runs.ts'
import { wordStyle } from './style-names.ts'

/** What contents must know of their document. */
export type ContentsContext = RunContext & {
  readonly headings: ReadonlyMap<Paragraph, string>
}

/**
 * The building block, or nothing when there is nothing to list, with the field already filled in: Word asks nothing on opening, and updates
 * it when told to. Entries of one level deeper in the flow's outline: Word's begins below the title.
 */
export const toContents = (
  { title, levels: [from, to] }: Contents,
  context: ContentsContext,
): FileChild[] => {
  const listed = [...context.headings].filter(([{ outline }]) => isWithin(outline, from, to))
  const begin = [
    fieldMark('begin'),
    instruction(`TOC \\o "${from - 1}-${to - 1}" \\h \\z`),
    fieldMark('separate'),
  ]
  const entries = listed.map(([heading, anchor], i) =>
    entry(heading, anchor, context, {
      before: i === 0 ? begin : [],
      after: i === listed.length - 1 ? [fieldMark('end')] : [],
    }),
  )
  if (entries.length === 0) return []
  const head = title === '' ? [] : [titleParagraph(title, context)]
  const content = node('w:sdtContent', {}, ...head, ...entries)
  return [block(node('w:sdt', {}, gallery(), content))]
}

const gallery = () =>
  node(
    'w:sdtPr',
    {},
    node(
      'w:docPartObj',
      {},
      node('w:docPartGallery', { 'w:val': 'Table of Contents' }),
      node('w:docPartUnique'),
    ),
  )

const titleParagraph = (title: string, context: RunContext) =>
  styled('contents-title', (style) => toChildren([{ text: title }], style, context), context)

const styled = (
  name: StyleName,
  children: (style: Style) => readonly ParagraphChild[],
  context: RunContext,
) => paragraph(wordStyle(name).id, children(styleOf({ style: name }, context)))

const entry = (
  heading: Paragraph,
  anchor: string,
  context: ContentsContext,
  ends: { readonly before: readonly Run[]; readonly after: readonly Run[] },
) => {
  const page = heading.id === undefined ? undefined : context.pages.get(heading.id)
  const number =
    page === undefined
      ? []
      : [
          new Run({ children: [new Tab()] }),
          ...field(`PAGEREF ${anchor} \\h`, [new TextRun({ text: String(page) })]),
        ]
  return styled(
    contentsStyle(heading),
    (style) => [
      ...ends.before,
      new InternalHyperlink({
        anchor,
        children: [...toChildren(plainText(heading), style, context), ...number],
      }),
      ...ends.after,
    ],
    context,
  )
}

/** The words of a heading without its notes, links, line breaks and marks but those that say more: 10⁶ is not 106. */
const plainText = (heading: Paragraph) =>
  numbered(heading).flatMap((inline) => {
    if ('field' in inline || inline.note !== undefined) return []
    const { text, sub, sup } = inline
    return [{ text: text === '\n' ? ' ' : text, ...(sub && { sub }), ...(sup && { sup }) }]
  })
