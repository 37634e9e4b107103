/** Links of a PDF: what each annotation is on and where it leads (ISO 32000-1 12.3, 12.5.6.5). */
import { rectIn, type Rect } from './geometry.ts'
import type { Objects } from './objects.ts'
import {
  isDictionary,
  isList,
  isName,
  isRef,
  textOf,
  type Dictionary,
  type Value,
} from './values.ts'

export type Annotation = {
  /** Number of the link it belongs to, by the structure. */
  readonly link: number
  readonly rect: Rect
  readonly target: { readonly href: string } | Destination | null
}

/** A place on a page, which is named by its reference; `y` is null for its top. */
export type Destination = { readonly page: string; readonly y: number | null }

/** The links on a page. Throws for one that belongs to nothing that is read. */
export const annotationsOn = (
  page: Dictionary,
  { at, dictionaryAt }: Objects,
  links: ReadonlyMap<string, number>,
  destinations: ReadonlyMap<string, Destination>,
): Annotation[] => {
  const annotations = at(page.get('Annots'))
  return (isList(annotations) ? annotations : []).map((each) => {
    const annotation = dictionaryAt(each)
    const link = isRef(each) ? links.get(each.ref) : undefined
    if (link === undefined) throw new Error('a link that is on nothing')
    return {
      link,
      rect: rectIn(at(annotation.get('Rect'))),
      target: targetOf(annotation, dictionaryAt, destinations),
    }
  })
}

/** Nothing for what leads to no address and no named place: other actions are never written here. */
const targetOf = (
  annotation: Dictionary,
  dictionaryAt: Objects['dictionaryAt'],
  destinations: ReadonlyMap<string, Destination>,
): Annotation['target'] => {
  const name = annotation.get('Dest')
  if (annotation.has('A') === annotation.has('Dest')) return null
  if (typeof name === 'string') return destinations.get(textOf(name)) ?? null
  const action = dictionaryAt(annotation.get('A'))
  const [kind, address] = [action.get('S'), action.get('URI')]
  const isUri = isName(kind) && kind.name === 'URI' && typeof address === 'string'
  return isUri && action.size === 2 ? { href: textOf(address) } : null
}

/** Places by their names (7.9.6, 12.3.2.3). */
export const destinationsIn = (objects: Objects): ReadonlyMap<string, Destination> => {
  const { at, dictionaryAt, trailer } = objects
  const names = dictionaryAt(dictionaryAt(trailer.get('Root')).get('Names'))
  const found = new Map<string, Destination>()
  const seen = new Set<string>()
  const visit = (node: Value | undefined): void => {
    if (isRef(node) && (seen.has(node.ref) || !seen.add(node.ref)))
      throw new Error('names that are no tree')
    const { kids, pairs } = partsOf(dictionaryAt(node), at)
    kids.forEach(visit)
    for (let i = 0; i + 1 < pairs.length; i += 2) {
      const destination = destinationIn(at(pairs[i + 1]))
      if (typeof pairs[i] === 'string' && destination)
        found.set(textOf(pairs[i] as string), destination)
    }
  }
  if (names.has('Dests')) visit(names.get('Dests'))
  return found
}

const partsOf = (node: Dictionary, at: Objects['at']) => {
  const [kids, pairs] = [at(node.get('Kids')), at(node.get('Names'))]
  return { kids: isList(kids) ? kids : [], pairs: isList(pairs) ? pairs : [] }
}

/** `[page /XYZ left top zoom]`, as an array or under `D`. */
export const destinationIn = (value: Value): Destination | null => {
  const list = isDictionary(value) ? value.get('D') : value
  if (!isList(list) || !isRef(list[0])) return null
  const top = list[3]
  return { page: list[0].ref, y: typeof top === 'number' ? top : null }
}
