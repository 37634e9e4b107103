import { describe, expect, test } from 'vitest'
import type { Table } from '../../scripts/flow/model.ts'
import { makeText, type Made } from '../pdf/make.ts'

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
})
