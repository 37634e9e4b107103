/** A review copy that came back: its paragraphs, whom its changes are of, and which source it was issued from. */
import { sha256 } from '../files.ts'
import { all, elementsOf, textOf, type Node } from '../readers/docx/xml.ts'
import { documentIn } from '../readers/foreign/document.ts'
import { openForeign, type ForeignPackage, type Unreadable } from '../readers/foreign/package.ts'
import { readXml } from '../readers/foreign/xml.ts'
import type { Copy } from './aside.ts'
import { copyOf } from './copy.ts'
import type { Tracked } from './model.ts'
import { stagesOf, type Stage } from './stages.ts'

export type Returned = Copy & {
  /** Characters of the file that were not read: '' unless the reader is at fault. */
  readonly unread: string
  /** Who tracked changes, by unit, or by the text of a paragraph that has none. */
  readonly authors: ReadonlyMap<string, readonly Tracked[]>
  /** Its texts from hand to hand; none where nothing was tracked. */
  readonly stages: readonly Stage[]
  /** SHA-256 of the source that it was issued from; null where the file says none. */
  readonly issuedFrom: string | null
  /** Made by memopress for readers: its template says more than the text of the memo. */
  readonly isFinished: boolean
  /** That source, where the file has it whole. */
  readonly source: string | null
}

export const readReturned = async (bytes: Uint8Array): Promise<Returned | Unreadable> => {
  const file = await openForeign(bytes)
  if (typeof file === 'string') return file
  const document = documentIn(file, 'accept')
  if (typeof document === 'string') return document
  const properties = propertiesIn(file)
  if (properties === null) return 'bad-xml'
  const source = sourceIn(file)
  const issuedFrom = propertyIn(properties, 'Source SHA-256') ?? (source && sha256(source))
  return {
    paragraphs: copyOf(document),
    aside: document.left,
    unread: document.unread,
    authors: document.isTracked ? authorsIn(file) : new Map(),
    stages: document.isTracked ? stagesOf(file) : [],
    issuedFrom,
    isFinished: issuedFrom === null && propertyIn(properties, 'Content SHA-256') !== null,
    source,
  }
}

const changes = /^w:(ins|del|moveFrom|moveTo|rPrChange|pPrChange)$/

const authorsIn = (file: ForeignPackage): Returned['authors'] => {
  const parts = [file.document, file.part('footnotes'), file.part('endnotes')]
  return new Map(parts.flatMap((part) => (part ? all(part, 'w:p').flatMap(authorsOf) : [])))
}

const authorsOf = (paragraph: Node): [string, Tracked[]][] => {
  const inside = all(paragraph)
  const marks = inside.filter(({ name }) => changes.test(name))
  if (marks.length === 0) return []
  const dates = new Map<string, string>()
  for (const { attributes } of marks) {
    const [author, date] = [attributes['w:author'] ?? '', attributes['w:date'] ?? '']
    if (date >= (dates.get(author) ?? '')) dates.set(author, date)
  }
  const tracked = [...dates].map(([author, date]) => ({ author, date: date === '' ? null : date }))
  const names = inside.flatMap(({ name, attributes }) =>
    name === 'w:bookmarkStart' ? (/^_b_(.+)$/.exec(attributes['w:name'] ?? '')?.[1] ?? []) : [],
  )
  const text = all(paragraph, 'w:t').map(textOf).join('')
  return [...names, ...(text === '' ? [] : [text])].map((key) => [key, tracked])
}

/** Properties that a copy brings along (ECMA-376 1, 22.3); null where they cannot be read. */
const propertiesIn = ({ files }: ForeignPackage): readonly Node[] | null => {
  const part = files.get('docProps/custom.xml')
  const root = part && rootOf(part)
  return root === null ? null : root ? elementsOf(root) : []
}

const propertyIn = (properties: readonly Node[], name: string): string | null => {
  const own = properties.find(({ attributes }) => attributes['name'] === name)
  return own ? all(own).map(textOf).join('').trim() : null
}

/** The source inside, if it is the one of its hash. */
const sourceIn = ({ files }: ForeignPackage): string | null => {
  for (const [path, bytes] of files) {
    if (!/^customXml\/item\d+\.xml$/.test(path)) continue
    // Other programs keep parts there that need not be read.
    const root = rootOf(bytes)
    if (root?.attributes['xmlns'] !== 'urn:memopress:source') continue
    const text = textOf(root)
    if (sha256(text) === root.attributes['sha256']) return text
  }
  return null
}

const rootOf = (bytes: Uint8Array): Node | null => {
  try {
    return readXml(bytes)
  } catch {
    return null
  }
}
