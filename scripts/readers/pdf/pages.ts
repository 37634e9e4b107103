/** The pages of a PDF (ISO 32000-1 7.7.3). */
import { expectOnly, type Objects } from './objects.ts'
import { isList, isName, isRef, type Dictionary, type Ref, type Value } from './values.ts'

/** Pages in order: the leaves of a tree. Throws for one that shows more or less than is drawn on it. */
export const pagesIn = (objects: Objects): Ref[] => {
  const pages: Ref[] = []
  const seen = new Set<string>()
  const visit = (node: Value | undefined): void => {
    if (!isRef(node) || seen.has(node.ref)) throw new Error('pages that are no tree')
    seen.add(node.ref)
    const kids = objects.at(objects.dictionaryAt(node).get('Kids'))
    if (isList(kids)) return kids.forEach(visit)
    expectPlain(objects.dictionaryAt(node), objects)
    pages.push(node)
  }
  visit(objects.dictionaryAt(objects.trailer.get('Root')).get('Pages'))
  return pages
}

const pageKeys = 'Type Parent Resources Contents MediaBox UserUnit Annots StructParents Tabs'.split(
  ' ',
)
const linkKeys = 'Type Subtype Rect Border F Contents A Dest StructParent'.split(' ')

/** A page is not cropped, turned or magnified, and links on it show nothing of their own (7.7.3.3, 12.5). */
const expectPlain = (page: Dictionary, { at, dictionaryAt }: Objects): void => {
  expectOnly(page, pageKeys, 'a page')
  if ((page.get('UserUnit') ?? 1) !== 1) throw new Error('a page in another unit')
  const annotations = at(page.get('Annots'))
  for (const each of isList(annotations) ? annotations : []) {
    const link = dictionaryAt(each)
    expectOnly(link, linkKeys, 'a link')
    const kind = link.get('Subtype')
    if (!isName(kind) || kind.name !== 'Link') throw new Error('an annotation that is no link')
    if (link.has('Border') && !isNone(at(link.get('Border'))))
      throw new Error('a link with a border')
  }
}

/** Corners and width of a border (12.5.4): a link without any has none drawn. */
const isNone = (border: Value): boolean => isList(border) && border.every((part) => part === 0)
