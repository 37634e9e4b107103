/** A Word file as its parts. */
import { unzipSync } from 'fflate'
import { byName, elementsOf, parseXml, textOf, type Node } from './xml.ts'

export type Relation = {
  readonly id: string
  /** Last word of the type's address: `hyperlink`, `image`, `header`. */
  readonly type: string
  readonly target: string
  readonly isExternal: boolean
}

export type WordPackage = {
  /** Every path in the file. */
  readonly paths: ReadonlySet<string>
  /** Parts that are XML, parsed, in the order of the file. */
  readonly parts: ReadonlyMap<string, Node>
  /** Elements of each part by name. */
  readonly elements: ReadonlyMap<string, ReadonlyMap<string, readonly Node[]>>
  /** Parts that are not well-formed, and why. */
  readonly broken: readonly string[]
  /** Relations of a part, by its path; those of the package by ''. */
  readonly relations: ReadonlyMap<string, readonly Relation[]>
}

/** Throws when the bytes are no zip file. */
export const readPackage = (docx: Uint8Array): WordPackage => {
  const files = unzipSync(docx)
  const parts = new Map<string, Node>()
  const broken: string[] = []
  for (const [path, bytes] of Object.entries(files)) {
    if (!/\.(xml|rels)$/.test(path)) continue
    try {
      parts.set(path, parseXml(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    } catch (error) {
      broken.push(`${path}: ${String(error)}`)
    }
  }
  const relations = [...parts].flatMap(([path, node]): [string, Relation[]][] =>
    path.endsWith('.rels') ? [[ownerOf(path), relationsIn(node, ownerOf(path))]] : [],
  )
  return {
    paths: new Set(Object.keys(files)),
    parts,
    elements: new Map([...parts].map(([path, node]) => [path, byName(node)])),
    broken,
    relations: new Map(relations),
  }
}

/** `word/_rels/document.xml.rels` → `word/document.xml`. */
const ownerOf = (path: string): string => path.replace('_rels/', '').replace(/\.rels$/, '')

const relationsIn = (node: Node, owner: string): Relation[] =>
  elementsOf(node).map(({ attributes }) => {
    const isExternal = attributes['TargetMode'] === 'External'
    const target = attributes['Target'] ?? ''
    return {
      id: attributes['Id'] ?? '',
      type: (attributes['Type'] ?? '').split('/').at(-1)!,
      target: isExternal ? target : resolve(owner, target),
      isExternal,
    }
  })

const resolve = (owner: string, target: string): string =>
  decodeURI(new URL(target, `file:///${owner}`).pathname).slice(1)

/** Paths of the parts that a document prints, in reading order of their kinds. */
export const storyPaths = ({ parts }: WordPackage): string[] => {
  const like = (pattern: RegExp) => [...parts.keys()].filter((path) => pattern.test(path))
  return [
    ...like(/^word\/header\d*\.xml$/),
    ...like(/^word\/document\.xml$/),
    ...like(/^word\/footnotes\.xml$/),
    ...like(/^word\/footer\d*\.xml$/),
  ]
}

/** All elements of a name in the parts that are printed, with the path of their part. */
export const inStories = (
  word: WordPackage,
  name: string,
): { readonly path: string; readonly node: Node }[] =>
  storyPaths(word).flatMap((path) =>
    (word.elements.get(path)!.get(name) ?? []).map((node) => ({ path, node })),
  )

/** Instructions of all fields, trimmed. */
export const instructionsOf = (word: WordPackage): string[] => [
  ...inStories(word, 'w:instrText').map(({ node }) => textOf(node).trim()),
  ...inStories(word, 'w:fldSimple').map(({ node }) => (node.attributes['w:instr'] ?? '').trim()),
]

/** Everything printed but the separators of notes, which the library formats itself. */
export const printedOf = (node: Node): Node[] => {
  const found: Node[] = []
  const visit = (at: Node): void => {
    if (at.name === 'w:footnote' && at.attributes['w:type'] !== undefined) return
    found.push(at)
    for (const child of at.children) if (typeof child !== 'string') visit(child)
  }
  visit(node)
  return found
}

/** Finds what breaks one rule, in words that name the place. */
export type Rule = (word: WordPackage) => readonly string[]
export type Rules = Readonly<Record<string, Rule>>
