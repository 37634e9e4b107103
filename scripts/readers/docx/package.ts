/** A Word file as its parts. */
import { isUtf8 } from 'node:buffer'
import { sha256 } from '../../files.ts'
import { limits } from '../../limits.ts'
import { memoize } from '../../memoize.ts'
import { byName, elementsOf, parseXml, textOf, type Node } from './xml.ts'
import { entriesOf } from './zip.ts'

export type Relation = {
  readonly id: string
  /** Last word of the type's address: `hyperlink`, `image`, `header`. */
  readonly type: string
  readonly target: string
  readonly isExternal: boolean
}

export type WordPackage = {
  /** SHA-256 of each part that is no XML, by its path: of pictures. */
  readonly hashes: ReadonlyMap<string, string>
  /** Every path in the file. */
  readonly paths: ReadonlySet<string>
  /** Parts that are XML, parsed, in the order of the file. */
  readonly parts: ReadonlyMap<string, Node>
  /** Elements of each part by name. */
  readonly elements: ReadonlyMap<string, ReadonlyMap<string, readonly Node[]>>
  /** Ids of the relations that each part names. */
  readonly usedRelations: ReadonlyMap<string, readonly string[]>
  /** Parts that are not well-formed, and why. */
  readonly broken: readonly string[]
  /** Relations of a part, by its path; those of the package by ''. */
  readonly relations: ReadonlyMap<string, readonly Relation[]>
}

/** Characters of a part that is kept: styles and themes, which files of a set share, are short. */
const shortPart = 64 * 1024

/** A part that is XML. */
type Part = {
  readonly node: Node
  readonly elements: ReadonlyMap<string, readonly Node[]>
  readonly usedRelations: readonly string[]
}

/** Reads the XML of a part. Throws when it is not well-formed. */
export type ReadPart = (xml: string) => Part

const readPart: ReadPart = (xml) => {
  // None is ever written: a note that nobody sees does not leave the house.
  if (xml.includes('<!--')) throw new Error('a comment')
  const node = parseXml(xml)
  const elements = byName(node)
  return { node, elements, usedRelations: relationsNamedIn(elements) }
}

/** Reads parts, short ones that are the same but once. */
export const partsReader = (): ReadPart => {
  const readOnce = memoize(readPart)
  return (xml) => (xml.length <= shortPart ? readOnce(xml) : readPart(xml))
}

/** Throws when the bytes are no zip file, or not what it says of them. */
export const readPackage = (docx: Uint8Array, read = readPart): WordPackage => {
  const entries = entriesOf(docx)
  const parts = new Map<string, Part>()
  const hashes = new Map<string, string>()
  const broken: string[] = []
  let room = limits.wordXmlBytes
  for (const { path, size, unpack } of entries) {
    const isXml = /\.(xml|rels)$/.test(path)
    if (isXml) room -= size
    if (room < 0 || size > limits.wordXmlBytes)
      throw new Error(`more than ${limits.wordXmlBytes} bytes`)
    const bytes = unpack()
    if (!isXml) {
      hashes.set(path, sha256(bytes))
      continue
    }
    try {
      if (!isUtf8(bytes)) throw new Error('no UTF-8')
      parts.set(path, read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()))
    } catch (error) {
      broken.push(`${path}: ${String(error)}`)
    }
  }
  const each = <T>(what: (part: Part) => T): Map<string, T> =>
    new Map([...parts].map(([path, part]) => [path, what(part)]))
  const relations = [...parts].flatMap(([path, { node }]): [string, Relation[]][] =>
    path.endsWith('.rels') ? [[ownerOf(path), relationsIn(node, ownerOf(path))]] : [],
  )
  return {
    hashes,
    paths: new Set(entries.map(({ path }) => path)),
    parts: each(({ node }) => node),
    elements: each(({ elements }) => elements),
    usedRelations: each(({ usedRelations }) => usedRelations),
    broken,
    relations: new Map(relations),
  }
}

/** A package with other parts that are XML. */
export const withParts = (word: WordPackage, parts: ReadonlyMap<string, Node>): WordPackage => {
  const elements = new Map(
    [...parts].map(([path, node]) => [
      path,
      word.parts.get(path) === node ? word.elements.get(path)! : byName(node),
    ]),
  )
  const used = new Map([...elements].map(([path, named]) => [path, relationsNamedIn(named)]))
  return { ...word, parts, elements, usedRelations: used }
}

const relationKeys = ['r:id', 'r:embed', 'r:link', 'r:pict']

const relationsNamedIn = (elements: ReadonlyMap<string, readonly Node[]>): string[] => {
  const ids: string[] = []
  for (const named of elements.values())
    for (const { attributes } of named)
      for (const key of relationKeys) if (attributes[key] !== undefined) ids.push(attributes[key])
  return ids
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
