/** A PDF → what it says, read from the glyphs on its pages, and where and how it stands there. */
import { drawnOn } from './content.ts'
import { documentLinks, documentOutline } from './document-links.ts'
import { annotationsOn, destinationsIn } from './links.ts'
import { uniqueLooks } from './looks.ts'
import { objectsOf } from './objects.ts'
import { outlineIn } from './outline.ts'
import { pageText, type PageText, type TextPart } from './page-text.ts'
import { pagesIn } from './pages.ts'
import { headPicturesOf, picturesOf } from './pictures.ts'
import { propertiesIn, sheetsOf } from './properties.ts'
import { placesIn, type Part } from './tags.ts'
import type { Fonts } from './canvas.ts'
import type { Reading } from '../reading.ts'

/** Throws when the bytes are no PDF that was built here. */
export const readPdf = (bytes: Uint8Array): Reading => {
  const objects = objectsOf(bytes)
  const places = placesIn(objects)
  const destinations = destinationsIn(objects)
  const fonts: Fonts = new Map()
  const refs = pagesIn(objects)
  const pages = refs.map((ref, i): PageText => {
    const page = objects.dictionaryAt(ref)
    const annotations = annotationsOn(page, objects, places.links, destinations)
    return pageText(drawnOn(page, objects, fonts), { ref, number: i + 1, places, annotations })
  })
  const of = (...kinds: readonly Part[]): TextPart[] =>
    pages.flatMap(({ parts }) => parts.filter(({ part }) => kinds.includes(part)))
  // Letters of a drawing are outlines: what is text inside a figure is nothing of the kind.
  const [body, notes] = [of('body', 'figure'), of('note')]
  return {
    properties: propertiesIn(objects),
    sheets: sheetsOf(refs, objects),
    body: body.map(({ fragment }) => fragment),
    notes: notes.map(({ fragment }) => fragment),
    furniture: of('furniture').map(({ fragment }) => fragment),
    pageNumbers: of('pageNumber').map(({ fragment }) => fragment.text.trim()),
    alts: pages.flatMap(({ figures }) => figures.map(({ alt }) => alt)),
    pictures: picturesOf(pages, objects),
    headPictures: headPicturesOf(pages, objects),
    links: documentLinks(pages, body, notes),
    outline: documentOutline(outlineIn(objects), pages, body),
    struck: [...body, ...notes].map(({ struck }) => struck).join(''),
    looks: uniqueLooks(pages.flatMap(({ looks }) => looks)),
    hidden: pages.flatMap(({ hidden }) => hidden),
    miscopied: pages.flatMap(({ miscopied }) => miscopied),
    pages: pages.length,
  }
}
