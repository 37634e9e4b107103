/** How a PDF and a Word copy show the texts of a flow. */
import type { Paragraph } from '../flow/pieces.ts'
import { printed } from '../flow/changes.ts'
import { numberedNote } from '../flow/note-number.ts'
import { spokenIn } from '../flow/spoken.ts'
import type { Expected, FormatTexts } from './expected.ts'
import { notesInOrder, referencesIn } from './expected-notes.ts'
import { plain } from './plain-text.ts'

/** The label of a paragraph, if it has one, and its text. */
const ownTexts = (paragraph: Paragraph, content = paragraph.content): Expected[] => {
  const id = paragraph.id === undefined ? {} : { id: paragraph.id }
  const text = { ...id, text: plain(content), paragraph }
  return paragraph.label ? [{ ...id, text: paragraph.label.text }, text] : [text]
}

/** A page shows its notes in the order of their references and with their numbers, and a remark by itself. */
export const pdfTexts: FormatTexts = {
  paragraph: (paragraph) => [
    ...ownTexts(paragraph, printed(paragraph)),
    ...[paragraph.remark, paragraph.trace].flatMap((remark) =>
      remark ? [{ text: plain(remark.content) }] : [],
    ),
  ],
  alt: (shown, flow) =>
    'change' in shown && shown.change ? spokenIn(flow)(shown.change.kind, shown.alt) : shown.alt,
  contents: ({ title }, entries) => [{ text: title }, ...entries],
  notes: (flow) =>
    notesInOrder(flow).flatMap(({ number, body }) =>
      body.flatMap((paragraph, i) =>
        pdfTexts.paragraph(i > 0 ? paragraph : numberedNote(paragraph, number)),
      ),
    ),
}

/**
 * Word keeps notes in a part of their own and counts those that its body refers to itself. A remark stands behind
 * a tab. It has no list of contents when there is nothing to list, not even its title.
 */
export const wordTexts: FormatTexts = {
  paragraph: (paragraph) => {
    const { remark } = paragraph
    const texts = ownTexts(paragraph)
    const last = texts.at(-1)!
    return remark
      ? texts.with(-1, { ...last, text: `${last.text}\t${plain(remark.content)}` })
      : texts
  },
  alt: ({ alt }) => alt,
  contents: ({ title }, entries) => (entries.length === 0 ? [] : [{ text: title }, ...entries]),
  notes: (flow) => {
    const counted = new Set(referencesIn(flow))
    return flow.notes.flatMap(({ id, number, body }) =>
      body.flatMap(wordTexts.paragraph).map((expected, i) =>
        // Word counts no note that only notes refer to, so its number is text.
        i > 0 || counted.has(id) ? expected : { ...expected, text: `${number}\t${expected.text}` },
      ),
    )
  },
}
