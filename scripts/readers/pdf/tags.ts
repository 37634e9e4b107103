/** The structure of a PDF → what each marked content is (ISO 32000-1 14.7 and 14.8). */
import type { Objects } from './objects.ts'
import { isDictionary, isList, isRef, textOf } from './values.ts'
import type { Dictionary, Name, Value } from './values.ts'

export type Part = 'body' | 'note' | 'pageNumber' | 'figure' | 'furniture'

/** What the structure tree says of marked content: its part, its block, its table cell, its description. */
export type Where = {
  readonly part: Part
  readonly block?: number
  readonly table?: number
  readonly row?: number
  readonly column?: number
  readonly cell?: number
  readonly alt?: string
  /** The link it is in: each has a number. */
  readonly link?: number
  /** How many other marked contents are read before it. */
  readonly order?: number
}

export type Places = {
  /** By the page of a marked content and its number there: `p12R_mc0`. */
  readonly contents: ReadonlyMap<string, Where>
  /** The link that each annotation belongs to, by the annotation's reference. */
  readonly links: ReadonlyMap<string, number>
}

/** Elements inside a line; all others are blocks (ISO 32000-1 14.8.4.4). */
const inline = new Set(['Span', 'Link', 'Reference', 'Em', 'Strong', 'Quote', 'Code', 'Sub'])
const partOf: ReadonlyMap<string, Part> = new Map([
  ['Note', 'note'],
  ['Figure', 'figure'],
])

/** Throws when the file is not one that was built here. */
export const placesIn = (objects: Objects): Places => {
  const root = objects.dictionaryAt(objects.trailer.get('Root'))
  const tree = objects.dictionaryAt(root.get('StructTreeRoot'))
  const contents = new Map<string, Where>()
  const annotations = new Map<string, number>()
  const seen = new Set<string>()
  let [blocks, tables, rows, cells, links] = [0, 0, 0, 0, 0]
  /** Cells of the row that is being read. */
  let columns = 0
  const kidAt = (kid: Value): Value => {
    if (isRef(kid) && seen.has(kid.ref)) throw new Error('an element stands in the structure twice')
    if (isRef(kid)) seen.add(kid.ref)
    return objects.at(kid)
  }
  const visit = (element: Dictionary, outer: Where): void => {
    const role = (element.get('S') as Name | undefined)?.name ?? ''
    const kids = kidsOf(element, objects)
    const where: Where = {
      ...outer,
      part: partOf.get(role) ?? outer.part,
      ...(!inline.has(role) && { block: blocks++ }),
      ...(role === 'Table' && { table: tables++ }),
      ...(role === 'TR' && { row: rows++ }),
      ...(role === 'Link' && { link: links++ }),
      ...((role === 'TD' || role === 'TH') && { cell: cells++, column: columns++ }),
      ...(role === 'Figure' && { alt: textOf(String(objects.at(element.get('Alt')) ?? '')) }),
    }
    if (role === 'TR') columns = 0
    kids.forEach((kid, i) => {
      const inner = kidAt(kid)
      const content = contentOf(inner, element)
      // The last thing an entry of the contents says, outside its link, is its page, and so is all of a cell's.
      const isLast = i === kids.length - 1
      const isPage = role === 'Reference' && isLast && (i > 0 || where.cell !== undefined)
      const annotation = annotationOf(inner)
      if (content !== null) {
        if (contents.has(content)) throw new Error('a content stands in the structure twice')
        const part = isPage ? 'pageNumber' : where.part
        contents.set(content, { ...where, part, order: contents.size })
      } else if (annotation !== null && where.link !== undefined)
        annotations.set(annotation, where.link)
      else if (isDictionary(inner) && inner.has('S')) visit(inner, where)
    })
  }
  for (const kid of kidsOf(tree, objects)) {
    const element = kidAt(kid)
    if (isDictionary(element)) visit(element, { part: 'body' })
  }
  return { contents, links: annotations }
}

/** The annotation that a kid is (14.7.4.3). */
const annotationOf = (kid: Value): string | null => {
  const object = isDictionary(kid) ? kid.get('Obj') : undefined
  return isRef(object) ? object.ref : null
}

const kidsOf = (element: Dictionary, { at }: Objects): readonly Value[] => {
  const kids = at(element.get('K'))
  if (isList(kids)) return kids
  return kids === null ? [] : [element.get('K')!]
}

/** The marked content that a kid is (14.7.4.2): a number on the element's page, or with a page of its own. */
const contentOf = (kid: Value, element: Dictionary): string | null => {
  const own = isDictionary(kid) ? kid : new Map<string, Value>([['MCID', kid]])
  const [page, number] = [own.get('Pg') ?? element.get('Pg'), own.get('MCID')]
  return isRef(page) && typeof number === 'number' ? `p${page.ref}_mc${number}` : null
}
