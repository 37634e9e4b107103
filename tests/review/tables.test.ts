/** Tables and columns that reviewers add, fill and take out, in the Markdown. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { home } from '../../scripts/files.ts'
import { readMemo, readTemplates, toDocx, toFlow } from '../../scripts/index.ts'
import { readResources } from '../../scripts/project/resources.ts'
import { readText } from '../../scripts/review/read-text.ts'
import { review } from '../../scripts/review/review.ts'
import { p, r } from '../import/word.ts'
import { edited, retype, type Edit } from './word-edits.ts'

const resources = readResources(home).value!
const templates = readTemplates(home).value!
const head = '---\ntitle: 港口对话\nlang: zh-CN\ndomains:\n  ports: 港口\n---\n\n## 港口\n\n'
const table = `| 港口 | 吞吐量 | 年份 |
| :--- | ---: | --- |
| 东港 | 12 | 2024 |
| 西港 | 30 | 2025 |
`
const memo = `${head}双方同意下表。\n\n${table}\n- 两国应公布数据。\n`
const source = readMemo(memo, { path: 'memo.md', folder: home }).value!
const copy = toDocx(toFlow(source, templates, { template: 'review' }).value!, templates)

const reviewed = async (edits: readonly Edit[], today = memo) => {
  const place = { path: 'memo.md', folder: home, file: join(home, 'memo.md') }
  const files = [{ path: 'back.docx', bytes: edited(copy, ...edits) }]
  return review({ ...place, today: readText(today)!, given: null, resources }, files)
}

const cell = (text: string): string => `<w:tc><w:tcPr/>${p(r(text))}</w:tc>`
const rowsOf = (
  xml: string,
  change: (cells: readonly string[], row: number) => readonly string[],
): string => {
  let row = -1
  return xml.replaceAll(
    /(<w:tr>(?:<w:trPr>.*?<\/w:trPr>)?)(.*?)(<\/w:tr>)/g,
    (_, start: string, inside: string, end: string) => {
      row++
      return start + change(inside.match(/<w:tc>.*?<\/w:tc>/g)!, row).join('') + end
    },
  )
}

const columnBehind =
  (column: number, texts: readonly string[]): Edit =>
  (xml) =>
    rowsOf(xml, (cells, row) => cells.toSpliced(column + 1, 0, cell(texts[row]!)))
const withoutColumn =
  (column: number): Edit =>
  (xml) =>
    rowsOf(xml, (cells) => cells.toSpliced(column, 1))
const rowAtEnd =
  (texts: readonly string[]): Edit =>
  (xml) =>
    xml.replace('</w:tbl>', `<w:tr>${texts.map(cell).join('')}</w:tr></w:tbl>`)
const tableBehind =
  (text: string, rows: readonly (readonly string[])[]): Edit =>
  (xml) =>
    xml.replace(
      new RegExp(`(>${text}</w:t></w:r>.*?</w:p>)`),
      `$1<w:tbl><w:tblPr/>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`,
    )

const rows = (...lines: readonly string[]): string => memo.replace(table, `${lines.join('\n')}\n`)

test.each<[what: string, edits: readonly Edit[], after: string]>([
  [
    'a column at the end',
    [columnBehind(2, ['备注', '新', 'a|b'])],
    rows(
      '| 港口 | 吞吐量 | 年份 | 备注 |',
      '| :--- | ---: | --- | --- |',
      '| 东港 | 12 | 2024 | 新 |',
      '| 西港 | 30 | 2025 | a\\|b |',
    ),
  ],
  [
    'a column at the beginning',
    [columnBehind(-1, ['国家', '甲', '乙'])],
    rows(
      '| 国家 | 港口 | 吞吐量 | 年份 |',
      '| --- | :--- | ---: | --- |',
      '| 甲 | 东港 | 12 | 2024 |',
      '| 乙 | 西港 | 30 | 2025 |',
    ),
  ],
  [
    'a column between, with a word changed beside it',
    [columnBehind(0, ['国家', '甲', '乙']), retype('30', '31')],
    rows(
      '| 港口 | 国家 | 吞吐量 | 年份 |',
      '| :--- | --- | ---: | --- |',
      '| 东港 | 甲 | 12 | 2024 |',
      '| 西港 | 乙 | 31 | 2025 |',
    ),
  ],
  [
    'a column and a row',
    [columnBehind(2, ['备注', '新', '旧']), rowAtEnd(['南港', '7', '2026', '新'])],
    rows(
      '| 港口 | 吞吐量 | 年份 | 备注 |',
      '| :--- | ---: | --- | --- |',
      '| 东港 | 12 | 2024 | 新 |',
      '| 西港 | 30 | 2025 | 旧 |',
      '| 南港 | 7 | 2026 | 新 |',
    ),
  ],
  [
    'the last column gone',
    [withoutColumn(2)],
    rows('| 港口 | 吞吐量 |', '| :--- | ---: |', '| 东港 | 12 |', '| 西港 | 30 |'),
  ],
  [
    'the first column gone and another come',
    [withoutColumn(0), columnBehind(1, ['备注', '新', '旧'])],
    rows(
      '| 吞吐量 | 年份 | 备注 |',
      '| ---: | --- | --- |',
      '| 12 | 2024 | 新 |',
      '| 30 | 2025 | 旧 |',
    ),
  ],
  [
    'a table behind a paragraph',
    [
      tableBehind('双方同意下表。', [
        ['项目', '数'],
        ['泊位', '4'],
      ]),
    ],
    memo.replace('下表。\n', '下表。\n\n| 项目 | 数 |\n| --- | --- |\n| 泊位 | 4 |\n'),
  ],
  [
    'a table behind an item',
    [
      tableBehind('两国应公布数据。', [
        ['项目', '数'],
        ['泊位', ''],
      ]),
    ],
    `${memo}\n| 项目 | 数 |\n| --- | --- |\n| 泊位 |  |\n`,
  ],
])('%s', async (_, edits, after) => {
  const { value, messages } = await reviewed(edits)
  expect(messages).toEqual([])
  expect(value!.source).toBe(after)
  expect([...new Set(value!.answers.map(({ fate }) => fate))]).toEqual(['landed'])
  // The same copy once more finds all that is there.
  const again = await reviewed(edits, after)
  expect(again.value!.source).toBe(after)
  expect([...new Set(again.value!.answers.map(({ fate }) => fate))]).toEqual(['made'])
})

test('cells of rows that stand elsewhere today are found', async () => {
  const today = memo.replace('| 东港', '| 北港 | 5 | 2023 |\n| 东港')
  const { value } = await reviewed([retype('30', '31'), rowAtEnd(['南港', '7', '2026'])], today)
  expect(value!.source).toBe(today.replace('| 30 | 2025 |', '| 31 | 2025 |\n| 南港 | 7 | 2026 |'))
  expect(value!.answers.map(({ fate }) => fate)).toEqual(['landed', 'landed'])
})

test('a column beside a row that is another today is left to the editor, and so is a table of a head only', async () => {
  const today = memo.replace('东港 | 12', '东港 | 13')
  const { value } = await reviewed([columnBehind(2, ['备注', '新', '旧'])], today)
  expect([value!.source, value!.answers.map(({ fate }) => fate)]).toEqual([today, ['listed']])
  const gone = await reviewed([withoutColumn(1)], today)
  expect([gone.value!.source, gone.value!.answers.map(({ fate }) => fate)]).toEqual([
    today,
    ['conflict'],
  ])
  const only = await reviewed([tableBehind('双方同意下表。', [['项目', '数']])])
  expect([only.value!.source, only.value!.answers.map(({ fate }) => fate)]).toEqual([
    memo,
    ['listed'],
  ])
})
