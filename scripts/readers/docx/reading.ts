/** A Word file → what it says, in the terms of `Reading`. */
import type { Fragment, Reading } from '../reading.ts'
import { linksOf, type Placed } from './links.ts'
import type { WordPackage } from './package.ts'
import { headPicturesOf, picturesOf } from './pictures.ts'
import { propertiesIn, sheetsOf } from './properties.ts'
import { runningLinesOf } from './running-lines.ts'
import { sightsOf } from './sight.ts'
import { textOfPackage, type WordParagraph } from './text.ts'

/** What a Word file says whose parts are there. Throws when one is not well-formed. */
export const readingOf = (word: WordPackage): Reading => {
  if (word.broken.length > 0) throw new Error(word.broken.join('; '))
  const paragraphs = textOfPackage(word)
  const of = (...places: WordParagraph['place'][]): WordParagraph[] =>
    paragraphs.filter(({ place }) => places.includes(place))
  const entries = of('contents', 'cell').flatMap(pageIn)
  const body = fragmentsIn(of('body', 'cell', 'contents'), 'body')
  const notes = fragmentsIn(of('note'), 'note')
  const placed = [...body.placed, ...notes.placed]
  return {
    properties: propertiesIn(word),
    sheets: sheetsOf(word),
    body: body.fragments,
    notes: notes.fragments,
    furniture: runningLinesOf(word),
    pageNumbers: entries,
    alts: (word.elements.get('word/document.xml')?.get('wp:docPr') ?? []).map(
      ({ attributes }) => attributes['descr'] ?? '',
    ),
    pictures: picturesOf(word, placed),
    headPictures: headPicturesOf(word),
    links: linksOf(word, placed),
    outline: null,
    ...sightsOf(word, [
      ...of('body', 'cell', 'contents'),
      ...of('note'),
      ...of('header', 'footer'),
    ]),
    miscopied: [],
    pages: null,
  }
}

const pageNumber = /\t(\d+)$/

/** The page that an entry of the contents ends with, or that a cell is. */
const pageIn = ({ place, text, isPage }: WordParagraph): string[] => {
  if (isPage) return [text]
  const page = place === 'contents' ? pageNumber.exec(text)?.[1] : undefined
  return page === undefined ? [] : [page]
}

/** The texts of paragraphs, and where those of each begin. */
const fragmentsIn = (paragraphs: readonly WordParagraph[], part: Placed['part']) => {
  const fragments: Fragment[] = []
  const placed = paragraphs.map((paragraph): Placed => {
    const at = fragments.length
    fragments.push(...fragmentsOf(paragraph))
    return { paragraph, part, at }
  })
  return { fragments, placed }
}

const fragmentsOf = ({ text, label, place, cell, isPage, section }: WordParagraph): Fragment[] =>
  (isPage ? [] : [label, place === 'contents' ? text.replace(pageNumber, '') : text])
    .filter((part) => part.trim() !== '')
    .map((part) => ({
      text: part,
      page: null,
      sheet: section,
      ...(cell !== undefined && { cell }),
    }))
