/** A review copy that came back: its paragraphs, whom its changes are of, and which source it was issued from. */
import { all, elementsOf, textOf, type Node } from '../readers/docx/xml.ts'
import { readForeign } from '../readers/foreign/document.ts'
import { openForeign, type ForeignPackage, type Unreadable } from '../readers/foreign/package.ts'
import { readXml } from '../readers/foreign/xml.ts'
import { copyOf, type CopyParagraph } from './copy.ts'

export type Returned = {
  readonly paragraphs: readonly CopyParagraph[]
  /** Authors of tracked changes by unit, or by the text of a paragraph that has none. */
  readonly authors: ReadonlyMap<string, string>
  /** SHA-256 of the source that it was issued from; null where the file says none. */
  readonly issuedFrom: string | null
}

export const readReturned = async (bytes: Uint8Array): Promise<Returned | Unreadable> => {
  const file = await openForeign(bytes)
  if (typeof file === 'string') return file
  const document = await readForeign(bytes, 'accept')
  if (typeof document === 'string') return document
  return {
    paragraphs: copyOf(document),
    authors: authorsIn(file.document),
    issuedFrom: sourceHashIn(file),
  }
}

const changes = /^w:(ins|del|moveFrom|moveTo)$/

const authorsIn = (document: Node): ReadonlyMap<string, string> =>
  new Map(
    all(document, 'w:p').flatMap((paragraph): [string, string][] => {
      const inside = all(paragraph)
      const author = inside.find(({ name }) => changes.test(name))?.attributes['w:author']
      if (author === undefined) return []
      const names = inside.flatMap(({ name, attributes }) => (name === 'w:bookmarkStart' ? (/^_b_(.+)$/.exec(attributes['w:name'] ?? '')?.[1] ?? []) : [])) // prettier-ignore
      return [[names[0] ?? all(paragraph, 'w:t').map(textOf).join(''), author]]
    }),
  )

/** The properties that a review copy brings along (ECMA-376 1, 22.3). */
const sourceHashIn = ({ files }: ForeignPackage): string | null => {
  const part = files.get('docProps/custom.xml')
  const own = part && elementsOf(readXml(part)).find(({ attributes }) => attributes['name'] === 'Source SHA-256') // prettier-ignore
  return own ? all(own).map(textOf).join('').trim() : null
}
