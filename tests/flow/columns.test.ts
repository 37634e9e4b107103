import { describe, expect, test } from 'vitest'
import { columnsOf } from '../../scripts/flow/columns.ts'
import { textWidth } from '../../scripts/flow/text-width.ts'

const measure = 36
const table = (...rows: string[][]) => rows.map((row) => row.map((text) => [{ text }]))
const widths = (...rows: string[][]) =>
  columnsOf(table(...rows), { measure, padding: 1, letters: 1 }).shares.map(
    (share) => share * measure,
  )
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

  test('hold what stands in brackets in a head, which word processors do not make narrower', () => {
    const [mileage] = widths(['里程（公里）', '说明'], ['286', long])
    expect(mileage).toBeGreaterThanOrEqual(5)
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

  test.each([
    [
      [
        'Environment',
        'Growth',
        'Recommendations',
        'Administration',
        'Infrastructure',
        'Total',
        'Communications',
      ],
      ['12.5', '-3.4', '40', '17', '88', '1,234,567', '3'],
    ],
    [
      ['备注', '一月', '部门', '主管', '协办', '二月', '说明', '合计'],
      [
        '备注说明文字较长',
        '12.5',
        'Administration',
        'Telecommunications',
        'Telecommunications',
        '12.5',
        '备注说明文字较长',
        '1,234,567',
      ],
    ],
  ] as string[][][])('hold every figure whole, whatever words have to be broken', (...rows) => {
    const found = widths(...rows)
    rows[1]!.forEach((text, at) => {
      if (/^[-\d.,]+$/.test(text)) expect(found[at]).toBeGreaterThanOrEqual(textWidth(text) + 1)
    })
  })

  test('ask for small type where short entries in Han have no room side by side', () => {
    const needOf = (text: string) =>
      columnsOf(table(Array(11).fill('项'), Array(11).fill(text)), {
        measure,
        padding: 1,
        letters: 1,
      }).need
    expect(needOf('已完成')).toBeGreaterThan(1)
    expect(needOf('已于上月完成')).toBeLessThan(1)
    const [first, second] = widths(['航段', '说明'], ['上游一段', long])
    expect(first).toBeGreaterThanOrEqual(5)
    expect(second).toBeGreaterThan(25)
  })

  test('break the longest words first', () => {
    const found = widths(
      ['a', 'b', 'c', 'd', 'e'],
      ['1', 'Telecommunications', 'Administration', 'Telecommunications', long],
    )
    expect(found[2]).toBeGreaterThanOrEqual(textWidth('Administration'))
    expect(found[4]).toBeGreaterThan(4)
  })

  test('are no wider for a long head than for its longest word', () => {
    const [first] = widths(['How many of them there were', 'b'], ['1', long])
    expect(first).toBeLessThan(textWidth('there') * 1.08 + 1.5)
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
