/**
 * Fills, bars and rules of a style as paragraph borders. Word joins neighbours into one panel when
 * their borders and indents are equal, and extends a fill to its borders, so that a panel's edge is
 * a border in the colour of the fill, as far from the text as the panel is wide.
 */
import type { Style } from '../flow/styles.ts'
import type { Flow } from '../flow/model.ts'
import type { Properties } from './properties.ts'
import { fillColor, strokeColor } from './theme.ts'
import { borderSpace, eighths, maxBorderSpace, measureOf, twips } from './units.ts'
import type { Attributes } from './xml.ts'

type Edge = { readonly color: string; readonly weight: number; readonly space: number }

/** Weight of a border that only carries a fill to its edge: the least Word draws. */
const invisible = 0.25

/** Distance of a panel's left edge from where its paragraph begins, in points. */
const reach = (style: Style, hanging: number): number =>
  style.pad + (style.panel === 'text' ? style.hanging : style.left) - hanging

/** Does a paragraph begin too far from its panel's edge for Word's borders? */
export const isFarIn = (style: Style): boolean =>
  (style.fill !== null || style.bar !== null) && reach(style, style.hanging) > maxBorderSpace

/** Room left of the text that hangs, in points: what is far in begins, with its label, at the measure's edge. */
export const hangingOf = (style: Style): number => (isFarIn(style) ? style.left : style.hanging)

/** Must a paragraph without a label reach its text by a tab? */
export const needsTab = (style: Style): boolean => isFarIn(style) && hangingOf(style) > 0

/** Borders of a style's paragraphs. */
export const borders = (flow: Flow, style: Style): Properties => {
  const { fill, bar, pad, ruleAbove, ruleBelow } = style
  const inset = reach(style, hangingOf(style))
  const filler = (space: number): Edge | null =>
    fill === null || space <= 0 ? null : { color: fill, weight: invisible, space }
  const edges: readonly (readonly [string, Edge | null])[] = [
    ['w:top', ruleAbove?.length === null ? { ...ruleAbove, space: ruleAbove.gap } : filler(pad)],
    ['w:left', bar ? { ...bar, space: inset - bar.weight } : filler(inset)],
    ['w:bottom', ruleBelow?.length === null ? { ...ruleBelow, space: ruleBelow.gap } : filler(pad)],
    ['w:right', filler(pad + (style.panel === 'text' ? 0 : style.right))],
    // Between neighbours with the same borders Word draws no other.
    [
      'w:between',
      ruleAbove?.length === null && !fill ? { ...ruleAbove, space: ruleAbove.gap } : null,
    ],
  ]
  return Object.fromEntries(
    edges.flatMap(([name, edge]) => (edge ? [[`w:pBdr/${name}`, border(flow, edge)]] : [])),
  )
}

const border = (flow: Flow, { color, weight, space }: Edge): Attributes => ({
  'w:val': 'single',
  'w:sz': eighths(weight),
  'w:space': borderSpace(Math.max(0, space)),
  ...strokeColor(flow, color),
})

/** A fill of paragraphs or cells. */
export const shading = (flow: Flow, fill: string | null): Properties =>
  fill === null
    ? {}
    : { 'w:shd': { 'w:val': 'clear', 'w:color': 'auto', ...fillColor(flow, fill) } }

/** A rule shorter than the measure, which no border can be: a paragraph of its own draws it. */
export type ShortRule = { readonly side: 'above' | 'below'; readonly paragraph: Properties }

/** Paragraph properties of a style's short rule, or null when it has none. */
export const shortRule = (flow: Flow, style: Style): ShortRule | null => {
  const side = style.ruleAbove?.length ? 'above' : 'below'
  const rule = side === 'above' ? style.ruleAbove : style.ruleBelow
  if (!rule?.length) return null
  return {
    side,
    paragraph: {
      'w:keepNext': {},
      [`w:pBdr/w:${side === 'above' ? 'top' : 'bottom'}`]: border(flow, { ...rule, space: 0 }),
      'w:spacing': {
        'w:before': side === 'above' ? twips(style.before) : 0,
        'w:after': side === 'above' ? 0 : twips(style.after),
        'w:line': Math.max(20, twips(rule.gap)),
        'w:lineRule': 'exact',
      },
      'w:ind': {
        'w:left': twips(style.left),
        'w:right': twips(measureOf(flow) - style.left - rule.length),
      },
    },
  }
}
