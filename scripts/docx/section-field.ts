/**
 * The field of a running line that names the section. `STYLEREF` gives the text of a heading without references to
 * notes; the second mark of a note is a link in Word, whose text it would give too, so that in a document with such a
 * heading it is asked for the words alone, which have a character style of their own.
 */
import type { Content, Paragraph, Piece } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import { looksOf } from './character-styles.ts'
import { element, valued } from './xml.ts'

/** Character style of the words of a heading that a running line names. */
export const sectionStyle = { id: 'SectionTitle', name: 'Section Title' } as const

/** What the field asks for: paragraphs of the heading's style, the words in them, or nothing that would be right. */
export type SectionField = 'headings' | 'words' | 'none'

export const sectionFieldOf = (flow: Flow): SectionField => {
  const headings = flow.body.filter(isSection)
  if (!repeatsNotes(flow.body)) return 'headings'
  return headings.every(({ content, style }) => isPlain(content, flow, style)) ? 'words' : 'none'
}

const isSection = (piece: Piece): piece is Paragraph =>
  piece.type === 'paragraph' && piece.outline === 2

/** Word gives a run one character style: words with one of their own would be left out. */
const isPlain = (content: Content, flow: Flow, style: string): boolean =>
  content.every(
    (inline) =>
      'text' in inline &&
      (inline.note !== undefined ||
        (!inline.emphasis &&
          looksOf(inline, flow.styles[style]!, flow.styles['code']).length === 0)),
  )

/** Does a heading refer to a note that a text before it refers to? */
const repeatsNotes = (body: readonly Piece[]): boolean => {
  const seen = new Set<string>()
  for (const piece of body) {
    const paragraphs =
      piece.type === 'paragraph' ? [piece] : piece.type === 'table' ? piece.rows.flat() : []
    for (const paragraph of paragraphs)
      for (const inline of paragraph.content) {
        if (!('text' in inline) || inline.note === undefined) continue
        if (isSection(paragraph) && seen.has(inline.note)) return true
        seen.add(inline.note)
      }
  }
  return false
}

/** The character style, where a document needs it: it looks like nothing. */
export const sectionStyles = (flow: Flow): string =>
  sectionFieldOf(flow) === 'words'
    ? element(
        'w:style',
        { 'w:type': 'character', 'w:customStyle': 1, 'w:styleId': sectionStyle.id },
        valued('w:name', sectionStyle.name),
        valued('w:basedOn', 'DefaultParagraphFont'),
        valued('w:uiPriority', 99),
        element('w:rPr'),
      )
    : ''
