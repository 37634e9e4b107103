/** XML as a tree: just enough to ask questions of the parts of a Word file. */
import { groupBy } from '../../collections/group-by.ts'
import { SaxesParser } from 'saxes'
import { limits } from '../../limits.ts'
import { memoize } from '../../memoize.ts'

export type Node = {
  /** With its prefix: `w:p`. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Node | string)[]
}

type Open = Node & { readonly children: (Node | string)[] }

const none: Node['attributes'] = Object.create(null)

/** Attributes by themselves, with no key but their own: the parser's object is a dictionary, many times as large. */
const compact = (attributes: Node['attributes']): Node['attributes'] =>
  Object.keys(attributes).length === 0 ? none : Object.setPrototypeOf({ ...attributes }, null)

const asciiName = /^[A-Za-z_:][\w:.-]*$/

/**
 * The root element. Throws on what is not well-formed (XML 1.0, 2.1), and on what no Word file needs: declared
 * types, sections of characters, instructions, names beyond ASCII, an encoding other than UTF-8, elements inside each
 * other beyond `limits.xmlNesting`.
 */
export const parseXml = (xml: string): Node => {
  const open: Open[] = [{ name: '', attributes: {}, children: [] }]
  const parser = new SaxesParser()
  // Each name is cut from the text anew: those of a long file are some dozens, a hundred thousand times.
  const nameOf = memoize((name: string) => name)
  const refuse = (what: string) => (): never => {
    throw new Error(`${what} at ${parser.line}:${parser.column}`)
  }
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', refuse('a declared type'))
  parser.on('cdata', refuse('a section of characters'))
  parser.on('processinginstruction', refuse('an instruction'))
  parser.on('xmldecl', ({ version, encoding = 'UTF-8' }) => {
    if (version !== '1.0' || !/^utf-8$/i.test(encoding)) refuse('another version or encoding')()
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (![name, ...Object.keys(attributes)].every((each) => asciiName.test(each)))
      refuse('a name beyond ASCII')()
    if (open.length > limits.xmlNesting) refuse('elements too deep inside each other')()
    open.push({ name: nameOf(name), attributes: compact(attributes), children: [] })
  })
  parser.on('closetag', () => {
    const { name, attributes, children } = open.pop()!
    // A list that grew has room for a dozen more.
    open.at(-1)!.children.push({ name, attributes, children: [...children] })
  })
  parser.on('text', (text) => open.at(-1)!.children.push(text))
  parser.write(xml).close()
  return elementsOf(open[0]!)[0]!
}

/** Child elements. */
export const elementsOf = ({ children }: Node): Node[] =>
  children.filter((child): child is Node => typeof child !== 'string')

/** First child element of a name. */
export const childOf = (node: Node | undefined, name: string): Node | undefined =>
  node && elementsOf(node).find((child) => child.name === name)

/** The element and all below it, in the order of the file. */
export const all = (node: Node, name?: string): Node[] => {
  const found: Node[] = []
  const visit = (at: Node): void => {
    if (name === undefined || at.name === name) found.push(at)
    for (const child of at.children) if (typeof child !== 'string') visit(child)
  }
  visit(node)
  return found
}

/** All elements below one, itself included, by name; each name in the order of the file. */
export const byName = (node: Node): ReadonlyMap<string, readonly Node[]> =>
  groupBy(all(node), ({ name }) => name)

/** `w:val` of a child element. */
export const valueOf = (node: Node | undefined, name: string): string | undefined =>
  childOf(node, name)?.attributes['w:val']

/** Characters directly inside. */
export const textOf = ({ children }: Node): string =>
  children.filter((child) => typeof child === 'string').join('')
