/** The characters of content: fields, such as page numbers, have none before the pages are laid out. */
import type { Content } from './pieces.ts'

export const contentText = (content: Content): string =>
  content.map((inline) => ('text' in inline ? inline.text : '')).join('')
