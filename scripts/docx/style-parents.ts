/** Which style of the flow another is based on: what is text hangs on the body, so that one change reaches all of it. */
import type { StyleName } from '../flow/styles.ts'

/** By the name of a style, first match first; `$1` is what the pattern has found. */
const parents: readonly (readonly [pattern: RegExp, parent: StyleName])[] = [
  [/^(.+)-(?:lines|small|first)$/, '$1'],
  [/^(?:table|figure)-(?:caption|source)$/, 'caption'],
  [/^table-head$/, 'table-cell'],
  // The paragraph without a number is what all of a panel have in common.
  [/^recommendation-(?:continue|item)(?:-\d+)$/, 'recommendation-continue'],
  [/^(?:recommendation|concerns|origin)$/, 'recommendation-continue'],
  [/^recommendation-item(?:-continue)?(?:-\d+)?$/, 'recommendation-continue'],
  [/^note-.+$/, 'note'],
  [/^(?:item|quote|lead|note|table-cell|recommendation-continue)(?:-.+)?$/, 'body'],
  [/^overview-(?:other)$/, 'overview-section'],
  [/^overview-(?:number|own|section|legend|label)$/, 'overview-cell'],
  [/^overview-concerned$/, 'overview-own'],
]

/** The parent of a style among those of a flow; undefined for one that is based on none of them. */
export const parentOf = (
  name: StyleName,
  styles: Readonly<Record<StyleName, unknown>>,
): StyleName | undefined => {
  for (const [pattern, parent] of parents) {
    if (!pattern.test(name)) continue
    const found = name.replace(pattern, parent)
    if (found !== name && styles[found] !== undefined) return found
  }
  return undefined
}
