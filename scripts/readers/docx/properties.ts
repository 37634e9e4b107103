/** What a Word file says of itself (ISO 29500-2, 11), and how large its pages are. */
import type { WordPackage } from './package.ts'
import { childOf, elementsOf, textOf } from './xml.ts'
import type { Properties, Sheet } from '../reading.ts'

/** The core properties, and of those of its own two. */
export const propertiesIn = ({ parts }: WordPackage): Properties => {
  const core = parts.get('docProps/core.xml')
  const custom = parts.get('docProps/custom.xml')
  const text = (name: string): string => {
    const node = childOf(core, name)
    return node ? textOf(node) : ''
  }
  const own = (wanted: string): string => {
    const found =
      custom && elementsOf(custom).find(({ attributes }) => attributes['name'] === wanted)
    const value = childOf(found, 'vt:lpwstr')
    return value ? textOf(value) : ''
  }
  return {
    title: text('dc:title'),
    subject: text('dc:subject'),
    author: same(text('dc:creator'), text('cp:lastModifiedBy')),
    keywords: text('cp:keywords'),
    lang: text('dc:language'),
    date: same(text('dcterms:created'), text('dcterms:modified')).slice(0, 10),
    series: own('Series'),
    rights: own('Rights'),
  }
}

/** What two properties say; where they differ, neither. */
const same = (one: string, other: string): string => (one === other ? one : '')

/** Size and margins of each section, in points of 20 twips. */
export const sheetsOf = ({ elements }: WordPackage): Sheet[] =>
  (elements.get('word/document.xml')?.get('w:sectPr') ?? []).map((section) => {
    const points = (name: string, key: string): number =>
      Number(childOf(section, name)?.attributes[key] ?? NaN) / 20
    const margin = (side: string) => points('w:pgMar', `w:${side}`)
    return {
      width: points('w:pgSz', 'w:w'),
      height: points('w:pgSz', 'w:h'),
      margin: {
        top: margin('top'),
        right: margin('right'),
        bottom: margin('bottom'),
        left: margin('left'),
      },
    }
  })
