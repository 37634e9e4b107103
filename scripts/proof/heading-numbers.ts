/** Numbers of headings as official documents have them: one after another, on every level. */
import type { Label, Paragraph } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import type { Memo } from '../memo/model.ts'
import { unitsOf } from '../memo/walk.ts'
import type { Fault } from './findings.ts'

const numerals = ['', ...'一二三四五六七八九']
const chinese = (count: number): string => {
  const tens = Math.floor(count / 10)
  return `${tens > 1 ? numerals[tens] : ''}${tens > 0 ? '十' : ''}${numerals[count % 10]}`
}

/** What stands before the nth heading of each level, from the second. */
const forms: readonly ((count: number) => string)[] = [
  (count) => `${chinese(count)}、`,
  (count) => `（${chinese(count)}）`,
  (count) => `${count}.`,
  (count) => `（${count}）`,
]

/** Headings whose number is not the one after that of the heading before them, or not that of their recommendations. */
export const headingNumberFaults = (edition: Memo, { body }: Flow): Fault[] => {
  const headings = body.filter(
    (piece): piece is Paragraph & { readonly outline: number; readonly label: Label } =>
      piece.type === 'paragraph' && (piece.outline ?? 0) > 1 && Boolean(piece.label?.suffix),
  )
  const numbers = sectionNumbersOf(edition)
  const counts: number[] = []
  return headings.flatMap(({ id, outline, label }): Fault[] => {
    const level = outline - 2
    counts.splice(level + 1)
    counts[level] = Number(level === 0 && numbers.get(id ?? '')) || (counts[level] ?? 0) + 1
    const wanted = forms[level]?.(counts[level])
    return label.text === wanted ? [] : [{ rule: 'wrong-label', id, wanted, got: label.text }]
  })
}

const sectionNumbersOf = (edition: Memo): ReadonlyMap<string, string> =>
  new Map(
    [...unitsOf(edition)].flatMap(({ type, unit }): [string, string][] =>
      type === 'section' && unit.sectionNumber !== undefined ? [[unit.id, unit.sectionNumber]] : [],
    ),
  )
