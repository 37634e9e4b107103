/**
 * A look at the source before it is parsed. micromark takes minutes for a few kilobytes of
 * unclosed marks or nested lists, and cannot be stopped; what it would cost is estimated here
 * from the shapes of the lines, in one pass, and refused with its place when it is too much.
 */
import type { Report, Words } from '../message.ts'
import { limits, parseCost } from '../limits.ts'
import { isTableRule } from './table-rule.ts'

/** Quote, list and note markers at the beginning of a line. */
const containers = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)|\[\^[^\]]+\]:))*/
/** Characters of a line in which its markers are looked for: more would overflow the pattern's stack. */
const longestPrefix = 5000
const marks = /[*_~[\]<&`]/g
const punctuation = /[!-/:-@[-`{-~]/g
/** A row of `=` or `-` below a text makes it a heading. */
const underline = /^ {0,3}(?:=+|-+)[ \t]*$/
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
  inTable: false,
  lines: 0,
  marks: 0,
  characters: 0,
}

/** True when the parser can take the source; else says where it goes too far. */
export const readable = (source: string, report: Report): boolean => {
  let scan = nothing
  for (const [index, text] of source.split('\n').entries()) {
    scan = nextLine(scan, text)
    const fault = faults.find(({ test }) => test(scan))
    if (!fault) continue
    const column = text.length - text.trimStart().length + 1
    report({ rule: fault.rule, en: fault.en, zh: fault.zh, place: { line: index + 1, column } })
    return false
  }
  return true
}

const nextLine = (scan: Scan, text: string): Scan => {
  // Beyond this many characters of markers the nesting is too deep in any case.
  const prefix = containers.exec(text.slice(0, longestPrefix))![0]
  const depth = scan.fenced ? 0 : depthOf(text, prefix)
  const cost = scan.cost + lineCost(text, depth)
  const { begun, fenced } = scan
  if (text.trim() === '') return { ...nothing, cost: cost + paragraphCost(scan), begun, fenced }
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
    inTable,
    lines: paragraph.lines + 1,
    marks: paragraph.marks + (text.match(marks)?.length ?? 0),
    characters: paragraph.characters + text.length,
  }
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

type Fault = Words & { readonly rule: string }

const faults: readonly (Fault & { readonly test: (scan: Scan) => boolean })[] = [
  {
    test: (scan) => scan.depth > limits.nesting,
    rule: 'too-deep',
    en: `More than ${limits.nesting} quotes or lists stand inside each other here: remove some levels`,
    zh: `引用或列表嵌套过深，最多 ${limits.nesting} 层：请减少层级`,
  },
  {
    test: (scan) => scan.marks > limits.marksInParagraph,
    rule: 'too-many-marks',
    en: `This paragraph has more than ${limits.marksInParagraph} marks of Markdown (* _ ~ [ ] < & \`): split it, or put \\ before those that are meant as text`,
    zh: `一个段落中的 Markdown 标记（* _ ~ [ ] < & \`）过多，最多 ${limits.marksInParagraph} 个：请拆分段落，或用 \\ 转义作为文字的标记`,
  },
  {
    test: (scan) => totalCost(scan) > parseCost.budget,
    rule: 'too-much',
    en: 'There are too many lists, quotes, headings, cells or unclosed marks to be read in seconds: split the memo here',
    zh: '列表、引用、标题、单元格或未闭合标记过多，解析将耗时过长：请在此处拆分备忘录',
  },
]
