/** Levels of lists: what is printed before an item, where it stands and how it looks. */
import type { Style, StyleName } from '../flow/styles.ts'
import type { Label } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import { fontsOf } from './fonts.ts'
import { hangingOf } from './panels.ts'
import { colorsOf } from './theme.ts'
import { halfPoints, twips } from './units.ts'
import { element, valued } from './xml.ts'

export type Counted = 'decimal' | 'lowerLetter' | 'lowerRoman' | 'chinese'

/** ISO 29500-1 17.18.59, where it is not Word's name. */
const wordFormats: Readonly<Record<string, string>> = { chinese: 'chineseCountingThousand' }

/** How items of a level are labelled, in a style of the flow; `%1` in the text is the count of the first level. */
export type Level = {
  readonly format: Counted | 'bullet' | 'none'
  readonly text: string
  readonly start: number
  readonly style: StyleName
}

/** Word has nine levels. */
export const deepest = 8

const bullets = ['•', '–', '·'] as const
const formats = ['decimal', 'lowerLetter', 'lowerRoman'] as const

/** What editors get who go on in a list where the memo has nothing: as the memo's own lists are labelled. */
export const usualLevel = (kind: 'bullet' | 'number', at: number, style: StyleName): Level =>
  kind === 'bullet'
    ? { format: 'bullet', text: bullets[at % bullets.length]!, start: 1, style }
    : { format: formats[at % formats.length]!, text: `%${at + 1}.`, start: 1, style }

/** The number before that of a recommendation: the 3 of 3.2. */
export const sectionOf = ({ prefix }: Label): number | undefined => {
  const found = /(?<!\d)(\d+)\.$/.exec(prefix)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** The level that an item with a label asks for. */
export const wantedLevel = (label: Label, at: number, style: StyleName): Level => {
  if (canCount(label)) {
    const prefix =
      sectionOf(label) === undefined ? label.prefix : label.prefix.replace(/(?<!\d)\d+\.$/, '%1.')
    // A section that is counted without being printed.
    const text = label.text === '' ? '' : `${prefix}%${at + 1}${label.suffix}`
    return { format: label.format, text, start: 1, style }
  }
  // Of a bullet, LibreOffice prints the first character only.
  const isBullet = Array.from(label.text).length === 1 || label.format === 'task'
  return { format: isBullet ? 'bullet' : 'none', text: label.text, start: 1, style }
}

/** Word counts to 32,767, and letters and Roman numerals from 1 to 780; what it cannot is a fixed text. */
const canCount = (label: Label): label is Label & { readonly format: Counted } => {
  const { format, ordinal } = label
  if (format === 'chinese') return ordinal > 0 && ordinal < 100
  if (format === 'decimal') return ordinal >= 0 && ordinal <= 32767
  return (format === 'lowerLetter' || format === 'lowerRoman') && ordinal > 0 && ordinal <= 780
}

/** Does a level count its items? */
export const isCounting = ({ format }: Level): boolean => format !== 'bullet' && format !== 'none'

/** `w:lvl`; `styleId` is that of the style whose paragraphs are of this level. */
export const levelXml = (flow: Flow, at: number, level: Level, styleId?: string): string => {
  const style = flow.styles[level.style]
  return element(
    'w:lvl',
    { 'w:ilvl': at },
    valued('w:start', level.start),
    valued('w:numFmt', wordFormats[level.format] ?? level.format),
    valued('w:pStyle', styleId),
    valued('w:suff', isClose(level, style) ? 'nothing' : null),
    valued('w:lvlText', level.text),
    valued('w:lvlJc', 'left'),
    // The indents of a house's styles are its own.
    style && !flow.wordStyles ? indentXml(style) : '',
    style ? labelLook(flow, style) : '',
  )
}

/**
 * Does the text begin right after the label: after nothing, before a check box, or after 一、 and （一）, whose marks have
 * room of their own? A tab would go on to the next stop where they fill their indent.
 */
const isClose = ({ format, text }: Level, style: Style | undefined): boolean =>
  /[、）]$/.test(text) || (text === '' && (format === 'bullet' || style?.hanging === 0))

const indentXml = (style: Style): string =>
  element(
    'w:pPr',
    {},
    element('w:ind', {
      'w:left': twips(style.left),
      'w:firstLineChars': 0,
      'w:hanging': twips(hangingOf(style)),
    }),
  )

/** Run properties of labels where they differ from their paragraph's. */
const labelLook = (flow: Flow, { font, bold, color, size, label }: Style): string => {
  const look = [
    label.font === font ? '' : element('w:rFonts', fontsOf(flow, label.font)),
    label.bold === bold ? '' : valued('w:b', label.bold ? 1 : 0),
    label.color === color ? '' : element('w:color', colorsOf(flow, label.color)),
    label.size === undefined || label.size === size ? '' : valued('w:sz', halfPoints(label.size)),
  ].join('')
  return look === '' ? '' : element('w:rPr', {}, look)
}
