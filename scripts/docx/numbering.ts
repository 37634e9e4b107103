/** Labels of items → Word's numbering: definitions that styles carry, and counts of their own where numbers skip. */
import type { Label, Paragraph } from '../flow/pieces.ts'
import type { StyleName } from '../flow/styles.ts'
import type { Flow } from '../flow/model.ts'
import type { Standing } from '../flow/editions.ts'
import { standingIn } from './editions.ts'
import { isCounted, labelsOf } from './list-labels.ts'
import { deepest, sectionOf, wantedLevel, type Level } from './list-levels.ts'
import { define, noLists, place, restart, type Definition, type Lists, type Num } from './lists.ts'
import { numberingXml, styleIdOf } from './numbering-xml.ts'
import { wordStyle } from './style-names.ts'
import { isBelowSections, usualLists, type Labels } from './usual-lists.ts'

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
    xml: numberingXml(flow, lists.definitions, links),
  }
}

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

const isInRecommendation = (style: StyleName): boolean => style.startsWith('recommendation-item')

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
