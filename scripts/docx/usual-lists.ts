/** Lists that are there for whoever goes on: of bullets, of numbers, of recommendations by section. */
import type { Flow } from '../flow/model.ts'
import type { Label, Paragraph } from '../flow/pieces.ts'
import { nothing } from './list-labels.ts'
import { deepest, sectionOf, usualLevel, wantedLevel, type Level } from './list-levels.ts'

/** Labels by paragraph. */
export type Labels = ReadonlyMap<Paragraph, Label>

/** What stands before an item of a recommendation. */
export const dash: Label = {
  list: 0,
  level: 1,
  format: 'bullet',
  text: '–',
  prefix: '',
  ordinal: 0,
  suffix: '',
}

/** The levels of each list. */
export const usualLists = (flow: Flow, labels: Labels): (Level | undefined)[][] => {
  return [
    ...recommendationLists(flow, labels),
    ...(['bullet', 'number'] as const).flatMap((kind) =>
      flow.styles['item'] ? [itemLevels(flow, kind)] : [],
    ),
    ...(flow.styles['recommendation-item'] ? [dashLevels(labels)] : []),
  ]
}

const dashLevels = (labels: Labels): (Level | undefined)[] => {
  const at = isBelowSections(labels) ? 2 : 1
  return [...Array<undefined>(at).fill(undefined), wantedLevel(dash, at, 'recommendation-item')]
}

const itemLevels = (flow: Flow, kind: 'bullet' | 'number'): (Level | undefined)[] =>
  Array.from({ length: deepest + 1 }, (_, at) => {
    const style = at === 0 ? 'item' : `item-${at + 1}`
    return flow.styles[style] ? usualLevel(kind, at, style) : undefined
  })

/** The list whose first level are sections, where a document numbers them or their recommendations. */
const recommendationLists = (
  flow: Flow,
  labels: ReadonlyMap<Paragraph, Label>,
): (Level | undefined)[][] => {
  const [first] = [...labels].filter(
    ([{ outline }, label]) => outline === undefined && sectionOf(label) !== undefined,
  )
  const heading = [...labels].find(
    ([{ outline }, label]) => outline !== undefined && label !== nothing,
  )
  const levels = [heading, first].map((found, at) =>
    found ? wantedLevel(found[1], at, found[0].style) : undefined,
  )
  const [section, item] = levels
  if (section ?? item) return [[section ?? { ...item!, format: 'none', text: '' }, item]]
  return []
}

/** Are recommendations the second level of a list, of which sections are the first? */
export const isBelowSections = (labels: Labels): boolean =>
  [...labels.values()].some((label) => sectionOf(label) !== undefined)
