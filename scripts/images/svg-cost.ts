/** What an SVG would cost to draw, with every copy its references make. */
import { limits } from '../limits.ts'
import { elementsOf, rulesOf } from './svg-tree.ts'
import type { SvgElement } from './svg-tree.ts'

type Tally = (element: SvgElement, inside: number, refers: (id: string) => number) => number

/**
 * Sums a tally over the tree; what an element refers to counts again each time. Infinite when
 * references form a ring or reach deeper than `limits.svgNesting`: renderers follow them by recursion.
 */
const total = (root: SvgElement, tally: Tally): number => {
  const targets = new Map(
    elementsOf(root).flatMap((element) => {
      const id = element.attributes['id']
      return id === undefined ? [] : [[id, element] as const]
    }),
  )
  const known = new Map<SvgElement, number>()
  const sum = (element: SvgElement, level: number): number => {
    if (level > 2 * limits.svgNesting) return Infinity
    const before = known.get(element)
    if (before !== undefined) return before
    const inside = element.children.reduce((all, child) => all + sum(child, level + 1), 0)
    const refers = (id: string): number => {
      const target = targets.get(id)
      return target ? sum(target, level + 1) : 0
    }
    const value = tally(element, inside, refers)
    known.set(element, value)
    return value
  }
  return sum(root, 0)
}

/** True when resvg can take the file: copies by `use`, markers, clips and masks stay within bounds. */
export const isAffordable = (root: SvgElement): boolean => {
  const clips = elementsOf(root).filter(({ name }) => name === 'clipPath' || name === 'mask')
  return (
    clips.length <= limits.svgClips && total(root, copies(clipsByClass(root))) <= limits.svgElements
  )
}

/** A clip or mask is copied where it is used; a marker may stand at the ends of every path below. */
const copies =
  (byClass: ReadonlyMap<string, readonly string[]>): Tally =>
  ({ attributes }, inside, refers) => {
    const { href = '', class: classes = '', style = '' } = attributes
    const sum = (ids: readonly string[]): number => ids.reduce((all, id) => all + refers(id), 0)
    const marks = idsIn(attributes['marker-start'], attributes['marker-end'], style)
    const clips = idsIn(attributes['clip-path'], attributes['mask'])
    const styled = classes.split(/\s+/).flatMap((name) => byClass.get(name) ?? [])
    const own = 1 + inside + sum([...(href ? [href.slice(1)] : []), ...clips, ...styled])
    return own * (1 + sum(marks))
  }

const clipsByClass = (root: SvgElement): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>()
  for (const { selector, body } of rulesOf(root))
    for (const [, name] of selector.matchAll(/\.([\w-]+)/g))
      found.set(name!, [...(found.get(name!) ?? []), ...idsIn(body)])
  return found
}

const idsIn = (...values: readonly (string | undefined)[]): string[] =>
  values.flatMap((value = '') =>
    [...value.matchAll(/url\(\s*["']?#([^"')\s]*)/g)].map((match) => match[1]!),
  )

/** Layers a renderer sets aside for opacity, clips and masks of a simplified SVG. */
export const layersOf = (root: SvgElement): number => total(root, layers)

const layers: Tally = ({ name, attributes }, inside, refers) => {
  const ids = idsIn(attributes['clip-path'], attributes['mask'])
  const isLayer =
    name === 'g' && (ids.length > 0 || 'opacity' in attributes || 'style' in attributes)
  // What clips and masks hold is counted where they are used.
  const own = name === 'defs' ? 0 : inside
  return own + (isLayer ? 1 : 0) + ids.reduce((all, id) => all + 1 + refers(id), 0)
}
