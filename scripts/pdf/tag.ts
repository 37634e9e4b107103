import type { Paragraph } from '../flow/pieces.ts'
import { textOf } from '../layout/line-marks.ts'
import { foreignLang } from '../memo/language.ts'

/** A structure element as planned (ISO 32000-1 14.8.4): which type it is and what it holds. */
export type Tag = {
  readonly type: string
  /** Marks of this owner are this element's content. */
  readonly owner?: string
  readonly id?: string
  readonly alt?: string
  /** Only where it differs from the document's. */
  readonly lang?: string
  readonly attributes?: Readonly<Record<string, string>>
  /** Kept even when it has no content: an empty cell is still a cell. */
  readonly hollow?: true
  readonly kids: readonly Tag[]
}

/** The `lang` of a paragraph's tag, where all its text is of another language than the document's. */
export const langOf = ({ content }: Paragraph, lang: string): { readonly lang?: string } => {
  const own = foreignLang(textOf(content), lang)
  return own === null ? {} : { lang: own }
}

/** The element a mark belongs to: a page number in the contents belongs to its entry. */
export const elementOf = (owner: string): string => owner.replace(/\/page$/, '')
