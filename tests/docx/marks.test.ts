import { describe, expect, it } from 'vitest'
import { isLatinMark, latinQuotes } from '../../scripts/compose/quotes.ts'
import { isShared, scriptsOf, type Script } from '../../scripts/docx/marks.ts'

/** The text with its Chinese marks replaced by H and its Latin ones by L. */
const shown = (text: string, around: Script = 'han'): string => {
  const characters = [...text]
  const scripts = scriptsOf(characters, around)
  return characters
    .map((c, i) => (isShared(c) ? scripts[i]!.slice(0, 1).toUpperCase() : c))
    .join('')
}

type Case = readonly [text: string, expected: string, around: Script]
const chinese: readonly (readonly [text: string, expected: string])[] = [
  ['推动“AI+”行动', '推动HAI+H行动'],
  ['“AI+”行动', 'HAI+H行动'],
  ['签署“MOU”', '签署HMOUH'],
  ['其中 Harbour’s Edge 一案', '其中 HarbourLs Edge 一案'],
  ['the “Open AI” plan', 'the LOpen AIL plan'],
  ['航线——即沿岸——交换……', '航线HH即沿岸HH交换HH'],
  ['陈·海生', '陈H海生'],
  ['Harbour · Forum', 'Harbour L Forum'],
  ['‘甲’与“‘乙’丙”', 'H甲H与HH乙H丙H'],
  ['𠀀“甲”', '𠀀H甲H'],
]
const english = [
  ['he said “海湾” twice', 'he said H海湾H twice'],
  ['it’s “fine” — really…', 'itLs LfineL L reallyL'],
] as const
const cases: readonly Case[] = [
  ...chinese.map(([text, marks]): Case => [text, marks, 'han']),
  ...english.map(([text, marks]): Case => [text, marks, 'latin']),
]

describe('the script of a shared mark', () => {
  it.each(cases)('%s', (text, expected, around) => {
    expect(shown(text, around)).toBe(expected)
  })

  const inOneUnit = cases.filter(([text]) => !/[\u{10000}-\u{10FFFF}]/u.test(text))
  it.each(inOneUnit)('is the one the composer sets in the PDF: %s', (text, expected, around) => {
    const quotes = latinQuotes(text)
    const isLatin = (c: string, i: number) =>
      /[‘’“”]/.test(c) ? quotes.has(i) : isLatinMark(text, i, around !== 'latin')
    const composed = Array.from(text, (c, i) => (isShared(c) ? (isLatin(c, i) ? 'L' : 'H') : c))
    expect(composed.join('')).toBe(expected)
  })

  it('is Han for a middle dot between spaces too: Word’s Latin fonts draw it too small', () => {
    expect(shown('海湾 · 论坛')).toBe('海湾 H 论坛')
  })
})
