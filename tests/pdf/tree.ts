/** Our own reading of a PDF's structure: its tree as text, and what is wrong with it. */
import { objectsOf, type Dictionary, type Objects, type Ref, type Value } from './objects.ts'

const isRef = (value: Value | undefined): value is Ref =>
  typeof value === 'object' && value !== null && 'ref' in value

/** Numbers of marked content on a page with the text each stands for, in order of drawing. */
const contentOf = (page: Dictionary, objects: Objects): Map<number, string> => {
  const stream = objects.stream(page['Contents'])
  const said = new Map<number, string>()
  let last = -1
  // What is set in several fonts has a text of each inside.
  for (const [, mcid, hex = ''] of stream.matchAll(mark)) {
    if (mcid !== undefined) last = Number(mcid)
    said.set(last, (said.get(last) ?? '') + textIn(hex))
  }
  return said
}

const mark = /<<(?:\/MCID (\d+) )?(?:\/ActualText <feff([0-9a-f]*)>)?>> BDC/g

const textIn = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

export type Element = {
  readonly type: string
  readonly id?: string
  readonly lang?: string
  readonly alt?: string
  readonly attributes?: Dictionary
  readonly kids: readonly (Element | string)[]
}

/** The structure tree: elements and, in their places, the texts of their content. */
export const treeOf = (bytes: Uint8Array): Element => {
  const objects = objectsOf(bytes)
  const { dictionary, list } = objects
  const contents = new Map<string, Map<number, string>>()
  const said = (page: Value | undefined, mcid: number): string => {
    const key = JSON.stringify(page)
    if (!contents.has(key)) contents.set(key, contentOf(dictionary(page), objects))
    return contents.get(key)!.get(mcid) ?? '?'
  }
  const element = (value: Value): Element => {
    const { S, ID, Lang, Alt, A, Pg, K } = dictionary(value)
    return {
      type: String(S).slice(1),
      ...(ID !== undefined && { id: String(ID) }),
      ...(Lang !== undefined && { lang: String(Lang) }),
      ...(Alt !== undefined && { alt: String(Alt) }),
      ...(A !== undefined && { attributes: A as Dictionary }),
      kids: list(K).flatMap((kid): (Element | string)[] => {
        if (typeof kid === 'number') return [said(Pg, kid)]
        if (isRef(kid)) return [element(kid)]
        const { Type, Pg: page, MCID } = kid as Dictionary
        return Type === '/MCR' ? [said(page, Number(MCID))] : []
      }),
    }
  }
  return element(list(dictionary(objects.root['StructTreeRoot'])['K'])[0]!)
}

/** All text of an element, in order. */
export const textOf = ({ kids }: Element): string =>
  kids.map((kid) => (typeof kid === 'string' ? kid : textOf(kid))).join('')

/** Every element of a tree, parents before their kids. */
export const elementsOf = (element: Element): Element[] => [
  element,
  ...element.kids.flatMap((kid) => (typeof kid === 'string' ? [] : elementsOf(kid))),
]

/** Faults of the ties between pages, annotations and the tree (ISO 32000-1 14.7.4), which no reader shows. */
export const faultsOf = (bytes: Uint8Array): string[] => {
  const objects = objectsOf(bytes)
  const { dictionary, list, root } = objects
  const structure = dictionary(root['StructTreeRoot'])
  const numbers = list(dictionary(structure['ParentTree'])['Nums'])
  const parents = new Map(numbers.flatMap((n, i) => (i % 2 ? [] : [[n, numbers[i + 1]!] as const])))
  const kidsOf = (element: Value | undefined) => list(dictionary(element)['K'])
  const pages = list(dictionary(root['Pages'])['Kids'])
  const isPage = (page: Value, other: Value | undefined) =>
    JSON.stringify(page) === JSON.stringify(other)
  const ids = [...objects.all.values()].flatMap(({ value }) => {
    const { Type, ID } = dictionary(value)
    return Type === '/StructElem' && ID !== undefined ? [ID] : []
  })
  return [
    ...pages.flatMap((page, index) => {
      const data = dictionary(page)
      const owners = list(parents.get(data['StructParents'] ?? null))
      const marks = [...contentOf(data, objects).keys()]
      const lost = marks.filter((mcid) => {
        const element = dictionary(owners[mcid])
        return !kidsOf(owners[mcid]).some(
          (kid) =>
            (kid === mcid && isPage(page, element['Pg'])) ||
            (dictionary(kid)['MCID'] === mcid && isPage(page, dictionary(kid)['Pg'])),
        )
      })
      const loose = list(data['Annots']).filter(
        (annotation) =>
          !kidsOf(parents.get(dictionary(annotation)['StructParent'] ?? null)).some(
            (kid) =>
              isPage(annotation, dictionary(kid)['Obj']) && isPage(page, dictionary(kid)['Pg']),
          ),
      )
      return [
        ...lost.map((mcid) => `page ${index + 1}: content ${mcid} and its element disagree`),
        ...loose.map(() => `page ${index + 1}: an annotation and its element disagree`),
        ...(owners.length === marks.length ? [] : [`page ${index + 1}: parents of other content`]),
      ]
    }),
    ...(new Set(ids).size === ids.length ? [] : ['an id is used twice']),
  ]
}
