/** Parts beside those that the library writes, with their types and the relations to them (ISO 29500-2, 9). */
import { element } from './xml.ts'

/** Parts of a package by path. */
export type Parts = ReadonlyMap<string, string | Uint8Array>

/** A part, its content type, and the relation of the document that leads to it, if it is that which does. */
export type NewPart = {
  readonly path: string
  readonly type: string
  readonly relation?: string
  readonly xml: string
}

/** The parts with one more among them. */
export const withPart = (parts: Parts, { path, type, relation, xml }: NewPart): Parts => {
  const append = (to: string, end: string, more: string): [string, string] => [
    to,
    String(parts.get(to)).replace(end, () => `${more}${end}`),
  ]
  return new Map([
    ...parts,
    append(
      '[Content_Types].xml',
      '</Types>',
      element('Override', { PartName: `/${path}`, ContentType: type }),
    ),
    ...(relation ? [append('word/_rels/document.xml.rels', '</Relationships>', relation)] : []),
    [path, xml],
  ])
}

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A relation of a kind to a part. */
export const relationTo = (kind: string, target: string, id: string): string =>
  element('Relationship', { Id: id, Type: `${relationships}/${kind}`, Target: target })
