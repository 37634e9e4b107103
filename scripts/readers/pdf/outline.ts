/** The outline of a PDF (ISO 32000-1 12.3.3): what readers list beside the pages, in order. */
import { destinationIn, type Destination } from './links.ts'
import type { Objects } from './objects.ts'
import { isRef, textOf, type Value } from './values.ts'

export type OutlineEntry = { readonly title: string; readonly destination: Destination | null }

/** Entries with those below them behind them. Throws when they are no tree. */
export const outlineIn = ({ at, dictionaryAt, trailer }: Objects): OutlineEntry[] => {
  const found: OutlineEntry[] = []
  const seen = new Set<string>()
  const visit = (first: Value | undefined): void => {
    for (let next = first; next !== undefined; next = dictionaryAt(next).get('Next')) {
      if (!isRef(next) || seen.has(next.ref)) throw new Error('an outline that is no tree')
      seen.add(next.ref)
      const entry = dictionaryAt(next)
      const title = at(entry.get('Title'))
      const destination = entry.has('A') ? null : destinationIn(at(entry.get('Dest')))
      found.push({ title: typeof title === 'string' ? textOf(title) : '', destination })
      visit(entry.get('First'))
    }
  }
  const root = dictionaryAt(trailer.get('Root')).get('Outlines')
  if (root !== undefined) visit(dictionaryAt(root).get('First'))
  return found
}
