import { describe, expect, test } from 'vitest'
import type { Table } from '../../scripts/flow/pieces.ts'
import { makeText, paged, type Made } from '../pdf/make.ts'

const rowsOf = (rows: readonly string[][]): string =>
  rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
const tableOf = ([head, ...rows]: string[][]): string =>
  rowsOf([head!, head!.map(() => '---'), ...rows])
const memoOf = (...tables: string[][][]): Made =>
  makeText(`# 题目\n\n正文。\n\n${tables.map(tableOf).join('\n\n正文。\n\n')}\n`, '.', [
    'brief',
  ])[0]!

const tablesIn = ({ flow }: Made): Table[] =>
  flow.body.filter((piece): piece is Table => piece.type === 'table')
const sharesOf = (table: Table): number[] => table.columns.map(({ share }) => share)

/** Widest gap between characters drawn in one go in the cells of the memo, in points. */
const loosest = ({ pages }: Made): number =>
  Math.max(
    ...pages.pages.flatMap(({ marks }) =>
      marks.flatMap((mark) =>
        mark.type === 'line' && mark.owner?.split('/').length === 4
          ? mark.line.pieces.map(({ spacing }) => spacing)
          : [],
      ),
    ),
  )

describe('tables', () => {
  const first = [
    ['姓名', '职务'],
    ['徐林', '理事长'],
  ]
  const second = [
    ['姓名', '职务'],
    ['丹尼斯·布莱尔', '教授'],
  ]

  test('under one head have the same columns', () => {
    const [one, two] = tablesIn(memoOf(first, second))
    expect(sharesOf(one!)).toEqual(sharesOf(two!))
    expect(sharesOf(one!)).not.toEqual(sharesOf(tablesIn(memoOf(first))[0]!))
  })

  test('under other heads have their own', () => {
    const other = [['名称', '说明'], ...second.slice(1)]
    const [one, two] = tablesIn(memoOf(first, other))
    expect(sharesOf(one!)).not.toEqual(sharesOf(two!))
  })

  const long = '委员会 https://www.example.org/programs/dialogue/2025/consensus-memorandum 主席。'
  test('have no cell spaced out to hold an address', () => {
    const made = memoOf([
      ['姓名', '职务', '网址'],
      ['徐林', '委员会主席，兼中国半导体行业协会主任。'.repeat(3), long.repeat(2)],
    ])
    expect(loosest(made)).toBeLessThan(0.05 * 9.5)
    const { flow } = made
    const cell = { ...flow.styles['table-cell']!, align: 'left' as const }
    const ragged = {
      ...made,
      ...paged({ ...flow, styles: { ...flow.styles, 'table-cell': cell } }),
    }
    expect(loosest(ragged)).toBe(0)
  })

  test('stay justified where that is even', () => {
    const made = memoOf([
      ['姓名', '职务'],
      [
        '徐林',
        '委员会主席，兼中国半导体行业协会主任（CSIA）、中国电子商会 AI 专家委员。'.repeat(7),
      ],
    ])
    const edges = made.pages.pages.flatMap(({ marks }) =>
      marks.flatMap((mark) =>
        mark.type === 'line' && mark.owner?.endsWith('/1/1') && mark.line.end === 'soft'
          ? [mark.x + mark.line.width]
          : [],
      ),
    )
    expect(edges.length).toBeGreaterThan(2)
    expect(Math.max(...edges) - Math.min(...edges)).toBeLessThan(0.01)
  })

  /** Rows of the body of a table on each page it reaches, below so many lines of text. */
  const rowsBelow = (lines: number, count = 8, rowLines = 1): number[] => {
    const text = Array.from({ length: lines }, () => '正文一行。').join('\n\n')
    const rows = tableOf([
      ['姓名', '职务'],
      ...Array.from({ length: count }, () => ['徐林', '主席'.repeat(1 + (rowLines - 1) * 16)]),
    ])
    const [made] = makeText(`# 题目\n\n${text}\n\n${rows}\n`, '.', ['brief'])
    return made!.pages.pages
      .map(({ marks }) =>
        marks.filter(
          (mark) => mark.type === 'line' && /^body\/\d+\/[1-9]\d*\/0$/.test(mark.owner ?? ''),
        ),
      )
      .map(({ length }) => length)
      .filter((found) => found > 0)
  }

  test('are not cut where moving them whole costs little, nor leave a row alone', () => {
    const cuts = Array.from({ length: 24 }, (_, at) => rowsBelow(10 + at))
    expect(cuts.flat().includes(1)).toBe(false)
    expect(cuts.some(({ length }) => length === 2)).toBe(true)
  })

  test('of tall rows, or of more than a page, leave no row alone either', () => {
    for (let lines = 0; lines < 25; lines += 3)
      for (const [count, rowLines] of [
        [30, 1],
        [9, 4],
        [14, 6],
      ] as const) {
        const cuts = rowsBelow(lines, count, rowLines)
        expect(cuts.reduce((sum, found) => sum + found, 0)).toBe(count)
        expect(cuts, `${count} rows of ${rowLines} below ${lines}`).not.toContain(1)
      }
  })
})
