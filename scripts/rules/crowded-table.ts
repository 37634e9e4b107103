/** Tables of more columns than a page has room for. */
import { columnsOf } from '../flow/columns.ts'
import { measureAt } from '../flow/measure.ts'
import type { Table } from '../flow/pieces.ts'
import type { Flow } from '../flow/model.ts'
import type { Id } from '../memo/model.ts'
import { shown } from './pages.ts'
import type { RuleOf } from './rule.ts'

/** Widths are rather overrated before fonts are known: by less than this nothing need be broken. */
const certain = 1.05

/**
 * A table whose figures and words have no room side by side, in the small type that such tables are set in, so that some
 * are broken inside.
 *
 * @example fails 5:1
 * # 备忘录
 *
 * 各港口的吞吐量如下。
 *
 * | 港口 | 2017年 | 2018年 | 2019年 | 2020年 | 2021年 | 2022年 | 2023年 | 2024年 | 2025年 |
 * | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
 * | 甲 | 1,234,567.89 | 1,234,567.89 | 1,234,567.89 | 1,234,567.89 | 1,234,567.89 | 1,234,567.89 | 1,234,567.89 | 1,234,567.89 | 1,234,567.89 |
 *
 * @example passes
 * # 备忘录
 *
 * 各港口的吞吐量如下。
 *
 * | 港口 | 2021年 | 2022年 | 2023年 | 2024年 | 2025年 |
 * | --- | --- | --- | --- | --- | --- |
 * | 甲 | 1,234,567.89 | 1,234,567.89 | 1,234,567.89 | 1,234,567.89 | 1,234,567.89 |
 */
export const crowdedTable: RuleOf<'pages'> = {
  id: 'crowded-table',
  level: 'query',
  stage: 'pages',
  reason: {
    en: 'A number that is broken over two lines is read as two numbers.',
    zh: '一个数字断成两行，会被读成两个数字。',
  },
  *find({ documents, placeOf }) {
    const crowded = new Set<Id>()
    for (const flow of documents)
      for (const [at, piece] of flow.body.entries())
        if (piece.type === 'table' && piece.id !== undefined)
          if (needOf(piece, flow, measureAt(flow, at)) > certain) crowded.add(piece.id)
    for (const id of crowded)
      yield {
        place: shown(placeOf(id)),
        en: 'The figures and words of this table have no room side by side, so that some are broken: give it fewer columns, shorten the words, make two tables of it, or let the template set it on a landscape page (`wideTables: landscape`)',
        zh: '此表版面容不下，有的数字或单词会被拆成两行：请减少栏数，缩短用语，拆成两个表，或在模板中写 `wideTables: landscape` 改用横页',
      }
  },
}

/** Part of the measure that would hold the figures and words of a table whole, as it is set. */
const needOf = ({ rows, look }: Table, flow: Flow, measure: number): number => {
  const { size, font } = flow.styles[rows.at(-1)![0]!.style]!
  const { padding } = look ?? flow.table
  const cells = rows.map((row) =>
    row.map(({ content }) => content.flatMap((inline) => ('text' in inline ? [inline] : []))),
  )
  return columnsOf(cells, {
    measure: measure / size,
    padding: (2 * padding.x) / size,
    letters: flow.fonts[font]?.letters ?? 1,
  }).need
}
