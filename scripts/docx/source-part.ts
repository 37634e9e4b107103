/** The source inside a review copy, as a part that word processors keep: custom XML (ISO/IEC 29500-1, 15.2.5). */
import type { ReviewCopy } from '../flow/model.ts'
import { relationTo, withPart, type Parts } from './package-parts.ts'
import { element, escape, part } from './xml.ts'

/** Namespace of its root, by which a copy that came back has its source found. */
const sourceNamespace = 'urn:memopress:source'

const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const data = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml'
/** Names the part in its file: any, always the same. */
const itemId = '{6D656D6F-7072-4573-8173-6F7572636500}'

/** Line ends stay as they are: XML reads a return as a line feed unless it is a reference (XML 1.0, 2.11). */
const sourceXml = ({ source, sourceHash }: ReviewCopy): string =>
  part(
    element(
      'source',
      { xmlns: sourceNamespace, sha256: sourceHash },
      escape(source).replaceAll('\r', '&#13;'),
    ),
  )

const itemProperties = part(
  element(
    'ds:datastoreItem',
    { 'xmlns:ds': data, 'ds:itemID': itemId },
    element('ds:schemaRefs', {}, element('ds:schemaRef', { 'ds:uri': sourceNamespace })),
  ),
)

/** The parts with the source among them. */
export const withSource = (parts: Parts, review: ReviewCopy): Parts => {
  const related = withPart(parts, {
    path: 'customXml/item1.xml',
    type: 'application/xml',
    relation: relationTo('customXml', '../customXml/item1.xml', 'rIdSource'),
    xml: sourceXml(review),
  })
  return new Map([
    ...withPart(related, {
      path: 'customXml/itemProps1.xml',
      type: 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
      xml: itemProperties,
    }),
    [
      'customXml/_rels/item1.xml.rels',
      part(
        element(
          'Relationships',
          { xmlns: relations },
          relationTo('customXmlProps', 'itemProps1.xml', 'rId1'),
        ),
      ),
    ],
  ])
}
