/** Cells of today's tables under the rows and columns that they were issued in; those of new ones behind them all. */
import { groupBy } from '../collections/group-by.ts'
import { gapsBetween, type Group } from './gaps.ts'
import { tableOf } from './model.ts'
import { likeness } from './pairs.ts'
import type { SourceUnit } from './source-texts.ts'

/** Lines with less of their text in common are two. */
const leastAlike = 0.5

type Cells = readonly SourceUnit[]
type Axis = 'row' | 'column'

export const withCellNames = (base: Cells, today: Cells): readonly SourceUnit[] => {
  const issued = groupBy(
    base.filter(({ cell }) => cell),
    ({ name }) => tableOf(name),
  )
  const names = new Map<SourceUnit, string>()
  for (const [table, own] of groupBy(
    today.filter(({ cell }) => cell),
    ({ name }) => tableOf(name),
  )) {
    const old = issued.get(table)
    if (!old || isSame(old, own)) continue
    const [rows, columns] = [places('row', old, own), places('column', old, own)]
    for (const unit of own) {
      const { row, column } = unit.cell!
      names.set(unit, `${table}__${rows[row]!}_${columns[column]!}`)
    }
  }
  return today.map((unit) => (names.has(unit) ? { ...unit, name: names.get(unit)! } : unit))
}

const isSame = (old: Cells, own: Cells): boolean =>
  old.length === own.length &&
  old.every(({ name, text }, at) => own[at]!.name === name && own[at]!.text === text)

/** Of each row or column the one that it was. */
const places = (axis: Axis, old: Cells, own: Cells): readonly number[] => {
  const [before, now] = [linesOf(axis, old), linesOf(axis, own)]
  const indices = new Map(before.map((line, at) => [line.name, at]))
  const found = new Map<Group, number>()
  for (const line of now) if (indices.has(line.name)) found.set(line, indices.get(line.name)!)
  for (const gap of gapsBetween(before, now)) {
    const left = [...gap.old]
    const isOneByOne = left.length === gap.own.length
    for (const line of gap.own) {
      const at = isOneByOne
        ? 0
        : left.findIndex(({ text }) => likeness(text, line.text) >= leastAlike)
      if (at < 0) continue
      const [other] = left.splice(at, 1)
      found.set(line, indices.get(other!.name)!)
    }
  }
  return now.map((line, at) => found.get(line) ?? before.length + at)
}

/** Rows by their texts, columns by their heads; those that are alike told apart by their order. */
const linesOf = (axis: Axis, cells: Cells): Group[] => {
  const counts = new Map<string, number>()
  return [...groupBy(cells, ({ cell }) => cell![axis]).values()].map((line) => {
    const text = line.map((unit) => unit.text).join('\n')
    const key = axis === 'row' ? text : line[0]!.text
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return { name: `${count} ${key}`, kind: axis, text }
  })
}
