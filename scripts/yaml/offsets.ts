/** Where a path of keys stands in the text of a document. */
import { isPair, isScalar } from 'yaml'
import type { Document, Node } from 'yaml'

/** Offset of the node of a path, or of the nearest ancestor that exists. */
export const offsetOf = (document: Document.Parsed, path: readonly PropertyKey[]): number => {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as Node | undefined
    if (node?.range) return node.range[0]
  }
  return document.contents?.range[0] ?? 0
}

/** Offset of a key of the map at a path. */
export const offsetOfKey = (
  document: Document.Parsed,
  path: readonly PropertyKey[],
  key: string,
): number => {
  const map = (path.length > 0 ? document.getIn(path, true) : document.contents) as
    { items?: readonly unknown[] } | undefined
  const pair = map?.items?.find(
    (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key,
  )
  return isPair(pair) ? ((pair.key as Node).range?.[0] ?? 0) : offsetOf(document, path)
}
