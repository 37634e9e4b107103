/** A style of the flow → the properties that Word sets it by. */
import type { Style, StyleName } from '../flow/styles.ts'
import type { Flow } from '../flow/model.ts'
import { fontsOf } from './fonts.ts'
import { borders, hangingOf, shading, shortRule } from './panels.ts'
import { flagged, type Properties, type WordLook } from './properties.ts'
import { remarkedStyles } from './remarks.ts'
import { rootOf } from './style-names.ts'
import { isContents, tabs } from './tabs.ts'
import { colorsOf } from './theme.ts'
import { hasCharacterGrid, measureOf, sizeOnPage, twips } from './units.ts'

/** The look of a style; `outline` is its level in Word's outline. */
export const lookOf = (
  flow: Flow,
  name: StyleName,
  style: Style,
  outline: number | undefined,
): WordLook => ({
  paragraph: paragraphProperties(flow, name, style, outline),
  run: runProperties(flow, name, style),
})

/** A divider's rule stands in the middle of its line. */
export const asDivider = (style: Style): Style => {
  const half = style.leading / 2
  const rule = style.ruleAbove ?? style.ruleBelow
  const ruleAbove = rule && { ...rule, gap: 0 }
  return { ...style, before: style.before + half, leading: half, ruleAbove, ruleBelow: null }
}

const paragraphProperties = (
  flow: Flow,
  name: StyleName,
  style: Style,
  outline: number | undefined,
): Properties => {
  const short = shortRule(flow, style)
  return {
    ...flagged('w:keepNext', style.keepNext),
    ...flagged('w:keepLines', style.keepLines),
    ...borders(flow, style),
    ...shading(flow, style.fill),
    ...tabs(name, measureOf(flow), style, remarkedStyles(flow).has(name)),
    ...flagged('w:snapToGrid', isOnGrid(flow, style)),
    'w:spacing': {
      'w:before': short?.side === 'above' ? 0 : before(style),
      'w:after': short?.side === 'below' ? 0 : twips(style.after),
      ...lineOf(style, name),
    },
    'w:ind': indents(isContents(name) ? { ...style, right: 0 } : style),
    'w:jc': { 'w:val': style.align === 'justify' ? 'both' : style.align },
    ...(outline !== undefined && { 'w:outlineLvl': { 'w:val': outline } }),
  }
}

/** Text of the size and pitch that the grid of characters is made for; all other text is set as it is. */
const isOnGrid = (flow: Flow, { size, leading }: Style): boolean =>
  hasCharacterGrid(flow) && leading === flow.page.grid && size === flow.styles['body']?.size

const holdsPictures = (name: StyleName): boolean => ['figure', 'logos'].includes(rootOf(name))

/** Part of its size that a font asks of a line: the ascent and descent of Noto Serif SC, the highest of the house's. */
const tallestFont = 1.45

/**
 * The pitch of lines. One that leaves room for any font is the least there is, so that a picture that somebody puts
 * into the text is seen; a closer one is exact, as every reader's font would spread it otherwise.
 */
const lineOf = ({ leading, size }: Style, name?: StyleName) =>
  name !== undefined && holdsPictures(name)
    ? { 'w:line': 240, 'w:lineRule': 'auto' }
    : {
        'w:line': twips(leading),
        'w:lineRule': leading >= tallestFont * size ? 'atLeast' : 'exact',
      }

/**
 * Room above in twips. In the middle of a panel there is always some: without any, LibreOffice
 * leaves the fill's reach beside the paragraph white.
 */
const before = (style: Style): number => Math.max(style.fill === null ? 0 : 1, twips(style.before))

/**
 * First-line indents in hundredths of a character, and in twips for readers that know only those. Hundredths go
 * before twips, those of a style before as well: a style that hangs says that it has none.
 */
const indents = (style: Style) => {
  const hanging = hangingOf(style)
  return {
    'w:left': twips(style.left),
    'w:right': twips(style.right),
    'w:firstLineChars': hanging > 0 ? 0 : Math.round(style.indent * 100),
    ...(hanging > 0
      ? { 'w:hanging': twips(hanging) }
      : { 'w:firstLine': twips(style.indent * style.size) }),
  }
}

const isCode = (name: StyleName): boolean => /(?:^|-)code(?:-\d+)?(?:-first)?$/.test(name)

const runProperties = (flow: Flow, name: StyleName, style: Style): Properties => ({
  'w:rFonts': fontsOf(flow, style.font),
  ...flagged('w:b', style.bold),
  ...flagged('w:bCs', style.bold),
  ...flagged('w:noProof', isCode(name)),
  'w:color': colorsOf(flow, style.color),
  'w:sz': { 'w:val': sizeOnPage(flow, style.size) },
  'w:szCs': { 'w:val': sizeOnPage(flow, style.size) },
})

/** What a document's text has that nothing else is said of: that of its body, without indents. */
export const defaultLook = (flow: Flow, body: Style): WordLook => {
  const {
    'w:rFonts': fonts,
    'w:color': color,
    'w:sz': size,
    'w:szCs': sizeCs,
  } = runProperties(flow, 'body', body)
  return {
    paragraph: {
      'w:spacing': { 'w:before': 0, 'w:after': 0, ...lineOf(body) },
      'w:ind': { 'w:left': 0, 'w:right': 0, 'w:firstLineChars': 0, 'w:firstLine': 0 },
      'w:jc': { 'w:val': 'left' },
    },
    run: { 'w:rFonts': fonts!, 'w:color': color!, 'w:sz': size!, 'w:szCs': sizeCs! },
  }
}
