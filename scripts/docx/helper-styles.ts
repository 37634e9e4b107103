/** Styles of paragraphs that make room for tables and draw short rules. */
import type { Style, StyleName } from '../flow/styles.ts'
import type { Flow } from '../flow/model.ts'
import { bodyStyle } from './base-styles.ts'
import { offerOf, type Offer } from './gallery.ts'
import { shortRule } from './panels.ts'
import type { Properties, WordLook } from './properties.ts'
import { defaultLook } from './style-looks.ts'
import {
  tableEndStyle,
  tableStartStyle,
  wordStyle,
  type Variant,
  type WordStyle,
} from './style-names.ts'
import { twips } from './units.ts'
import { inPlace } from './variants.ts'

/** A paragraph style before it is written: whole, and the id of the style it is based on. */
export type Entry = {
  readonly word: WordStyle
  readonly parent: string
  readonly look: WordLook
  readonly head: Offer & { readonly next?: string; readonly alias?: string | undefined }
}

/** Id of the style that all others are based on. */
export const normalId = 'Normal'

/** A look that is like the text's in all it does not say. */
const overDefault = (flow: Flow, { paragraph, run }: WordLook): WordLook => {
  if (flow.wordStyles) return { paragraph, run }
  const base = defaultLook(flow, bodyStyle(flow))
  return { paragraph: { ...base.paragraph, ...paragraph }, run: { ...base.run, ...run } }
}

/** The paragraph that draws a style's short rule, and the same below a paragraph that stands above a table. */
export const ruleEntries = (
  flow: Flow,
  name: StyleName,
  style: Style,
  variants: readonly (readonly Variant[])[],
): Entry[] =>
  [[], ...variants].flatMap((some: readonly Variant[]): Entry[] => {
    const rule = shortRule(flow, inPlace(flow, style, some))
    return rule
      ? [
          {
            word: wordStyle(name, ...some, 'rule'),
            parent: normalId,
            head: offerOf(name, ['rule']),
            look: overDefault(flow, { paragraph: rule.paragraph, run: {} }),
          },
        ]
      : []
  })

/**
 * Word knows no room above or below a table, and cannot do without a paragraph between two and after the last: one
 * after each, as high as that room is in the PDF. What stands above leaves it itself, but for headings.
 */
export const tableEnds = (flow: Flow): Entry[] => {
  const half = twips(flow.page.grid / 2)
  const end = (word: WordStyle, parent: string, more: Properties = {}, after = 0): Entry => ({
    word,
    parent,
    head: { priority: 99, isHelper: true },
    look: overDefault(flow, {
      paragraph: {
        'w:spacing': { 'w:before': 0, 'w:after': after, 'w:line': half, 'w:lineRule': 'exact' },
        ...more,
      },
      run: { 'w:sz': { 'w:val': 2 }, 'w:szCs': { 'w:val': 2 } },
    }),
  })
  return [
    end(tableEndStyle(), normalId),
    end(tableEndStyle('above-table'), tableEndStyle().id, {}, half),
    end(tableEndStyle('captioned'), tableEndStyle().id, { 'w:keepNext': {} }),
    end(tableStartStyle(), tableEndStyle().id, { 'w:keepNext': {} }),
  ]
}
