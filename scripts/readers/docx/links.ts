/** Links of a Word file: what each is on, and the text that stands where it leads. */
import type { WordPackage } from './package.ts'
import type { WordParagraph } from './text.ts'
import { all, elementsOf, textOf, type Node } from './xml.ts'
import type { Link, Target } from '../reading.ts'

/** A paragraph with the index of its first text among those of the body, or of the notes. */
export type Placed = {
  readonly paragraph: WordParagraph
  readonly part: Link['part']
  readonly at: number
}

/** In the order of reading; those of the body before those of notes. */
export const linksOf = (word: WordPackage, placed: readonly Placed[]): Link[] => {
  const places = new Map<string, Target>()
  for (const { paragraph, part, at } of placed)
    for (const name of paragraph.bookmarks)
      places.set(name, part === 'body' ? { body: at } : { note: at })
  const addresses = {
    body: addressesOf(word, 'word/document.xml'),
    note: addressesOf(word, 'word/footnotes.xml'),
  }
  return placed.flatMap(({ paragraph: { node, place }, part }) =>
    all(node, 'w:hyperlink').map((link): Link => ({
      text: textIn(link, place === 'contents'),
      part,
      target: isOfOneMind(link) ? targetOf(link, addresses[part], places) : null,
    })),
  )
}

const addressesOf = ({ relations }: WordPackage, path: string): ReadonlyMap<string, string> =>
  new Map(
    (relations.get(path) ?? [])
      .filter(({ type, isExternal }) => type === 'hyperlink' && isExternal)
      .map(({ id, target }) => [id, target]),
  )

const targetOf = (
  { attributes }: Node,
  addresses: ReadonlyMap<string, string>,
  places: ReadonlyMap<string, Target>,
): Target => {
  const [id, anchor] = [attributes['r:id'], attributes['w:anchor']]
  if (id === undefined) return places.get(anchor ?? '') ?? null
  const href = addresses.get(id)
  // The fragment of an address stands beside it (ISO 29500-1, 17.16.22).
  return href === undefined ? null : { href: anchor === undefined ? href : `${href}#${anchor}` }
}

/** A page or a number in it is that of the place it leads to. */
const isOfOneMind = (link: Node): boolean =>
  all(link, 'w:instrText').every((field) => {
    const name = /^\s*(?:PAGEREF|REF|NOTEREF)\s+(\S+)/.exec(textOf(field))?.[1]
    return name === undefined || name === link.attributes['w:anchor']
  })

/** What a link says; of an entry of the contents without its page, which a tab parts from it. */
const textIn = (node: Node, isEntry: boolean): string => {
  const text = wordsIn(node)
  return isEntry ? text.replace(/\t\d+$/, '') : text
}

const wordsIn = (node: Node): string =>
  elementsOf(node)
    .map((child) =>
      child.name === 'w:t' ? textOf(child) : child.name === 'w:tab' ? '\t' : wordsIn(child),
    )
    .join('')
