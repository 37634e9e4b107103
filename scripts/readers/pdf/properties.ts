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
  const metadata = metadataIn(objects)
  // Programs show the one or the other: where they differ the file says neither.
  const same = (one: string, other: string): string => (one === other ? one : '')
  return {
    title: same(text(info.get('Title')), metadata.title),
    subject: same(text(info.get('Subject')), metadata.subject),
    author: same(text(info.get('Author')), metadata.author),
    keywords: same(text(info.get('Keywords')), metadata.keywords),
    lang: same(text(dictionaryAt(trailer.get('Root')).get('Lang')), metadata.lang),
    date: same(date ? date.slice(1).join('-') : '', metadata.date),
    series: metadata.series,
    rights: metadata.rights,
  }
}

/** What the XMP packet says (ISO 16684-1); of rights and series the dictionary has no keys. */
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
  const plain = (name: string): string => {
    const [node] = root ? all(root, name) : []
    return node ? xmlText(node) : ''
  }
  return {
    title: first('dc:title'),
    subject: first('dc:description'),
    author: first('dc:creator'),
    keywords: plain('pdf:Keywords'),
    lang: first('dc:language'),
    date: plain('xmp:CreateDate').slice(0, 10),
    series: first('dc:relation'),
    rights: first('dc:rights'),
  }
}

/** The size of each page. */
export const sheetsOf = (pages: readonly Ref[], { at, dictionaryAt }: Objects): Sheet[] =>
  pages.map((page) => {
    const { left, bottom, right, top } = rectIn(at(dictionaryAt(page).get('MediaBox')))
    return { width: right - left, height: top - bottom }
  })
