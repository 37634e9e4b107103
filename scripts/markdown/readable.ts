/**
 * A look at the source before it is parsed. micromark takes minutes for a few kilobytes of
 * unclosed marks or nested lists, and cannot be stopped; what it would cost is estimated here
 * from the shapes of the lines, in one pass, and refused with its place when it is too much.
 */
import type { Report } from '../message.ts'
import { limits, parseCost, type Sizes } from '../limits.ts'
import type { Finding } from './content-messages.ts'
import { sizeMessages } from './size-messages.ts'
import { isTableRule } from './table-rule.ts'

/** Quote, list and note markers at the beginning of a line. */
const containers = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)|\[\^[^\]]+\]:))*/
/** Characters of a line in which its markers are looked for: more would overflow the pattern's stack. */
const longestPrefix = 5000
const marks = /[*_~[\]<&`]/g
const punctuation = /[!-/:-@[-`{-~]/g
/** A row of `=` or `-` below a text makes it a heading. */
const underline = /^ {0,3}(?:=+|-+)[ \t]*$/
const heading = /^ {0,3}#{1,6}(?:[ \t]|$)/
/** An item, and how items of its list begin. */
const item = /^[ \t>]*(?:([-+*])|\d{1,9}([.)]))(?=[ \t]|$)/
const fence = /^[ \t>]*(?:`{3,}|~{3,})/

/** What was seen so far; a paragraph is a stretch of lines without a blank one. */
type Scan = {
  /** Cost of all ended paragraphs and of every line. */
  readonly cost: number
  /** Lists and quotes begun, and headings underlined. */
  readonly begun: number
  /** Levels of quote and list of the line. */
  readonly depth: number
  readonly fenced: boolean
  /** Lines so far that are items of one list or of those in it, and how those begin that are not indented. */
  readonly items: number
  readonly bullet: string
  readonly isBlank: boolean
  readonly inTable: boolean
  /** Of the paragraph so far. */
  readonly lines: number
  readonly marks: number
  readonly characters: number
}

const nothing: Scan = {
  cost: 0,
  begun: 0,
  depth: 0,
  fenced: false,
  items: 0,
  bullet: '',
  isBlank: true,
  inTable: false,
  lines: 0,
  marks: 0,
  characters: 0,
}

/** True when the parser can take the source; else says where it goes too far. */
export const readable = (source: string, report: Report, sizes: Sizes = limits): boolean => {
  let scan = nothing
  for (const [index, text] of source.split('\n').entries()) {
    scan = nextLine(scan, text)
    const fault = faults.find(({ test }) => test(scan, sizes))
    if (!fault) continue
    const column = text.length - text.trimStart().length + 1
    report({ ...fault.finding(sizes), place: { line: index + 1, column } })
    return false
  }
  return true
}

const nextLine = (scan: Scan, text: string): Scan => {
  // Beyond this many characters of markers the nesting is too deep in any case.
  const prefix = containers.exec(text.slice(0, longestPrefix))![0]
  const depth = scan.fenced ? 0 : depthOf(text, prefix)
  const cost = scan.cost + lineCost(text, depth)
  const { begun, fenced, items, bullet } = scan
  if (text.trim() === '')
    return { ...nothing, cost: cost + paragraphCost(scan), begun, fenced, items, bullet }
  if (fence.test(text)) return { ...scan, cost, depth, fenced: !fenced }
  if (fenced) return { ...scan, cost, depth }
  const inTable = scan.inTable || isTableRule(text)
  // An item or a row is parsed by itself, however many follow each other.
  const alone = inTable || prefix !== ''
  const paragraph = alone ? nothing : scan
  const isBegun = prefix !== '' ? scan.depth === 0 : scan.lines > 0 && underline.test(text)
  return {
    cost: alone ? cost + paragraphCost(scan) : cost,
    begun: isBegun ? begun + 1 : begun,
    depth,
    fenced,
    ...itemsAfter(scan, text),
    isBlank: false,
    inTable,
    lines: paragraph.lines + 1,
    marks: paragraph.marks + (text.match(marks)?.length ?? 0),
    characters: paragraph.characters + text.length,
  }
}

/** A list goes on with items that begin alike, with what is indented, and with lines right below an item's. */
const itemsAfter = ({ items, bullet, isBlank }: Scan, text: string) => {
  const found = item.exec(text)
  const isIndented = /^[ \t]/.test(text)
  if (found) {
    const own = found[1] ?? found[2]!
    if (isIndented) return { items: items + 1, bullet }
    return { items: own === bullet ? items + 1 : 1, bullet: own }
  }
  return isIndented || (!isBlank && !heading.test(text)) ? { items, bullet } : { items: 0, bullet }
}

/** Markers, and indentation in front of them: nested lists indent by two or more. */
const depthOf = (text: string, prefix: string): number => {
  const markers = prefix.replaceAll(/\[\^[^\]]+\]:/g, '>').match(/[>+*-]|\d[.)]/g)?.length ?? 0
  return markers && markers + Math.floor((text.length - text.trimStart().length) / 2)
}

const lineCost = (text: string, depth: number): number =>
  parseCost.line +
  parseCost.character * text.length +
  parseCost.container * depth +
  parseCost.cell * countOf(text, /\|/g) +
  parseCost.punctuation * countOf(text, punctuation) +
  parseCost.at * countOf(text, /@/g)

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

const paragraphCost = ({ lines, marks, characters }: Scan): number =>
  (lines > parseCost.freeLines ? parseCost.lineSquared * lines ** 2 : 0) +
  (marks > parseCost.freeMarks ? parseCost.markByCharacter * marks * characters : 0)

const totalCost = (scan: Scan): number =>
  scan.cost + paragraphCost(scan) + parseCost.containerSquared * scan.begun ** 2

/** Times as many as may be are counted here, so that less of them hides nothing else that is wrong. */
const far = 4

type Fault = {
  readonly test: (scan: Scan, sizes: Sizes) => boolean
  readonly finding: (sizes: Sizes) => Finding
}

const faults: readonly Fault[] = [
  {
    test: (scan) => scan.depth > limits.nesting,
    finding: () => sizeMessages.tooDeep(limits.nesting),
  },
  {
    test: (scan) => scan.marks > limits.marksInParagraph,
    finding: () => sizeMessages.tooManyMarks(limits.marksInParagraph),
  },
  {
    test: (scan, sizes) => scan.items > far * sizes.listItems,
    finding: (sizes) => sizeMessages.tooManyItems(sizes.listItems),
  },
  {
    test: (scan) => totalCost(scan) > parseCost.budget,
    finding: () => sizeMessages.tooMuch(),
  },
]
