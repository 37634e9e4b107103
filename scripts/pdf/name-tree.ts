/** Name trees (ISO 32000-1 7.9.6): pdfkit's own is sorted as the locale of the machine has it. */
import type { Ref } from './ref.ts'

/** A tree of one node, sorted by code units as readers search it. The first entry of a name counts. */
export const nameTree = (
  document: { ref(data: object): Ref },
  entries: Iterable<readonly [string, unknown]>,
): Ref => {
  const unique = new Map<string, unknown>()
  for (const [name, value] of entries) if (!unique.has(name)) unique.set(name, value)
  const sorted = [...unique].sort(([a], [b]) => (a < b ? -1 : 1))
  // pdfkit writes a String object as a PDF string, and a primitive one as a name.
  const tree = document.ref({ Names: sorted.flatMap(([name, value]) => [new String(name), value]) })
  tree.end()
  return tree
}
