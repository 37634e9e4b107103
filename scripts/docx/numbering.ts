/** Labels of items → Word's numbering: definitions that styles carry, and counts of their own where numbers skip. */
import type { Label, Paragraph } from '../flow/pieces.ts'
import type { StyleName } from '../flow/styles.ts'
import type { Flow } from '../flow/model.ts'
import type { Standing } from '../flow/editions.ts'
import { standingIn } from './editions.ts'
import { isCounted, labelsOf, nothing } from './list-labels.ts'
import { deepest, levelXml, sectionOf, usualLevel, wantedLevel, type Level } from './list-levels.ts'
import {
  define,
  noLists,
  place,
  restart,
  type Count,
  type Definition,
  type Lists,
} from './lists.ts'
import { wordStyle } from './style-names.ts'
import { element, namespaces, part, valued } from './xml.ts'

/** Numbering of one paragraph, or of all of a style. */
export type Num = { readonly id: number; readonly level: number }

export type Numbering = {
  /** Of paragraphs whose style does not say it. */
  readonly nums: Nums
  /** The same of those that a redline's old edition has, by that edition. */
  readonly before: Nums
  /** Of styles, by id. */
  readonly styles: ReadonlyMap<string, Num>
  /** `word/numbering.xml`. */
  readonly xml: string
}

/** Numbers by paragraph. */
export type Nums = ReadonlyMap<Paragraph, Num>

/**
 * Numbers every labelled paragraph. An item goes on in the last list of its kind whose count it meets. The editions of
 * a redline are numbered one after the other: most items are in one list in both, in which Word counts those there are.
 */
export const toNumbering = (flow: Flow): Numbering => {
  const lists = noLists()
  const now = standingIn('new', flow)
  const old = flow.redline ? standingIn('old', flow) : []
  const labelsIn = (all: readonly Standing[]): Labels =>
    labelsOf(
      flow,
      all.map(({ as }) => as),
    )
  const [labels, labelsBefore] = [labelsIn(now), labelsIn(old)]
  for (const levels of usualLists(flow, new Map([...labels, ...labelsBefore])))
    define(lists, levels)
  const placed = placedIn(flow, lists, { all: now, labels, known: new Map() })
  const links = linksOf(lists.definitions)
  restart(lists)
  const before = placedIn(flow, lists, { all: old, labels: labelsBefore, known: placed })
  return {
    nums: unsaid(now, placed, links),
    before: unsaid(old, before, links),
    styles: links,
    xml: toXml(flow, lists.definitions, links),
  }
}

type Labels = ReadonlyMap<Paragraph, Label>

/** Paragraphs of an edition, their labels, and where those have been placed that another edition has as well. */
type Unplaced = { readonly all: readonly Standing[]; readonly labels: Labels; readonly known: Nums }

const placedIn = (flow: Flow, lists: Lists, { all, labels, known }: Unplaced): Nums => {
  const placed = new Map<Paragraph, Num>()
  const deeper = isBelowSections(labels) ? 1 : 0
  for (const { paragraph, as } of all) {
    const label = labels.get(as)
    if (!label) continue
    const at = levelOf(as, label, deeper)
    const level = wantedLevel(label, at, as.style)
    const { id } = place(lists, { label, at, level }, known.get(paragraph)?.id)
    placed.set(paragraph, { id, level: at })
  }
  return placed
}

/** What the styles of paragraphs do not say of their numbers. */
const unsaid = (
  all: readonly Standing[],
  placed: Nums,
  links: ReadonlyMap<string, Num>,
): ReadonlyMap<Paragraph, Num> =>
  new Map(
    all.flatMap(({ paragraph, as }): [Paragraph, Num][] => {
      const num = placed.get(paragraph)
      if (num) return isSaid(as, num, links) ? [] : [[paragraph, num]]
      return links.has(styleIdIn(as)) ? [[paragraph, noNum]] : []
    }),
  )

/** What takes a paragraph out of the list of its style (ISO 29500-1, 17.9.18). */
const noNum: Num = { id: 0, level: 0 }

/** A recommendation is one level below its section, whose number stands before its own; what it holds is below it. */
const levelOf = ({ outline, style }: Paragraph, label: Label, deeper: number): number =>
  outline === undefined && sectionOf(label) !== undefined
    ? 1
    : Math.min(label.level + (isInRecommendation(style) ? deeper : 0), deepest)

/** Are recommendations the second level of a list, of which sections are the first? */
const isBelowSections = (labels: Labels): boolean =>
  [...labels.values()].some((label) => sectionOf(label) !== undefined)

const isInRecommendation = (style: StyleName): boolean => style.startsWith('recommendation-item')

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

/** Lists that are there for whoever goes on: of bullets, of numbers, of recommendations by section. */
const usualLists = (flow: Flow, labels: Labels): (Level | undefined)[][] => {
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

/** The style of a level's paragraphs: one that counts its items has its own. */
const styleIdOf = ({ style, format }: Level): string =>
  wordStyle(style, ...(isCounted({ format } as Label) ? (['numbered'] as const) : [])).id

/** Styles and the first count of the first definition that labels their paragraphs. */
const linksOf = (definitions: readonly Definition[]): Map<string, Num> => {
  const links = new Map<string, Num>()
  for (const { levels, counts } of definitions)
    levels.forEach((level, at) => {
      if (!level || isNothing(level) || links.has(styleIdOf(level))) return
      // Where the first count prints nothing, whoever goes on does so in the one after it.
      const used = counts.find(({ begun }) => begun.has(at)) ?? counts[0]!
      links.set(styleIdOf(level), { id: used.id, level: at })
    })
  return links
}

const isNothing = ({ format, text }: Level): boolean => format === 'none' && text === ''

const styleIdIn = ({ style, label }: Paragraph): string =>
  wordStyle(style, ...(isCounted(label) ? (['numbered'] as const) : [])).id

const isSaid = (paragraph: Paragraph, num: Num, links: ReadonlyMap<string, Num>): boolean => {
  const said = links.get(styleIdIn(paragraph))
  return said?.id === num.id && said.level === num.level
}

const toXml = (
  flow: Flow,
  definitions: readonly Definition[],
  links: ReadonlyMap<string, Num>,
): string =>
  part(
    element(
      'w:numbering',
      namespaces,
      ...definitions.map((definition) => abstractXml(flow, definition, links)),
      ...definitions
        .flatMap(({ id, counts }) => counts.map((count) => ({ definition: id, count })))
        .sort((a, b) => a.count.id - b.count.id)
        .map(({ definition, count }) => countXml(flow, definition, count)),
    ),
  )

const abstractXml = (
  flow: Flow,
  { id, levels, counts }: Definition,
  links: ReadonlyMap<string, Num>,
): string =>
  element(
    'w:abstractNum',
    { 'w:abstractNumId': id },
    valued('w:nsid', (0x4d000000 + id).toString(16).toUpperCase()),
    valued('w:multiLevelType', 'multilevel'),
    ...allLevels(levels).map((level, at) => {
      const own = levels[at] && styleIdOf(level)
      const link = own === undefined ? undefined : links.get(own)
      const isLinked = counts.some((count) => count.id === link?.id) && link?.level === at
      return levelXml(flow, at, level, isLinked ? own : undefined)
    }),
  )

/** Levels without an item repeat the nearest one's kind, so that editors can go on in Word. */
const allLevels = (levels: readonly (Level | undefined)[]): Level[] => {
  let last = levels.find((level) => level !== undefined)!
  return Array.from({ length: deepest + 1 }, (_, i) => {
    const own = levels[i]
    last = own ?? { ...last, text: last.text.replace(/^.*%\d/, `%${i + 1}`), start: 1 }
    return last
  })
}

const countXml = (flow: Flow, definition: number, { id, overrides }: Count): string =>
  element(
    'w:num',
    { 'w:numId': id },
    valued('w:abstractNumId', definition),
    ...[...overrides].map(([at, { start, level }]) =>
      element(
        'w:lvlOverride',
        { 'w:ilvl': at },
        valued('w:startOverride', start),
        level ? levelXml(flow, at, { ...level, start }) : '',
      ),
    ),
  )
