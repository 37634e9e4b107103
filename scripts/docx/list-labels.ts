/** Labels of paragraphs as Word's lists have them. */
import type { Style } from '../flow/styles.ts'
import type { Label, Paragraph } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import { sectionOf } from './list-levels.ts'
import { isFarIn } from './panels.ts'

/** Does a label count, so that its paragraph is in a numbered style? */
export const isCounted = (label: Label | undefined): boolean =>
  label !== undefined && /^(decimal|lower)/.test(label.format)

/**
 * Labels of paragraphs, with those of sections that count without being printed, and labels of nothing, which bring
 * a heading without a number beside the column of them.
 */
export const labelsOf = (flow: Flow, paragraphs: readonly Paragraph[]): Map<Paragraph, Label> => {
  const silent = silentSections(paragraphs)
  return new Map(
    paragraphs.flatMap((paragraph) => {
      const label =
        (isCheckBox(flow, paragraph) ? box(paragraph.label!) : paragraph.label) ??
        silent.get(paragraph) ??
        noNumber(paragraph, flow.styles[paragraph.style])
      return label ? [[paragraph, label] as const] : []
    }),
  )
}

/** Sections whose recommendations have their numbers, 1, 2, 3, in a document that prints these nowhere else. */
const silentSections = (paragraphs: readonly Paragraph[]): ReadonlyMap<Paragraph, Label> => {
  const found = new Map<Paragraph, Label>()
  const isHeading = ({ outline }: Paragraph): boolean => outline === 2
  if (paragraphs.some((each) => isHeading(each) && each.label)) return found
  let heading: Paragraph | undefined
  for (const paragraph of paragraphs) {
    const section = paragraph.label && sectionOf(paragraph.label)
    if (isHeading(paragraph)) heading = paragraph
    if (section === undefined) continue
    if (heading) found.set(heading, { ...nothing, format: 'decimal', ordinal: found.size + 1 })
    heading = undefined
    // Those of an extract come from anywhere.
    if (section !== found.size) return new Map()
  }
  return found
}

const noNumber = ({ outline }: Paragraph, style: Style | undefined): Label | undefined =>
  outline === undefined || !style || style.hanging === 0 ? undefined : nothing

/**
 * Is a paragraph's label a box to tick? Not in copies whose changes are tracked or come back, where a tick would be
 * lost, nor where only a label of Word's reaches its place.
 */
export const isCheckBox = (
  { styles, review, redline }: Pick<Flow, 'styles' | 'review' | 'redline'>,
  { label, style }: Pick<Paragraph, 'label' | 'style'>,
): boolean => {
  const own = styles[style]
  const isPlain = !review && !redline && !style.startsWith('note-')
  return isPlain && label?.format === 'task' && own !== undefined && !isFarIn(own)
}

/** Of a check box, which stands in the text: the item is one of a list all the same. */
const box = (label: Label): Label => ({ ...label, text: '' })

/** A label that prints nothing. */
export const nothing: Label = {
  list: 0,
  level: 0,
  format: 'bullet',
  text: '',
  prefix: '',
  ordinal: 0,
  suffix: '',
}
