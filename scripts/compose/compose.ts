import { atomsOf, isCjk, offsetsOf, type RunText, type Span } from './atoms.ts'
import { breakLines } from './break-lines.ts'
import { demerits } from './demerits.ts'
import type { BreakSetting } from './line-fit.ts'
import { galleyOf, type Galley } from './items.ts'
import { ofAddress } from './words.ts'
import {
  letterFit,
  letterUnit,
  restLevel,
  restUnit,
  shrinkLevels,
  stretchLevels,
} from './levels.ts'
import type { Compose, ComposedLine, ComposeRun, Measure, Metrics, Setting } from './model.ts'
import { setLine, type Adjustment, type Range } from './set-line.ts'

/** What is the same for all spans of a paragraph. */
type Paragraph = RunText & {
  readonly metrics: (run: number) => Metrics
  readonly setting: Setting
  readonly breaking: Omit<BreakSetting, 'measure'>
}

/** Gaps between the letters of an address that nobody sees, in em. */
const widestLetterGap = 0.02
/** A line whose gaps grow by more falls apart: between Han characters, and between the letters of a word, in em. */
const widestGap = { cjk: 0.5 / restUnit, latin: 0.03 / letterFit.stretch }

/** A ragged line may decently fall short by so many ems. */
const rag = 3

/** Spans between forced breaks; the `\n` belongs to neither. */
const spansOf = (text: string): Span[] => {
  let from = 0
  return text.split('\n').map((part) => {
    const span = { from, to: from + part.length }
    from = span.to + 1
    return span
  })
}

const breakSetting = (
  runs: readonly ComposeRun[],
  { justify }: Setting,
): Paragraph['breaking'] => ({
  stretch: stretchLevels,
  shrink: shrinkLevels,
  rag: justify ? 0 : rag * runs.reduce((most, { size }) => Math.max(most, size), 0),
  demerits,
})

/**
 * Would a line be spaced out for all to see? It keeps its natural width: before a word as long as a line there
 * may be little to stretch; and an address at its end offers few places to break, and gaps in it look like spaces.
 */
const isTorn = (
  { items, atoms }: Galley,
  { from, to }: Range,
  used: Float64Array,
  cjk: boolean,
): boolean => {
  if (used[restLevel]! > widestGap[cjk ? 'cjk' : 'latin']) return true
  if (used[restLevel]! * letterUnit <= widestLetterGap) return false
  const last = items.slice(from, to).findLast((item) => item.type === 'box')
  return last !== undefined && ofAddress.has(atoms[last.atom]?.seam ?? null)
}

/** Of a line whose glue gives nothing. */
const natural: Adjustment = {
  grows: true,
  used: new Float64Array(Math.max(stretchLevels.length, shrinkLevels.length)),
}

const composeSpan = (paragraph: Paragraph, span: Span, measure: Measure): ComposedLine[] => {
  const { runs, text, offsets, metrics, setting } = paragraph
  const cjk = isCjk(setting.lang)
  const galley = galleyOf(atomsOf(paragraph, span, setting), {
    runs,
    metrics,
    setting,
    cjk,
    narrowest: Math.min(measure(0), measure(1)),
    indented: measure(0) < measure(1),
    isHeadline: setting.isHeadline ?? false,
  })
  const { items, atoms } = galley
  const isLast = span.to === text.length
  const startOf = (item: number): number => {
    const box = items[item]
    return box?.type === 'box' && box.atom >= 0 ? atoms[box.atom]!.at : span.to
  }
  const lines = breakLines(items, { ...paragraph.breaking, measure })
  return lines.map(({ from, to, ratio: fitted, used }, line): ComposedLine => {
    const isEnd = line === lines.length - 1
    const range = { from, to }
    const isNatural = isTorn(galley, range, used, cjk)
    const ratio = isNatural ? 0 : fitted
    const how = isNatural ? natural : { grows: ratio >= 0, used }
    const { pieces, width } = setLine(galley, range, how, runs, metrics)
    const textStart = line === 0 ? span.from : startOf(from)
    const [first] = pieces
    const textEnd = isEnd ? span.to + (isLast ? 0 : 1) : startOf(lines[line + 1]!.from)
    return {
      pieces,
      width,
      text: text.slice(textStart, textEnd),
      lead: first ? offsets[first.run]! + first.start - textStart : 0,
      end: !isEnd ? 'soft' : isLast ? 'last' : 'hard',
      ratio: setting.justify ? ratio : Math.min(ratio, 0),
    }
  })
}

/**
 * Composes a paragraph: breaks its runs into lines that fit their measure and look even, and gives
 * every glyph its place. The rules of the language are in `joints.ts`, its classes of characters
 * in `classes.ts`; the breaking is `breakLines`. The texts of the lines joined are the text given.
 */
export const compose: Compose = (runs, measure, metrics, setting) => {
  const text = runs.map((run) => run.text).join('')
  const breaking = breakSetting(runs, setting)
  const paragraph: Paragraph = { runs, text, offsets: offsetsOf(runs), metrics, setting, breaking }
  const lines: ComposedLine[] = []
  for (const span of spansOf(text)) {
    const before = lines.length
    const set = composeSpan(paragraph, span, (line) => measure(before + line))
    for (const line of set) lines.push(line)
  }
  return lines
}
