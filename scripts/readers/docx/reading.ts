/** A Word file → what it says, in the terms of `Reading`. */
import type { Fragment, Reading } from '../reading.ts'
import { inStories, type WordPackage } from './package.ts'
import { textOfPackage, type WordParagraph } from './text.ts'

/** What a Word file says whose parts are there. Throws when one is not well-formed. */
export const readingOf = (word: WordPackage): Reading => {
  if (word.broken.length > 0) throw new Error(word.broken.join('; '))
  const paragraphs = textOfPackage(word)
  const of = (...places: WordParagraph['place'][]): WordParagraph[] =>
    paragraphs.filter(({ place }) => places.includes(place))
  const entries = of('contents').flatMap(({ text }) => pageNumber.exec(text)?.[1] ?? [])
  return {
    body: of('body', 'cell', 'contents').flatMap(fragmentsOf),
    notes: of('note').flatMap(fragmentsOf),
    furniture: of('header', 'footer').flatMap(fragmentsOf),
    pageNumbers: entries,
    alts: inStories(word, 'wp:docPr').map(({ node }) => node.attributes['descr'] ?? ''),
    miscopied: [],
    pages: null,
  }
}

const pageNumber = /\t(\d+)$/

const fragmentsOf = ({ text, label, place, cell }: WordParagraph): Fragment[] =>
  [label, place === 'contents' ? text.replace(pageNumber, '') : text]
    .filter((part) => part.trim() !== '')
    .map((part) => ({ text: part, page: null, ...(cell !== undefined && { cell }) }))
