/** `word/styles.xml`: every look of the flow as a named style, in the element order of the schema. */
import type { Flow, Paragraph, Style, StyleName } from '../flow/model.ts'
import {
  defaultCharacter,
  defaults,
  noList,
  normal,
  noteReference,
  tableEnd,
} from './base-styles.ts'
import { characterStyles } from './character-styles.ts'
import { fontsOf } from './fonts.ts'
import { borders, hangingOf, shading, shortRule } from './panels.ts'
import { remarkedStyles, remarkStyles } from './remarks.ts'
import { sectionStyles } from './section-field.ts'
import { styleElement } from './style-element.ts'
import { rootOf, wordStyle, type Variant, type WordStyle } from './style-names.ts'
import { memoTable, overviewTable, tableNormal } from './table-styles.ts'
import { isContents, tabs } from './tabs.ts'
import { halfPoints, hex, measureOf, twips } from './units.ts'
import { element, flag, namespaces, part, valued } from './xml.ts'

/** The part. `paragraphs` are all of the flow's, for the character styles they need. */
export const toStyles = (flow: Flow, paragraphs: readonly Paragraph[]): string =>
  part(
    element(
      'w:styles',
      namespaces,
      defaults(flow),
      normal,
      ...Object.entries(flow.styles).map(([name, style]) =>
        paragraphStyles(flow, name, name === 'divider' ? asDivider(style) : style),
      ),
      nextHeading(flow),
      tableEnd(flow),
      defaultCharacter,
      characterStyles(flow, paragraphs),
      remarkStyles(flow, paragraphs),
      sectionStyles(flow),
      noteReference,
      tableNormal,
      memoTable(flow),
      overviewTable(flow),
      noList,
    ),
  )

/** Templates have headings down to Word's level 3; editors may go on, where the flow does not itself. */
const nextHeading = (flow: Flow): string => {
  const base = flow.styles['heading4']
  return base && !flow.styles['heading5']
    ? paragraphStyle(flow, base, 'heading4', wordStyle('heading5'))
    : ''
}

const variants: Readonly<Record<string, readonly Variant[]>> = {
  item: ['numbered'],
  'table-cell': ['left', 'center', 'right'],
  'table-head': ['left', 'center', 'right'],
  'overview-head': ['left', 'right'],
  'overview-section': ['center', 'right'],
  'overview-other': ['center', 'right'],
  'overview-cell': ['right'],
}

/** A style of the flow and what its paragraphs' places make of it. */
const paragraphStyles = (flow: Flow, name: StyleName, style: Style): string => {
  const own = paragraphStyle(flow, style, name, wordStyle(name))
  const more = (variants[rootOf(name)] ?? []).map((variant) =>
    paragraphStyle(
      flow,
      {
        ...style,
        ...((variant === 'left' || variant === 'center' || variant === 'right') && {
          align: variant,
        }),
      },
      name,
      wordStyle(name, variant),
    ),
  )
  return [own, ...more, ruleStyle(flow, name, style)].join('')
}

const paragraphStyle = (flow: Flow, style: Style, name: StyleName, word: WordStyle): string =>
  styleElement(
    'paragraph',
    word,
    {
      basedOn: 'Normal',
      ...(isFollowedByBody(name) && flow.styles['body'] && { next: wordStyle('body').id }),
      ...(priorities[name] && { priority: priorities[name] }),
    },
    paragraphProperties(flow, style, name, word.outline),
    runProperties(flow, style, name),
  )

const isFollowedByBody = (name: StyleName): boolean => /^(title|subtitle|heading\d)$/.test(name)

const priorities: Readonly<Record<StyleName, number>> = {
  heading2: 9,
  heading3: 9,
  heading4: 9,
  heading5: 9,
  heading6: 9,
  title: 10,
  subtitle: 11,
  quote: 29,
  caption: 35,
  'contents-title': 39,
  'contents-1': 39,
  'contents-2': 39,
  'contents-3': 39,
}

/** A divider's rule stands in the middle of its line. */
const asDivider = (style: Style): Style => {
  const half = style.leading / 2
  const rule = style.ruleAbove ?? style.ruleBelow
  const ruleAbove = rule && { ...rule, gap: 0 }
  return { ...style, before: style.before + half, leading: half, ruleAbove, ruleBelow: null }
}

const ruleStyle = (flow: Flow, name: StyleName, style: Style): string => {
  const rule = shortRule(style, measureOf(flow))
  return rule
    ? styleElement(
        'paragraph',
        wordStyle(name, 'rule'),
        { basedOn: 'Normal' },
        element('w:pPr', {}, rule.xml),
      )
    : ''
}

const holdsPictures = (name: StyleName): boolean => ['figure', 'logos'].includes(rootOf(name))

/** Children in the order of CT_PPrBase. */
const paragraphProperties = (
  flow: Flow,
  style: Style,
  name: StyleName,
  outline: number | undefined,
): string => {
  const short = shortRule(style, measureOf(flow))
  return element(
    'w:pPr',
    {},
    // A picture stays with its caption.
    flag('w:keepNext', style.keepNext || rootOf(name) === 'figure'),
    flag('w:keepLines', style.keepLines),
    borders(style),
    shading(style.fill),
    tabs(name, measureOf(flow), style, remarkedStyles(flow).has(name)),
    element('w:spacing', {
      'w:before': short?.side === 'above' ? 0 : before(style),
      'w:after': short?.side === 'below' ? 0 : twips(style.after),
      // A picture in lines of an exact pitch would be cut to the pitch.
      'w:line': holdsPictures(name) ? 240 : twips(style.leading),
      'w:lineRule': holdsPictures(name) ? 'auto' : 'exact',
    }),
    indents(isContents(name) ? { ...style, right: 0 } : style),
    valued('w:jc', style.align === 'justify' ? 'both' : style.align),
    valued('w:outlineLvl', outline),
  )
}

/**
 * Room above in twips. In the middle of a panel there is always some: without any, LibreOffice
 * leaves the fill's reach beside the paragraph white.
 */
const before = (style: Style): number => Math.max(style.fill === null ? 0 : 1, twips(style.before))

/** First-line indents in hundredths of a character, and in twips for readers that know only those. */
const indents = (style: Style): string => {
  const hanging = hangingOf(style)
  return element('w:ind', {
    'w:left': twips(style.left),
    'w:right': twips(style.right),
    ...(hanging > 0
      ? { 'w:hanging': twips(hanging) }
      : style.indent > 0 && {
          'w:firstLineChars': Math.round(style.indent * 100),
          'w:firstLine': twips(style.indent * style.size),
        }),
  })
}

/** Children in the order of CT_RPr. */
const runProperties = (flow: Flow, style: Style, name: StyleName): string =>
  element(
    'w:rPr',
    {},
    fontsOf(flow, style.font),
    flag('w:b', style.bold),
    flag('w:bCs', style.bold),
    flag('w:noProof', /(?:^|-)code(?:-\d+)?(?:-first)?$/.test(name)),
    valued('w:color', hex(style.color)),
    valued('w:sz', halfPoints(style.size)),
    valued('w:szCs', halfPoints(style.size)),
  )
