/** XML of other programs as a tree, its names under the prefixes that Word writes. */
import { SaxesParser } from 'saxes'
import { limits } from '../../limits.ts'
import type { Node } from '../docx/xml.ts'

/** Namespaces by the ends of their addresses: transitional (ECMA-376 1) and strict ones (ISO/IEC 29500-1) differ before. */
const prefixes: readonly (readonly [address: RegExp, prefix: string])[] = [
  [/\/wordprocessingml(\/2006)?\/main$/, 'w'],
  [/\/officeDocument(\/2006)?\/relationships$/, 'r'],
  [/\/officeDocument(\/2006)?\/math$/, 'm'],
  [/\/drawingml(\/2006)?\/main$/, 'a'],
  [/\/drawingml(\/2006)?\/picture$/, 'pic'],
  [/\/drawingml(\/2006)?\/wordprocessingDrawing$/, 'wp'],
  [/\/word\/2010\/wordprocessingShape$/, 'wps'],
  [/\/word\/2010\/wordml$/, 'w14'],
  [/\/word\/2012\/wordml$/, 'w15'],
  [/\/markup-compatibility\/2006$/, 'mc'],
  [/^urn:schemas-microsoft-com:vml$/, 'v'],
  [/^http:\/\/www\.w3\.org\/XML\/1998\/namespace$/, 'xml'],
]

const prefixOf = (address: string): string | undefined =>
  prefixes.find(([pattern]) => pattern.test(address))?.[1]

type Open = Node & { readonly children: (Node | string)[] }

/** UTF-8, or UTF-16 by its mark of order (XML 1.0, appendix F). */
const decoded = (bytes: Uint8Array): string => {
  const encodings: Readonly<Record<string, string>> = { 'ff fe': 'utf-16le', 'fe ff': 'utf-16be' }
  const mark = [...bytes.subarray(0, 2)].map((byte) => byte.toString(16)).join(' ')
  return new TextDecoder(encodings[mark] ?? 'utf-8', { fatal: true }).decode(bytes)
}

/**
 * The root element. Elements and attributes of namespaces that say nothing here keep the names they were written under.
 * Throws on what is not well-formed (XML 1.0, 2.1), on declared types, and on elements deeper inside each other than
 * `limits.xmlNesting`.
 */
export const readXml = (bytes: Uint8Array): Node => {
  const open: Open[] = [{ name: '', attributes: {}, children: [] }]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('a declared type')
  })
  const add = (text: string) => {
    open.at(-1)!.children.push(text)
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('opentag', ({ name, uri, local, attributes }) => {
    if (open.length > limits.xmlNesting) throw new Error('elements too deep inside each other')
    const prefix = prefixOf(uri)
    const named = Object.values(attributes).map((each): [string, string] => {
      const own = each.uri === '' ? undefined : prefixOf(each.uri)
      return [own === undefined ? each.name : `${own}:${each.local}`, each.value]
    })
    const node: Open = {
      name: prefix === undefined ? name : `${prefix}:${local}`,
      attributes: Object.fromEntries(named),
      children: [],
    }
    open.at(-1)!.children.push(node)
    open.push(node)
  })
  parser.on('closetag', () => open.pop())
  parser.write(decoded(bytes)).close()
  return open[0]!.children.find((child): child is Node => typeof child !== 'string')!
}
