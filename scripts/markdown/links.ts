/** Addresses of links and pictures: what a memo may point to. */
import type { Definition, Image, ImageReference, Link, LinkReference, Node } from 'mdast'
import type { Report } from '../message.ts'
import { contentMessages } from './content-messages.ts'
import { at } from './markdown.ts'
import type { Run } from '../memo/model.ts'

const allowed = new Set(['http:', 'https:', 'mailto:'])
const scheme = /^[a-z][a-z0-9+.-]*:/i

/** The mark a link puts on its runs: an address, a unit of the memo, or nothing after a message. */
export const linkMark = (url: string, node: Node, report: Report): Pick<Run, 'href' | 'ref'> => {
  if (/^#./.test(url)) return { ref: url.slice(1) }
  const known = scheme.exec(url)?.[0].toLowerCase()
  if (known === undefined && !url.startsWith('//')) {
    report({ ...contentMessages.relativeLink(url), ...at(node) })
    return {}
  }
  if (known !== undefined && allowed.has(known) && URL.canParse(url)) return { href: toUri(url) }
  report({ ...contentMessages.linkScheme(url), ...at(node) })
  return {}
}

/** IRI → URI (RFC 3987 §3.1): PDF and Word keep addresses in ASCII. What is encoded stays so. */
const toUri = (url: string): string => encodeURI(url).replaceAll(/%25(?=[0-9a-f]{2})/gi, '%')

/** The path of a picture, percent-decoded, when it stays below the folder of the memo. */
export const pathBelow = (url: string): string | null => {
  const path = decodePath(url)
  if (path === null || path === '' || scheme.test(path)) return null
  // A backslash separates folders on Windows only; a control character is in no name.
  // eslint-disable-next-line no-control-regex
  if (/^[/~]|[\\\u0000-\u001f\u007f]/.test(path) || path.endsWith('/')) return null
  return staysInside(path) ? path : null
}

const staysInside = (path: string): boolean => {
  let depth = 0
  for (const part of path.split('/')) {
    depth += part === '..' ? -1 : part === '.' || part === '' ? 0 : 1
    if (depth < 0) return false
  }
  return depth > 0
}

const decodePath = (url: string): string | null => {
  try {
    return decodeURIComponent(url)
  } catch {
    return null
  }
}

/** Where a link or picture points, itself or by its definition. */
export const targetOf = (
  node: Link | Image | LinkReference | ImageReference,
  definitions: ReadonlyMap<string, Definition>,
): { readonly url: string; readonly title?: string | null | undefined } =>
  'url' in node ? node : definitions.get(node.identifier)!
