/** Elements of the body that the docx library has no class for, or no complete one. */
import {
  BuilderElement,
  NumberProperties,
  Paragraph,
  type FileChild,
  type XmlComponent,
} from 'docx'
import type { ParagraphChild, ParagraphProperties } from 'docx'
import type { Num } from './numbering.ts'

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

/** A paragraph in a style and nothing more. */
export const paragraph = (
  style: string,
  children: readonly ParagraphChild[],
  num?: Num,
): Paragraph =>
  num ? new NumberedParagraph(style, children, num) : new Paragraph({ style, children })

/**
 * The library counts lists through placeholders in the text, which the text of a memo could
 * imitate; this one names its list itself.
 */
class NumberedParagraph extends Paragraph {
  constructor(style: string, children: readonly ParagraphChild[], { id, level }: Num) {
    super({ style, children })
    const properties = this.root[0] as ParagraphProperties
    properties.push(new NumberProperties(id, level))
  }
}
