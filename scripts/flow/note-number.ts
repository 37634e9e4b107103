/** Numbers of notes on pages: labels of their first paragraphs, which change with them. */
import type { Paragraph } from './pieces.ts'

/** The first paragraph of a note with its number as a label, before its own one if it begins with a list. */
export const numberedNote = (paragraph: Paragraph, number: string): Paragraph => {
  const text = paragraph.label ? `${number} ${paragraph.label.text}` : number
  return {
    ...paragraph,
    label: { list: 0, level: 0, format: 'decimal', text, prefix: '', ordinal: 0, suffix: '' },
  }
}
