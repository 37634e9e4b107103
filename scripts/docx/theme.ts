/** The theme: the house's fonts and colours, which Word's Design tab changes in one place (ISO 29500-1, 20.1.6.9). */
import type { Color, Font, FontRole } from '../flow/styles.ts'
import type { Flow } from '../flow/model.ts'
import { hex } from './units.ts'
import { element, part, type Attributes } from './xml.ts'

type Names = Pick<Font['word'], 'latin' | 'eastAsia'>

/** Fonts of text and of headings, as far as a flow's styles say. */
const fontsIn = (flow: Flow): { readonly minor: Names; readonly major: Names } => {
  const nameOf = (style: string): Names | undefined =>
    flow.fonts[flow.styles[style]?.font ?? '']?.word
  const minor = nameOf('body') ?? Object.values(flow.fonts)[0]!.word
  return { minor, major: nameOf('heading2') ?? nameOf('title') ?? minor }
}

/** A house's own theme says nothing of the fonts and colours of our styles. */
const hasTheme = ({ wordStyles }: Flow): boolean => !wordStyles

/** The font of the theme that a role has; undefined for one that the theme has not. */
export const themeFont = (flow: Flow, role: FontRole): 'minor' | 'major' | undefined => {
  const own = flow.fonts[role]?.word
  if (!own || !hasTheme(flow)) return undefined
  const { minor, major } = fontsIn(flow)
  const is = ({ latin, eastAsia }: Names) => own.latin === latin && own.eastAsia === eastAsia
  return is(minor) ? 'minor' : is(major) ? 'major' : undefined
}

/** Places of the colours that styles name, after that of the body's text: ST_ThemeColor and CT_ColorScheme. */
const accents = [1, 2, 3, 4, 5, 6].map((n) => `accent${n}`)

type Palette = { readonly ink: Color; readonly tint: Color; readonly accents: readonly Color[] }

/** The body's colour, that of panels, and in the order of styles those of headings and up to five more. */
const colorsIn = ({ styles }: Flow): Palette => {
  const ink = styles['body']?.color ?? '#000000'
  const heading = styles['heading2']?.color ?? ink
  const all = Object.values(styles)
  const others = [...new Set([heading, ...all.map(({ color }) => color)])].filter(
    (color) => color !== ink && hex(color) !== 'FFFFFF',
  )
  const tint = all.find((style) => style.fill !== null && !others.includes(style.fill))?.fill
  return { ink, tint: tint ?? '#FFFFFF', accents: others.slice(0, accents.length) }
}

/** The name of a colour in the theme; undefined where it has none. */
const themeColor = (flow: Flow, color: Color): string | undefined => {
  if (!hasTheme(flow)) return undefined
  const { ink, accents: own, tint } = colorsIn(flow)
  return color === ink ? 'text1' : color === tint ? 'background2' : accents[own.indexOf(color)]
}

/** Attributes of `w:color`: the colour, and its name in the theme where it has one. */
export const colorsOf = (flow: Flow, color: Color): Attributes => ({
  'w:val': hex(color),
  'w:themeColor': themeColor(flow, color),
})

/** Those of a border. */
export const strokeColor = (flow: Flow, color: Color): Attributes => ({
  'w:color': hex(color),
  'w:themeColor': themeColor(flow, color),
})

/** Those of a fill. */
export const fillColor = (flow: Flow, color: Color): Attributes => ({
  'w:fill': hex(color),
  'w:themeFill': themeColor(flow, color),
})

const solid = (name: string, color: Color): string =>
  element(`a:${name}`, {}, element('a:srgbClr', { val: hex(color) }))

/** Every place of the scheme has a colour: those that the styles leave free have that of headings. */
const colorScheme = (flow: Flow): string => {
  const { ink, tint, accents: own } = colorsIn(flow)
  const [accent = ink] = own
  return element(
    'a:clrScheme',
    { name: 'memopress' },
    solid('dk1', ink),
    solid('lt1', '#FFFFFF'),
    solid('dk2', accent),
    solid('lt2', tint),
    ...accents.map((name, i) => solid(name, own[i] ?? accent)),
    solid('hlink', ink),
    solid('folHlink', ink),
  )
}

const fontXml = (name: string, { latin, eastAsia }: Names): string =>
  element(
    name,
    {},
    element('a:latin', { typeface: latin }),
    element('a:ea', { typeface: eastAsia }),
    element('a:cs', { typeface: '' }),
    ...['Hans', 'Hant'].map((script) => element('a:font', { script, typeface: eastAsia })),
  )

const fill = element('a:solidFill', {}, element('a:schemeClr', { val: 'phClr' }))
const threeOf = (name: string, xml: string): string => element(name, {}, xml.repeat(3))

/** Shapes have plain fills, lines and no effects; a scheme has three of each at least (20.1.4.1.14). */
const formatScheme = element(
  'a:fmtScheme',
  { name: 'memopress' },
  threeOf('a:fillStyleLst', fill),
  threeOf('a:lnStyleLst', element('a:ln', { w: 6350 }, fill)),
  threeOf('a:effectStyleLst', element('a:effectStyle', {}, element('a:effectLst'))),
  threeOf('a:bgFillStyleLst', fill),
)

/** `word/theme/theme1.xml`. */
export const themeXml = (flow: Flow): string => {
  const { minor, major } = fontsIn(flow)
  return part(
    element(
      'a:theme',
      { 'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main', name: 'memopress' },
      element(
        'a:themeElements',
        {},
        colorScheme(flow),
        element(
          'a:fontScheme',
          { name: 'memopress' },
          fontXml('a:majorFont', major),
          fontXml('a:minorFont', minor),
        ),
        formatScheme,
      ),
      element('a:objectDefaults'),
      element('a:extraClrSchemeLst'),
    ),
  )
}
