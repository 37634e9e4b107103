/** The characters of some content. */
import type { Content, Inline } from '../flow/pieces.ts'

/** Characters of some content; fields are known on a page only, and stand in running lines only. */
export const plain = (content: Content): string =>
  content
    .map((inline, at) => {
      if (!('text' in inline)) return ''
      return isNote(inline) && isNote(content[at - 1]) ? `\u00a0${inline.text}` : inline.text
    })
    .join('')

/** Marks of two notes stand apart: 1 and 2 are not twelve. */
const isNote = (inline: Inline | undefined): boolean =>
  inline !== undefined && 'note' in inline && inline.note !== undefined
