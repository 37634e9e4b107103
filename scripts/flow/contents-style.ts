/** The style of an entry in a list of contents: the same in both formats. */
import { current, isGone } from './changes.ts'
import type { StyleName } from './styles.ts'
import type { Content, Label, Paragraph } from './pieces.ts'

/** Levels that a template has styles for. */
const deepest = 3

/**
 * The first level below the title is `contents-1`, whatever levels are listed: so does Word, which
 * takes TOC 1 for its outline level 1 when it makes its list again (ISO 29500-1 17.16.5.68).
 */
export const contentsStyle = ({ outline = 1 }: Pick<Paragraph, 'outline'>): StyleName =>
  `contents-${Math.min(deepest, Math.max(1, outline - 1))}`

/** Does a label end with a mark that has a blank of its own, as 一、 does? */
export const isClosed = ({ text }: Pick<Label, 'text'>): boolean => /[、）]$/.test(text)

/** A heading as it is listed and named elsewhere: with its number; of a redline as its new edition has it. */
export const numbered = ({
  label,
  content: own,
  mark,
}: Pick<Paragraph, 'label' | 'content' | 'mark'>): Content => {
  const content = isGone(mark) ? own : current(own)
  return label
    ? [{ text: isClosed(label) ? label.text : `${label.text}\u3000` }, ...content]
    : content
}
