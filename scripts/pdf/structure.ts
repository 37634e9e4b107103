/** Drawing → structure tree: the content drawn for each owner, and the objects that record it in the file. */
import type { Spoken } from '../flow/spoken.ts'
import type { Change } from '../memo/model.ts'
import { foreignLang } from '../memo/language.ts'
import { nameTree } from './name-tree.ts'
import type { Ref } from './ref.ts'
import type { Segment } from './segments.ts'
import { elementOf, type Tag } from './tag.ts'

/** The part of a pdfkit document that a structure tree is written to. */
export type TreeDocument = {
  ref(data: object): Ref
  getStructTreeRoot(): Ref
  getStructParentTree(): { add(key: number, value: unknown): void }
  createStructParentTreeNextKey(): number
}

/** Marked content on a page; of a picture also the box it fills, in the page's own coordinates. */
export type Content = {
  readonly page: Ref
  readonly mcid: number
  readonly box?: readonly [number, number, number, number]
}
/** Part of an inline element on one line; a link's has an annotation, finished when the whole link is known. */
export type InlinePart = {
  readonly content: Content
  readonly text: string
  readonly annotation?: Ref
  readonly key?: number
}
/** Words that are more than text of their paragraph: a link; another language, or marks that say something. */
type Kind = (Pick<Segment, 'target'> | Pick<Segment, 'lang' | 'look'>) & {
  readonly change?: Change['kind']
}
type Inline = { readonly of: Kind; readonly parts: InlinePart[] }

/** Content drawn so far; `writeTags` writes it into the file. */
export type Drawn = {
  readonly kids: Map<string, (Content | Inline)[]>
  /** Key of each page in the parent tree. */
  readonly pages: Map<Ref, number>
}

export const nothingDrawn = (): Drawn => ({ kids: new Map(), pages: new Map() })

const kidsOf = (drawn: Drawn, owner: string): (Content | Inline)[] => {
  const element = elementOf(owner)
  const kids = drawn.kids.get(element) ?? []
  drawn.kids.set(element, kids)
  return kids
}

/** Records content of an owner. */
export const addContent = (drawn: Drawn, owner: string, content: Content): void => {
  kidsOf(drawn, owner).push(content)
}

/** Records an inline element of an owner, or continues its last one: a link on two lines is one link. */
export const addInline = (drawn: Drawn, owner: string, of: Kind, part: InlinePart): void => {
  const kids = kidsOf(drawn, owner)
  const last = kids.at(-1)
  if (last && 'of' in last && JSON.stringify(last.of) === JSON.stringify(of)) last.parts.push(part)
  else kids.push({ of, parts: [part] })
}

/** State shared by all elements that are written. */
type Work = {
  readonly document: TreeDocument
  readonly drawn: Drawn
  readonly lang: string
  readonly spoken: Spoken
  /** Element of each marked content of a page. */
  readonly parents: Map<Ref, Ref[]>
  /** The first element of each id. */
  readonly ids: Map<string, Ref>
}

/** Writes the planned tree with the content drawn, without elements that have none. */
export const writeTags = (
  document: TreeDocument,
  plan: Tag,
  drawn: Drawn,
  { lang, spoken }: { readonly lang: string; readonly spoken: Spoken },
): void => {
  checkPlanned(plan, drawn)
  const root = document.getStructTreeRoot()
  const work: Work = { document, drawn, lang, spoken, parents: new Map(), ids: new Map() }
  const element = writeElement(plan, root, work)
  const tree = document.getStructParentTree()
  for (const [page, key] of drawn.pages) tree.add(key, work.parents.get(page) ?? [])
  root.data['K'] = element ? [element] : []
  if (work.ids.size > 0) root.data['IDTree'] = nameTree(document, work.ids)
}

const ownersOf = (tag: Tag): string[] => [
  ...(tag.owner === undefined ? [] : [tag.owner]),
  ...tag.kids.flatMap(ownersOf),
]

/** Text without an element would be skipped by a screen reader, and no viewer would show that. */
const checkPlanned = (plan: Tag, drawn: Drawn): void => {
  const planned = new Set(ownersOf(plan))
  const lost = [...drawn.kids.keys()].find((owner) => !planned.has(owner))
  if (lost !== undefined) throw new Error(`${lost} is drawn but not in the structure`)
}

const isSpoken = (tag: Tag, drawn: Drawn): boolean =>
  tag.hollow === true ||
  (tag.owner !== undefined && drawn.kids.has(tag.owner)) ||
  tag.kids.some((kid) => isSpoken(kid, drawn))

const writeElement = (tag: Tag, parent: Ref, work: Work): Ref | null => {
  if (!isSpoken(tag, work.drawn)) return null
  const element = work.document.ref({ Type: 'StructElem', S: tag.type, P: parent })
  const drawn = (tag.owner !== undefined && work.drawn.kids.get(tag.owner)) || []
  const own = drawn.flatMap((kid): unknown[] => {
    if (!('of' in kid)) return [writeContent(kid, element, work)]
    // What an element is as a whole, its parts need not say again.
    if ('lang' in kid.of && kid.of.lang === tag.lang && !kid.of.look)
      return kid.parts.map(({ content }) => writeContent(content, element, work))
    return [writeInline(kid, element, work)]
  })
  const inner = tag.kids.flatMap((kid) => writeElement(kid, element, work) ?? [])
  const box = drawn.flatMap((kid) => ('box' in kid && kid.box) || [])
  const { data } = element
  data['K'] = [...own, ...inner]
  if (tag.alt !== undefined) data['Alt'] = text(tag.alt)
  if (tag.lang !== undefined) data['Lang'] = text(tag.lang)
  if (tag.attributes) data['A'] = { ...tag.attributes }
  if (box.length > 0) data['A'] = { O: 'Layout', Placement: 'Block', BBox: box }
  if (tag.id !== undefined && !work.ids.has(tag.id)) {
    data['ID'] = text(tag.id)
    work.ids.set(tag.id, element)
  }
  element.end()
  return element
}

/** pdfkit writes a String object as a PDF string, and a primitive one as a name. */
const text = (value: string): object => new String(value)

const writeContent = ({ page, mcid }: Content, element: Ref, { parents }: Work) => {
  const onPage = parents.get(page) ?? []
  onPage[mcid] = element
  parents.set(page, onPage)
  element.data['Pg'] ??= page
  return element.data['Pg'] === page ? mcid : { Type: 'MCR', Pg: page, MCID: mcid }
}

/** Each annotation says the whole link's text (ISO 14289-1 7.18.5), also where it covers a part of it. */
const writeInline = ({ of, parts }: Inline, parent: Ref, work: Work): Ref => {
  const type = 'target' in of ? 'Link' : 'Span'
  const element = work.document.ref({ Type: 'StructElem', S: type, P: parent })
  const said = parts
    .map((part) => part.text)
    .join('')
    .trim()
  const lang = foreignLang(said, work.lang)
  if (lang !== null) element.data['Lang'] = text(lang)
  if ('look' in of && of.look) element.data['A'] = { O: 'Layout', ...of.look }
  if (of.change) element.data['Alt'] = text(work.spoken(of.change, said))
  element.data['K'] = parts.flatMap(({ content, annotation, key }) => {
    const kid = writeContent(content, element, work)
    if (!annotation) return [kid]
    annotation.data['Contents'] = text(said || '-')
    annotation.end()
    work.document.getStructParentTree().add(key!, element)
    return [kid, { Type: 'OBJR', Obj: annotation, Pg: content.page }]
  })
  element.end()
  return element
}
