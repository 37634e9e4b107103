/** Notes at the foot of the page. */
import { Bookmark, Tab, TextRun, type Paragraph as WordParagraph, type ParagraphChild } from 'docx'
import type { Paragraph } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import { changeOf, isGone, isNew } from '../flow/changes.ts'
import { changedWith } from './changes.ts'
import { marked, placeOf, type Context } from './context.ts'
import { paragraph } from './nodes.ts'
import { styleOf, toChildren } from './runs.ts'
import { noteReferenceStyle, wordStyle } from './style-names.ts'

type Note = Flow['notes'][number]

/** Notes at the old places of references that moved, as they were, by Word's id: each reference has its own. */
const copiesOf = ({ notes: { copies }, flow: { notes } }: Context): (readonly [number, Note])[] =>
  [...copies].flatMap(([{ note: id }, own]) => {
    const note = notes.find((each) => each.id === id)
    const body = note?.body.filter(({ mark }) => !isNew(mark)).map(asGone) ?? []
    return note ? [[own, { ...note, body }] as const] : []
  })

const asGone = (piece: Paragraph): Paragraph => ({
  ...piece,
  mark: { kind: 'deleted' },
  content: piece.content
    .filter((inline) => !isNew(changeOf(inline)))
    .map((inline) => ('text' in inline ? { ...inline, change: { kind: 'deleted' } } : inline)),
})

/** A note at the new place of its reference: the old words are in the copy at the old one. */
const asNew = (piece: Paragraph): Paragraph => ({
  ...piece,
  mark: { kind: 'inserted' },
  content: piece.content
    .filter((inline) => !isGone(changeOf(inline)))
    .map((inline) => ('text' in inline ? { ...inline, change: { kind: 'inserted' } } : inline)),
})

/** Notes by Word's id. Those that only notes refer to, which Word has none of, end the last one. */
export const toFootnotes = (context: Context): Record<string, { children: WordParagraph[] }> => {
  const { first, ids } = context.notes
  const moved = new Set([...context.notes.copies.keys()].map(({ note }) => note))
  const notes = context.flow.notes.map((note) =>
    moved.has(note.id)
      ? { ...note, body: note.body.filter(({ mark }) => !isGone(mark)).map(asNew) }
      : note,
  )
  const own = notes.filter(({ id }) => first.has(id))
  const others = notes.filter(({ id }) => !first.has(id))
  const copies = copiesOf(context).map(
    ([id, note]) => [id, { children: noteParagraphs(note, [], context) }] as const,
  )
  return Object.fromEntries([
    ...own.map((note, i) => {
      const ending = i === own.length - 1 ? others : []
      const children = [
        ...noteParagraphs(note, [], context),
        ...ending.flatMap((other) =>
          noteParagraphs(other, [printedNumber(other, context)], context),
        ),
      ]
      return [ids.get(note.id)!, { children }] as const
    }),
    ...copies,
  ])
}

/** The number of a note that Word does not count, for links to lead to. */
const printedNumber = ({ id, number }: Note, { notes }: Context): ParagraphChild => {
  const run = new TextRun({ text: number, style: noteReferenceStyle.id })
  const anchor = notes.anchors.get(id)
  return anchor === undefined ? run : new Bookmark({ id: anchor, children: [run] })
}

/** Paragraphs of a note, of which Word wants one at least; `lead` begins the first. */
const noteParagraphs = (
  { body }: Note,
  lead: readonly ParagraphChild[],
  context: Context,
): WordParagraph[] => {
  const pieces =
    body.length > 0 ? body : [{ type: 'paragraph', style: 'note', content: [] } as const]
  return pieces.map((piece, i) => {
    const children = noteChildren(piece, i === 0, context)
    const all = i === 0 ? [...lead, ...children] : children
    const { style, more } = placeOf(piece, (as) => wordStyle(as.style).id, context)
    return paragraph(style, all, more)
  })
}

/** The mark of a note hangs left of its text, as far as the style says. */
const noteChildren = (
  piece: Paragraph,
  isFirst: boolean,
  context: Context,
): readonly ParagraphChild[] => {
  const style = styleOf(piece, context)
  const hangs = style.hanging > 0 && !piece.label
  const gap = hangs ? [new TextRun({ children: [new Tab()] })] : isFirst ? [new TextRun(' ')] : []
  const text = marked(piece, toChildren(piece.content, style, context), context)
  return [...changedWith(piece, gap, context.flow.redline), ...text]
}
