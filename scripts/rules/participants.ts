/** Lists of participants: somebody twice, a cell that is empty, a delegation without its head. */
import type { RootContent } from 'mdast'
import type { RuleOf } from './rule.ts'
import { tablesAmong, type Said, type SaidTable } from './said.ts'

/** The tables in sections of participants. */
const participantTables = (texts: readonly Said[]): SaidTable[] =>
  tablesAmong(texts).filter(({ within }) => within.some(({ role }) => role === 'participants'))

/** The names of participants: what stands first in each row. */
export const participantsIn = (texts: readonly Said[]): Said[] =>
  participantTables(texts).flatMap(({ table, cell }) => table.rows.map((_, row) => cell(row, 0)))

/**
 * A name that stands twice in the tables of participants.
 *
 * @example fails 9:3
 * # 备忘录
 *
 * ## 参会者
 *
 * | 姓名 | 职务 |
 * | --- | --- |
 * | 许静怡 | 秘书长 |
 * | 郭子昂 | 研究员 |
 * | 许静怡 | 主任 |
 *
 * @example passes
 * # 备忘录
 *
 * ## 参会者
 *
 * | 姓名 | 职务 |
 * | --- | --- |
 * | 许静怡 | 秘书长 |
 * | 郭子昂 | 秘书长 |
 */
export const participantTwice: RuleOf<'reading'> = {
  id: 'participant-twice',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'A person takes part once: the second line may have been meant for somebody else.',
    zh: '同一人只列一次：第二处可能应为他人。',
  },
  *find({ texts }) {
    const known = new Set<string>()
    for (const { text, placeOf } of participantsIn(texts)) {
      const name = text.replaceAll(/\s/g, '')
      if (name !== '' && known.has(name))
        yield {
          place: placeOf(0),
          en: `${text.trim()} is listed above already: delete one of the two rows, or is somebody else meant?`,
          zh: `“${text.trim()}”前面已经列出：请删除其一，或改为应列的人`,
        }
      known.add(name)
    }
  },
}

/**
 * The only empty cell of a table, or an empty one among participants.
 *
 * @example fails 8:11
 * # 备忘录
 *
 * ## 参会者
 *
 * | 姓名 | 职务 |
 * | --- | --- |
 * | 许静怡 | 秘书长 |
 * | 郭子昂 |  |
 *
 * @example passes
 * # 备忘录
 *
 * | 港口 | 备注 |
 * | --- | --- |
 * | 东港 | 含内支线 |
 * | 西港 |  |
 * | 北港 |  |
 */
export const emptyCell: RuleOf<'reading'> = {
  id: 'empty-cell',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'Where all other cells are filled in, an empty one has been forgotten.',
    zh: '其他单元格都有内容时，空格多半是漏填。',
  },
  *find({ texts, tree }) {
    const lists = new Set(participantTables(texts).map(({ table }) => table))
    const short = shortRows(tree.children)
    for (const { table, cell } of tablesAmong(texts)) {
      const all = table.rows.flatMap((cells, row) => cells.map((_, column) => cell(row, column)))
      // What stands first in a row goes for those below it, or has no name.
      const empty = all.filter(({ text }, i) => text.trim() === '' && i % table.head.length > 0)
      const isAsked = lists.has(table) || (empty.length === 1 && table.rows.length >= fewestRows)
      for (const { placeOf } of isAsked ? empty : []) {
        const place = placeOf(0)
        if (place && short.has(place.line)) continue
        yield {
          place,
          en: 'This cell is empty, and the others are not: fill it in, or write — if there is nothing to say',
          zh: '此单元格为空，而其他单元格都有内容：请补上；若确无内容，请填“—”',
        }
      }
    }
  },
}

/** Rows of a table in which one cell alone is empty by a slip. */
const fewestRows = 4

/** Lines of rows that have fewer cells than their head, which is asked about when the memo is read. */
const shortRows = (nodes: readonly RootContent[]): ReadonlySet<number> =>
  new Set(
    nodes.flatMap((node) =>
      node.type === 'table'
        ? node.children.flatMap(({ children, position }) =>
            children.length < node.children[0]!.children.length ? [position!.start.line] : [],
          )
        : [],
    ),
  )

/**
 * A delegation that names no head, where another does.
 *
 * @example fails 9:1
 * # 备忘录
 *
 * ## 中方参会者
 *
 * | 姓名 | 职务 |
 * | --- | --- |
 * | 许静怡 | 秘书长（中方团长） |
 *
 * ## 美方参会者
 *
 * | 姓名 | 职务 |
 * | --- | --- |
 * | 艾米丽·卡特 | 研究员 |
 *
 * @example passes
 * # 备忘录
 *
 * ## 中方参会者
 *
 * | 姓名 | 职务 |
 * | --- | --- |
 * | 许静怡 | 秘书长 |
 *
 * ## 美方参会者
 *
 * | 姓名 | 职务 |
 * | --- | --- |
 * | 艾米丽·卡特 | 研究员 |
 */
export const delegationWithoutHead: RuleOf<'reading'> = {
  id: 'delegation-without-head',
  level: 'query',
  stage: 'reading',
  reason: {
    en: 'Delegations are listed alike: where one names its head, the other does.',
    zh: '各方名单体例应当一致：一方注明团长，另一方也应注明。',
  },
  *find({ texts }) {
    const tables = participantTables(texts).map(({ table, within, cell }) => ({
      section: within.at(-1)!,
      isHeaded: table.rows.some((cells, row) =>
        cells.some((_, column) => head.test(cell(row, column).text)),
      ),
    }))
    if (!tables.some(({ isHeaded }) => isHeaded)) return
    for (const { section, isHeaded } of tables)
      if (!isHeaded)
        yield {
          place: section.place,
          en: 'This delegation names no head, and another does: add it, or delete it there',
          zh: '本方名单没有注明团长，而另一方有：请补上，或一并删去',
        }
  },
}

const head = /团长|团長|领队|\bhead of (?:the )?delegation\b|\bdelegation (?:head|lead)/i
