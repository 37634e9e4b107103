/** The content of a cell as it is set. */
import type { Content, Inline, Paragraph } from '../flow/pieces.ts'
import type { Id } from '../memo/model.ts'
import type { Anchor } from './model.ts'

/** With its pages, once `anchors` knows them, and its link; a page takes one line whatever its number. */
export const cellContent = (
  { content, leadsTo }: Paragraph,
  anchors: ReadonlyMap<Id, Anchor> | null,
): Content =>
  content.map((inline): Inline => {
    if ('text' in inline) return leadsTo === undefined ? inline : { ...inline, ref: leadsTo }
    if (inline.field !== 'page-of') return inline
    const page = anchors?.get(inline.of)?.page
    return { text: page === undefined ? '' : String(page) }
  })
