/** XML as strings, for the parts we write ourselves. */
import type { Node } from '../readers/docx/xml.ts'

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element; undefined attributes and empty children are left out. Children are XML, not text. */
export const element = (
  name: string,
  attributes: Attributes = {},
  ...children: readonly string[]
): string => {
  const pairs = Object.entries(attributes).filter(([, value]) => value !== undefined)
  const open = [name, ...pairs.map(([key, value]) => `${key}="${escape(String(value))}"`)].join(' ')
  const content = children.join('')
  return content === '' ? `<${open}/>` : `<${open}>${content}</${name}>`
}

/** `<name w:val="value"/>`, or nothing when there is no value. */
export const valued = (name: string, value: string | number | null | undefined): string =>
  value === null || value === undefined ? '' : element(name, { 'w:val': value })

/** A property that is on when it is there. */
export const flag = (name: string, isOn: boolean): string => (isOn ? element(name) : '')

/** Text and attribute values with the five characters XML reserves replaced. */
export const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => `&#${c.codePointAt(0)};`)

/** A tree as it was read, written again. */
export const toXml = (node: Node | string): string =>
  typeof node === 'string'
    ? escape(node)
    : element(node.name, node.attributes, node.children.map(toXml).join(''))

/** A whole part. */
export const part = (root: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`

/** Namespaces of WordprocessingML parts (ECMA-376 part 1, annex A.1). */
export const namespaces = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
} as const
