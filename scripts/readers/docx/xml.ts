/** XML as a tree: just enough to ask questions of the parts of a Word file. */
import { memoize } from '../../memoize.ts'

export type Node = {
  /** With its prefix: `w:p`. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Node | string)[]
}

type Growing = { name: string; attributes: Node['attributes']; children: (Node | string)[] }

const white = String.raw`[ \t\r\n]`
const name = String.raw`[A-Za-z_:][\w:.-]*`
const equals = String.raw`${white}*=${white}*`
const value = String.raw`${equals}(?:"[^<"]*"|'[^<']*')`
const declaration =
  /^\ufeff?(?:<\?xml version="1\.\d"(?: encoding="(?:utf|UTF)-8")?(?: standalone="(?:yes|no)")?\?>)?/
/** The end or the beginning of an element, or a comment. */
const mark = new RegExp(
  `<(?:/(${name})${white}*|(${name})((?:${white}+${name}${value})*)${white}*(/?)|!--(?:[^-]|-[^-])*--)>`,
  'y',
)
const attribute = new RegExp(`${white}+(${name})${equals}(?:"([^"]*)"|'([^']*)')`, 'y')

/** What may stand in no document, not even by its number (XML 1.0, 2.2). */
const forbidden = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/**
 * The root element. Throws on what is not well-formed (XML 1.0, 2.1), and on what no Word file needs: declared
 * types, sections of characters, names beyond ASCII. By patterns, as going through a file character by character
 * was a third of reading it.
 */
export const parseXml = (xml: string): Node => {
  if (forbidden.test(xml)) throw new Error('a character that XML does not have')
  const document: Growing = { name: '', attributes: {}, children: [] }
  const open = [document]
  // Most are written alike many times in a part.
  const attributesOf = memoize(attributesIn)
  for (let at = declaration.exec(xml)![0].length; at < xml.length;) {
    const inner = open[open.length - 1]!
    if (xml[at] !== '<') {
      const next = xml.indexOf('<', at)
      const text = xml.slice(at, next < 0 ? xml.length : next)
      if (inner !== document) inner.children.push(textIn(text))
      else if (/[^ \t\r\n]/.test(text)) throw new Error(`a text outside of all elements at ${at}`)
      at = next < 0 ? xml.length : next
      continue
    }
    mark.lastIndex = at
    const match = mark.exec(xml)
    if (!match) throw new Error(`no element where one begins at ${at}`)
    at = mark.lastIndex
    const closed = match[1]
    const opened = match[2]
    if (closed !== undefined) {
      if (inner.name !== closed || inner === document)
        throw new Error(`no ${closed} to end at ${at}`)
      open.pop()
    } else if (opened !== undefined) {
      const node = { name: opened, attributes: attributesOf(match[3]!), children: [] }
      inner.children.push(node)
      if (match[4] === '') open.push(node)
    }
  }
  const [root, second] = elementsOf(document)
  if (open.length > 1 || !root || second) throw new Error('not one element that ends')
  return root
}

const attributesIn = (text: string): Record<string, string> => {
  const attributes: Record<string, string> = Object.create(null)
  for (attribute.lastIndex = 0; attribute.lastIndex < text.length;) {
    const match = attribute.exec(text)!
    const key = match[1]!
    if (key in attributes) throw new Error(`two attributes ${key}`)
    const quoted = match[2] ?? match[3]!
    attributes[key] = withReferences(quoted.replaceAll(/\r\n|[\t\n\r]/g, ' '))
  }
  return attributes
}

const textIn = (text: string): string => {
  if (text.includes(']]>')) throw new Error('the end of a section that did not begin')
  return withReferences(text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text)
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Characters for the references to them (4.1, 4.6). */
const withReferences = (text: string): string =>
  text.includes('&') ? text.replaceAll(/&(?:(\w+)|#(\d+)|#x([\da-fA-F]+));|&/g, characterOf) : text

const characterOf = (
  reference: string,
  entity?: string,
  decimal?: string,
  hex?: string,
): string => {
  const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)
  const character =
    entity === undefined
      ? code <= 0x10ffff
        ? String.fromCodePoint(code)
        : ''
      : entities.get(entity)
  if (!character || forbidden.test(character)) throw new Error(`${reference} is no character`)
  return character
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
export const byName = (node: Node): ReadonlyMap<string, readonly Node[]> => {
  const found = new Map<string, Node[]>()
  for (const each of all(node)) {
    const same = found.get(each.name)
    if (same) same.push(each)
    else found.set(each.name, [each])
  }
  return found
}

/** `w:val` of a child element. */
export const valueOf = (node: Node | undefined, name: string): string | undefined =>
  childOf(node, name)?.attributes['w:val']

/** Characters directly inside. */
export const textOf = ({ children }: Node): string =>
  children.filter((child) => typeof child === 'string').join('')
