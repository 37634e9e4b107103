import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstFit } from '../../scripts/compose/first-fit.ts'
import type { ComposeRun } from '../../scripts/compose/model.ts'
import { chinese, fake, size } from './fake.ts'

const runsOf = (text: string | readonly ComposeRun[]): readonly ComposeRun[] =>
  typeof text === 'string' ? [{ text, size }] : text

const set = (text: string | readonly ComposeRun[], measure: number, indent = 0) =>
  firstFit(
    runsOf(text),
    (line) => (measure - (line === 0 ? indent : 0)) * size,
    () => fake,
    chinese,
  )
const lines = (text: string | readonly ComposeRun[], measure: number, indent = 0): string[] =>
  set(text, measure, indent).map((line) => line.text)

describe('firstFit', () => {
  test.each<[string, string, number, string[]]>([
    ['fills each line', '天地玄黄宇宙洪荒日', 4, ['天地玄黄', '宇宙洪荒', '日']],
    ['lets a mark hang over the end', '天地玄黄。宇宙', 4, ['天地玄黄。', '宇宙']],
    ['hangs no quotes: they take a character along', '天地玄黄”宇', 4, ['天地玄', '黄”宇']],
    ['ends no line with an opening mark', '天地玄（黄）', 4, ['天地玄', '（黄）']],
    ['puts a fifth of an em between Han and Latin', '天地AI玄黄', 4.1, ['天地AI', '玄黄']],
    ['drops that gap at the end of a line', '天地玄AI黄', 4.2, ['天地玄AI', '黄']],
    ['keeps words whole', 'one two three', 4, ['one two ', 'three']],
    ['ends lines after hyphens and solidi', '天用-军/民', 2.5, ['天用-', '军/民']],
    ['but not before a number', 'ab 5G-10', 3, ['ab ', '5G-10']],
    ['cuts what no line holds', 'abcdefgh', 2, ['abcd', 'efgh']],
    ['cuts it between equal letters too', 'aaaaaaaa', 2, ['aaaa', 'aaaa']],
    ['and at hyphens between equal words', 'ab-ab-ab-ab', 3, ['ab-ab-', 'ab-ab']],
    ['ends lines where it is told to', '天\n\n地', 4, ['天\n', '\n', '地']],
  ])('%s', (_, text, measure, expected) => {
    expect(lines(text, measure)).toEqual(expected)
  })

  test('makes the first line shorter by the indent', () => {
    expect(lines('天地玄黄宇宙洪荒', 4, 2)).toEqual(['天地', '玄黄宇宙', '洪荒'])
  })

  test('keeps the mark of a note with what it marks', () => {
    const runs = [
      { text: '天地玄黄', size },
      { text: '12', size, clings: 'apart' as const },
      { text: '宇宙', size },
    ]
    expect(lines(runs, 4)).toEqual(['天地玄', '黄12宇宙'])
    expect(set(runs, 4).map(({ pieces }) => pieces.map(({ run }) => run))).toEqual([[0], [0, 1, 2]])
  })

  test('of nothing makes one empty line', () => {
    expect(set('', 4).map(({ pieces, text }) => [pieces, text])).toEqual([[[], '']])
    expect(set([], 4)).toHaveLength(1)
  })

  test('loses no character and adds none', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'天地玄，。“”（）ab5-/ \n\u00ad\u200b\u00a0\u3000\u0301', '𠮷'),
    })
    fc.assert(
      fc.property(fc.array(text), fc.integer({ min: 1, max: 9 }), (texts, measure) => {
        const runs = texts.map((each) => ({ text: each, size }))
        const made = set(runs, measure)
        expect(made.map((line) => line.text).join('')).toBe(texts.join(''))
        const pieces = made.flatMap((line) => line.pieces)
        expect(pieces.map((piece) => piece.text).join('')).toBe(texts.join(''))
        for (const { run, start, text: part } of pieces)
          expect(texts[run]!.slice(start, start + part.length)).toBe(part)
      }),
    )
  })
})
