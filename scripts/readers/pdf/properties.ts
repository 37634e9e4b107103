/** What a PDF says of itself (ISO 32000-1 14.3.3), and how large its pages are. */
import { rectIn } from './geometry.ts'
import type { Objects } from './objects.ts'
import { textOf, type Ref, type Value } from './values.ts'
import type { Properties, Sheet } from '../reading.ts'

/** The information dictionary, and the language of the document. */
export const propertiesIn = ({ at, dictionaryAt, trailer }: Objects): Properties => {
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
  }
}

/** The size of each page. */
export const sheetsOf = (pages: readonly Ref[], { at, dictionaryAt }: Objects): Sheet[] =>
  pages.map((page) => {
    const { left, bottom, right, top } = rectIn(at(dictionaryAt(page).get('MediaBox')))
    return { width: right - left, height: top - bottom }
  })
