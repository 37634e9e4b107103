/** The title of a Word file. */
import type { ForeignParagraph } from '../readers/foreign/model.ts'
import { bodySize } from './looks.ts'
import { isDocumentNumber, isShort, longest, textOf } from './wording.ts'

/** The paragraphs of the title: of that style; else the first ones, larger than the text or in the middle. */
export const titleIn = (paragraphs: readonly ForeignParagraph[]): readonly ForeignParagraph[] => {
  const styled = paragraphs.filter(({ style }) => /^(title|标题|標題)$/.test(style))
  if (styled.length > 0) return styled.slice(0, 1)
  const filled = belowHead(paragraphs.filter((each) => textOf(each).trim() !== ''))
  const [first] = filled
  if (!first || first.list) return []
  const isOnlyTop =
    first.outline === 1 && filled.filter(({ outline }) => outline === 1).length === 1
  if (isOnlyTop) return [first]
  if (first.outline !== null || textOf(first).length > 2 * longest) return []
  const size = bodySize(filled)
  const stands = (each: ForeignParagraph): boolean =>
    each.outline === null &&
    each.look.size === first.look.size &&
    each.look.align === first.look.align &&
    (each.look.size > size ||
      (each.look.align === 'center' && each.look.isBold === first.look.isBold))
  const end = filled.findIndex((each) => !stands(each))
  // A title takes three lines at most; what is longer is a text in the middle.
  return end > 3 ? filled.slice(0, 1) : filled.slice(0, Math.max(0, end))
}

/** Lines of the head of an official document, before its title (GB/T 9704 7.2). */
const longestHead = 6

/** What follows the number of a document; else what begins with a line that is larger than the text, below short ones. */
const belowHead = (filled: readonly ForeignParagraph[]): readonly ForeignParagraph[] => {
  const head = filled.slice(0, longestHead)
  const numbered = head.findIndex((each) => isDocumentNumber(textOf(each).trim()))
  if (numbered >= 0) return filled.slice(numbered + 1)
  const size = filled.length > 0 ? bodySize(filled) : 0
  const large = head.findIndex(({ look, outline }) => outline === null && look.size > size)
  const isAllShort = head.slice(0, Math.max(0, large)).every((each) => isShort(textOf(each).trim()))
  return large > 0 && isAllShort ? filled.slice(large) : filled
}
