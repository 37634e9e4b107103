/** A PDF → the files attached to it (ISO 32000-1 7.11.4). */
import { limits } from '../../limits.ts'
import { objectsOf, type Objects } from './objects.ts'
import { isList, nameOf, type Value } from './values.ts'

export type Attached = { readonly path: string; readonly bytes: Uint8Array }

/** The files in the order of their keys, named as the PDF names them. Throws when it was not written here. */
export const readAttachments = (bytes: Uint8Array): Attached[] => {
  const objects = objectsOf(bytes, limits.attachedBytes)
  const { dictionaryAt, trailer } = objects
  const names = dictionaryAt(dictionaryAt(trailer.get('Root')).get('Names'))
  const tree = dictionaryAt(names.get('EmbeddedFiles'))
  if (tree.has('Kids'))
    throw new Error('a tree of names with branches, which is never written here')
  const pairs = objects.at(tree.get('Names'))
  // Keys and files by turns (7.9.6).
  return (isList(pairs) ? pairs : [])
    .filter((_, i) => i % 2 === 1)
    .map((specification) => fileOf(specification, objects))
}

const fileOf = (specification: Value, { at, contentAt, dictionaryAt }: Objects): Attached => {
  const file = dictionaryAt(specification)
  const name = at(file.get('UF'))
  if (typeof name !== 'string') throw new Error('a file without a name')
  const content = contentAt(dictionaryAt(file.get('EF')).get('UF'))
  return { path: nameOf(name), bytes: Buffer.from(content, 'latin1') }
}
