import { compose } from '../../scripts/compose/compose.ts'
import type { ComposedLine, ComposeRun, Metrics, Setting } from '../../scripts/compose/model.ts'

const opening = /[“‘（〔［｛《〈「『【〖]/
const closing = /[”’）〕］｝》〉」』】〗、，；：。．！？]/

const em = (character: string, features: readonly string[]): number => {
  if (features.includes('pwid') && /[“”‘’…]/.test(character)) return 0.4
  if (features.includes('halt') && (opening.test(character) || closing.test(character))) return 0.5
  if (character === '·') return 0.3
  if (character === ' ' || character === '\u00a0') return 0.25
  if (character === '—' && !features.includes('fwid')) return 0.9
  if (/[!-~\u00c0-\u02af–]/.test(character)) return 0.5
  return /\p{M}/u.test(character) ? 0 : 1
}

/** A face with round numbers: Han 1 em, Latin half an em, a space a quarter. */
export const fake: Metrics = {
  width: (text, features = []) =>
    [...text].reduce((sum, character) => sum + em(character, features), 0),
  trim: (mark) => ({ left: opening.test(mark) ? 0.5 : 0, right: closing.test(mark) ? 0.5 : 0 }),
}

export const size = 10

export const chinese: Setting = {
  gap: { natural: 0.25, min: 0.125, max: 1 / 3 },
  hyphenate: null,
  hyphenates: 'any',
  lang: 'zh-CN',
  justify: true,
}

export const english: Setting = { ...chinese, lang: 'en' }

/** Composes at a measure in em; a string is one run. */
export const set = (
  text: string | readonly ComposeRun[],
  measure: number,
  setting: Setting = chinese,
  indent = 0,
): readonly ComposedLine[] => {
  const runs = typeof text === 'string' ? [{ text, size }] : text
  const width = (line: number) => (measure - (line === 0 ? indent : 0)) * size
  return compose(runs, width, () => fake, setting)
}

/** Texts of the lines. */
export const lines = (text: string, measure: number, setting: Setting = chinese): string[] =>
  set(text, measure, setting).map((line) => line.text)

/** Where each character drawn stands, in em: `[text, left edge]` per piece. */
export const places = (line: ComposedLine): [string, number][] =>
  line.pieces.map(({ text, x }) => [text, Math.round((x / size) * 1000) / 1000])
