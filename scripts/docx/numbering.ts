/** Labels of items → Word's numbering definitions, one for each stretch of items that counts on. */
import type { Flow, Label, Paragraph, Style } from '../flow/model.ts'
import { fontsOf } from './fonts.ts'
import { labelIndent } from './panels.ts'
import { halfPoints, hex } from './units.ts'
import { element, namespaces, part, valued } from './xml.ts'

/** Numbering of one paragraph. */
export type Num = { readonly id: number; readonly level: number }

export type Numbering = {
  readonly nums: ReadonlyMap<Paragraph, Num>
  /** `word/numbering.xml`. */
  readonly xml: string
}

type Counted = 'decimal' | 'lowerLetter' | 'lowerRoman' | 'chinese'

/** ISO 29500-1 17.18.59, where it is not Word's name. */
const wordFormats: Readonly<Record<string, string>> = { chinese: 'chineseCountingThousand' }

/** How a level prints its labels: everything but the count. */
type Level = {
  readonly format: Counted | 'bullet' | 'none'
  readonly text: string
  readonly start: number
  readonly look: string
}

/** A list as it grows while its items are read in order. */
type List = { readonly id: number; levels: Level[]; counts: number[] }

/** Word has nine levels. */
const deepest = 8

/**
 * Numbers every labelled paragraph. An item goes on in the last list of its kind whose count it
 * meets; where the flow's numbers skip (extracts keep those of the full text) a new one starts.
 */
export const toNumbering = (flow: Flow, paragraphs: readonly Paragraph[]): Numbering => {
  const lists: List[] = []
  const byLabel = new Map<number, List[]>()
  const nums = new Map<Paragraph, Num>()
  for (const paragraph of paragraphs) {
    const { style } = paragraph
    const label = paragraph.label ?? noNumber(paragraph, flow.styles[style])
    if (!label || nums.has(paragraph)) continue
    const level = Math.min(label.level, deepest)
    const wanted = levelOf(flow, label, level, flow.styles[style])
    const own = byLabel.get(label.list) ?? []
    let list = own.findLast((each) => meets(each, level, wanted))
    if (!list) {
      list = { id: lists.length + 1, levels: [], counts: [] }
      lists.push(list)
      own.push(list)
      byLabel.set(label.list, own)
    }
    list.levels[level] ??= wanted
    list.counts = [...list.counts.slice(0, level), wanted.start]
    nums.set(paragraph, { id: list.id, level })
  }
  return { nums, xml: toXml(lists) }
}

/** A heading without a number whose text stands beside a column of them: a label of nothing brings it there. */
const noNumber = ({ outline }: Paragraph, style: Style | undefined): Label | undefined =>
  outline === undefined || !style || style.hanging === 0
    ? undefined
    : { list: 0, level: 0, format: 'bullet', text: '', prefix: '', ordinal: 0, suffix: '' }

const levelOf = (flow: Flow, label: Label, level: number, style: Style | undefined): Level => {
  const indent = style ? labelIndent(style) : ''
  const look = style ? labelLook(flow, style) : ''
  if (canCount(label)) {
    const text = `${indent}${label.prefix}%${level + 1}${label.suffix}`
    return { format: label.format, text, start: label.ordinal, look }
  }
  // Of a bullet, LibreOffice prints the first character only.
  return {
    format: indent === '' && label.text !== '' ? 'bullet' : 'none',
    text: indent + label.text,
    start: 1,
    look,
  }
}

/** Word counts to 32,767, and letters and Roman numerals from 1 to 780; what it cannot is a fixed text. */
const canCount = (label: Label): label is Label & { readonly format: Counted } => {
  const { format, ordinal } = label
  if (format === 'chinese') return ordinal > 0 && ordinal < 100
  if (format === 'decimal') return ordinal >= 0 && ordinal <= 32767
  return (format === 'lowerLetter' || format === 'lowerRoman') && ordinal > 0 && ordinal <= 780
}

/** Would Word print the wanted label next at this level of the list? */
const meets = (list: List, level: number, wanted: Level): boolean => {
  const own = list.levels[level]
  if (!own) return true
  if (own.text !== wanted.text || own.format !== wanted.format || own.look !== wanted.look)
    return false
  const last = list.counts[level]
  const isFixed = own.format === 'bullet' || own.format === 'none'
  return isFixed || wanted.start === (last === undefined ? own.start : last + 1)
}

/** Run properties of labels where they differ from their paragraph's. */
const labelLook = (flow: Flow, { font, bold, color, size, label }: Style): string => {
  const look = [
    label.font === font ? '' : fontsOf(flow, label.font),
    label.bold === bold ? '' : valued('w:b', label.bold ? 1 : 0),
    label.color === color ? '' : valued('w:color', hex(label.color)),
    label.size === undefined || label.size === size ? '' : valued('w:sz', halfPoints(label.size)),
  ].join('')
  return look === '' ? '' : element('w:rPr', {}, look)
}

const toXml = (lists: readonly List[]): string =>
  part(element('w:numbering', namespaces, ...lists.map(abstract), ...lists.map(concrete)))

const abstract = ({ id, levels }: List): string =>
  element(
    'w:abstractNum',
    { 'w:abstractNumId': id },
    valued('w:nsid', (0x4d000000 + id).toString(16).toUpperCase()),
    valued('w:multiLevelType', 'hybridMultilevel'),
    ...allLevels(levels).map(levelXml),
  )

/** Levels without an item repeat the nearest one's kind, so that editors can go on in Word. */
const allLevels = (levels: readonly (Level | undefined)[]): Level[] => {
  const first = levels.find((level) => level !== undefined)!
  let last = first
  return Array.from({ length: deepest + 1 }, (_, i) => {
    const own = levels[i]
    last = own ?? { ...last, text: last.text.replace(/^.*%\d/, `%${i + 1}`), start: 1 }
    return last
  })
}

const levelXml = ({ format, text, start, look }: Level, index: number): string =>
  element(
    'w:lvl',
    { 'w:ilvl': index },
    valued('w:start', start),
    valued('w:numFmt', wordFormats[format] ?? format),
    valued('w:lvlText', text),
    valued('w:lvlJc', 'left'),
    look,
  )

const concrete = ({ id }: List): string =>
  element('w:num', { 'w:numId': id }, valued('w:abstractNumId', id))
