/** Elements of the body that the docx library has no class for, or no complete one. */
import {
  BuilderElement,
  NumberProperties,
  Paragraph,
  type FileChild,
  type XmlComponent,
} from 'docx'
import type { ParagraphChild, ParagraphProperties } from 'docx'
import type { Num } from './lists.ts'

/** Any element. */
export const node = (
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: readonly XmlComponent[]
): XmlComponent =>
  new BuilderElement({
    name,
    ...(Object.keys(attributes).length > 0 && {
      attributes: Object.fromEntries(
        Object.entries(attributes).map(([key, value]) => [key, { key, value }]),
      ),
    }),
    children,
  })

/** An element that stands among the paragraphs of a body. */
export const block = (element: XmlComponent): FileChild =>
  Object.assign(element, { fileChild: Symbol() })

/** What a paragraph has beside its style: its number, and what became of it. */
export type More = {
  readonly num?: Num | undefined
  /** The change of its mark. */
  readonly mark?: XmlComponent | undefined
  /** What it stood in before. */
  readonly before?: XmlComponent | undefined
}

/** A paragraph in a style and nothing more. */
export const paragraph = (
  style: string,
  children: readonly ParagraphChild[],
  more: More = {},
): Paragraph =>
  Object.values(more).some((each) => each !== undefined)
    ? new PropertiedParagraph(style, children, more)
    : new Paragraph({ style, children })

/**
 * The library counts lists through placeholders in the text, which the text of a memo could
 * imitate; this one names its list itself. Properties are in the order of CT_PPr.
 */
class PropertiedParagraph extends Paragraph {
  constructor(style: string, children: readonly ParagraphChild[], { num, mark, before }: More) {
    super({ style, children })
    const properties = this.root[0] as ParagraphProperties
    if (num) properties.push(new NumberProperties(num.id, num.level))
    if (mark) properties.push(node('w:rPr', {}, mark))
    if (before) properties.push(before)
  }
}
