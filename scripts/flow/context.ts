/** What the parts of a template are made with, and paragraphs of its own text. */
import type { Memo, Run } from '../memo/model.ts'
import type { LabelName } from '../template/label-names.ts'
import type { Template } from '../template/schema.ts'
import type { Dress } from './block-context.ts'
import { fillText, type Values } from './labels.ts'
import type { StyleName } from './styles.ts'
import type { Paragraph } from './pieces.ts'
import type { Labels } from './values.ts'

export type Context = {
  readonly memo: Memo
  readonly template: Template
  readonly labels: Labels
  readonly values: Values
  readonly dress: Dress
}

/** A text of a template as runs: a line end in it is a hard break. */
const linesOf = (text: string): Run[] =>
  text.split(/(\n)/).flatMap((part) => (part === '' ? [] : [{ text: part }]))

/** A paragraph of the template's own text. */
export const plain = (
  style: StyleName,
  text: string,
  more: Partial<Paragraph> = {},
): Paragraph => ({
  type: 'paragraph',
  style,
  content: linesOf(text),
  ...more,
})

/** A paragraph of text from the template; none when the text is empty. */
export const labelled = (style: StyleName, text: string): Paragraph[] =>
  text.trim() === '' ? [] : [plain(style, text.trim())]

/** A label of the template, filled in. */
export const labelIn = ({ labels, values }: Context, name: LabelName): string =>
  fillText(labels[name], values)
