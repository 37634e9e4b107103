import { describe, expect, test } from 'vitest'
import { columnsOf } from '../../scripts/flow/columns.ts'

const measure = 36
const table = (...rows: string[][]) => rows.map((row) => row.map((text) => [{ text }]))
const widths = (...rows: string[][]) =>
  columnsOf(table(...rows), measure).map((share) => share * measure)
const long = '双方就共同关注的问题交换了意见，并同意继续讨论。'.repeat(3)

describe('columns of a table', () => {
  test('take the whole measure between them', () => {
    for (const rows of [
      [['a', 'b']],
      [
        ['a', long],
        ['b', long],
      ],
      [[long, long, long]],
    ])
      expect(widths(...rows).reduce((sum, width) => sum + width)).toBeCloseTo(measure)
  })

  test.each([
    ['years', ['Year', 'What'], ['2025', long]],
    ['acronyms', ['N', 'Name', 'C'], ['1', 'WTO', long], ['2', 'OECD', 'x']],
    ['a word among long texts', ['A', 'B', 'C'], [long, 'Telecommunications', long]],
    [
      'a word in a mixed cell',
      ['A', 'B', 'C', 'D'],
      [long, '与 Telecommunications 有关的问题', long, long],
    ],
  ] as [string, ...string[][]][])('are wide enough for %s', (_, ...rows) => {
    const found = widths(...rows)
    // About what the letters of our fonts take, with half an em at either side.
    const needs = (text: string) =>
      Math.max(
        ...text
          .split(/[\s\u4e00-\u9fff，。]/)
          .map((word) => [...word].reduce((sum, c) => sum + (/[A-Z]/.test(c) ? 0.72 : 0.55), 1)),
      )
    for (const row of rows)
      row.forEach((text, at) => expect(found[at]).toBeGreaterThanOrEqual(needs(text)))
  })

  test('are shared as if there were no words when there is no room for all of them', () => {
    const word = 'internationalisation'
    const found = widths(['a', 'b', 'c', 'd', 'e'], [`${long} x`, word, long, word, word])
    expect(Math.min(...found)).toBeGreaterThan(4)
  })

  test('do not give way to an address, which is broken', () => {
    const [first, second] = widths(['A', 'B'], [long, `https://example.org/${'path/'.repeat(20)}`])
    expect(first).toBeGreaterThan(measure / 4)
    expect(second).toBeGreaterThan(measure / 4)
  })
})
