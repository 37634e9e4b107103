/** What a PDF says of itself (ISO 32000-1 14.3.3), and how large its pages are. */
import { rectIn } from './geometry.ts'
import type { Objects } from './objects.ts'
import { all, parseXml, textOf as xmlText } from '../docx/xml.ts'
import { textOf, type Ref, type Value } from './values.ts'
import type { Properties, Sheet } from '../reading.ts'

/** The information dictionary, the language of the document, and what only its metadata say. */
export const propertiesIn = (objects: Objects): Properties => {
  const { at, dictionaryAt, trailer } = objects
  const info = dictionaryAt(trailer.get('Info'))
  const text = (value: Value | undefined): string => {
    const found = at(value)
    return typeof found === 'string' ? textOf(found) : ''
  }
  const date = /^D:(\d{4})(\d\d)(\d\d)/.exec(text(info.get('CreationDate')))
  return {
    title: text(info.get('Title')),
    subject: text(info.get('Subject')),
    author: text(info.get('Author')),
    keywords: text(info.get('Keywords')),
    lang: text(dictionaryAt(trailer.get('Root')).get('Lang')),
    date: date ? date.slice(1).join('-') : '',
    ...metadataIn(objects),
  }
}

/** Of the XMP packet (ISO 16684-1) the rights and the series, which the dictionary has no keys for. */
const metadataIn = ({ dictionaryAt, contentAt, trailer }: Objects) => {
  const metadata = dictionaryAt(trailer.get('Root')).get('Metadata')
  const packet = metadata ? Buffer.from(contentAt(metadata), 'latin1').toString() : ''
  const [xml] = /<x:xmpmeta[^]*<\/x:xmpmeta>/.exec(packet) ?? []
  const root = xml === undefined ? undefined : parseXml(xml)
  // The first of several entries is that of no language in particular.
  const first = (name: string): string => {
    const [entry] = root ? all(root, name).flatMap((node) => all(node, 'rdf:li')) : []
    return entry ? xmlText(entry) : ''
  }
  return { series: first('dc:relation'), rights: first('dc:rights') }
}

/** The size of each page. */
export const sheetsOf = (pages: readonly Ref[], { at, dictionaryAt }: Objects): Sheet[] =>
  pages.map((page) => {
    const { left, bottom, right, top } = rectIn(at(dictionaryAt(page).get('MediaBox')))
    return { width: right - left, height: top - bottom }
  })
