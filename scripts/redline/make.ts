/** Units of a redline from nodes of both editions: each with its change, and its words with theirs. */
import { withInside } from '../memo/blocks.ts'
import type { Block, Change, ListItem, Paragraph, Run, Section, Table } from '../memo/model.ts'
import type { Names } from './names.ts'
import { madeParts } from './parts.ts'
import { redlineRows } from './rows.ts'
import { redlineRuns, type Side } from './runs.ts'
import type { Step } from './sequence.ts'
import type { Node } from './tree.ts'
import { mappedRuns, struckUnit, unitOf, type Both, type Made, type Making } from './units.ts'

/** What two containers of a pair hold, in one sequence. */
export const childrenOf = ({ own }: Pick<Both, 'own'>, side: Side, making: Making): Made[] => {
  const parts = new Set<Node>()
  return making.steps.get(own)!.flatMap((step): Made[] => {
    if (parts.has((step.own ?? step.old)!) || !isOn(step, side)) return []
    if (!step.own) return [struck(step.old, making, 'deleted')]
    if (!step.old) return [added(step.own, making, 'inserted')]
    const others = side === 'both' ? partsOf(step, making) : []
    for (const part of others) parts.add(part)
    return others.length > 0 ? madeParts(step, others, making) : [made(step, side, making)]
  })
}

const isOn = ({ old, own }: Step<Node>, side: Side): boolean =>
  side === 'both' || (side === 'old' ? old : own) !== null

const partsOf = ({ old, own }: Both, { joints }: Making): readonly Node[] =>
  joints.get(own) ?? joints.get(old) ?? []

/** A unit of both editions. */
export const made = (both: Both, side: Side, making: Making): Made => {
  const unit = side === 'old' ? struckUnit(both.old, making) : unitOf(both)
  return withContent(unit, { ...both, side }, making)
}

/** A unit that is not in its place in the new edition, with everything in it; what moved from there says so itself. */
export const struck = (old: Node, making: Making, kind: 'deleted' | null): Made => {
  const own = making.pairs.ownOf.get(old)
  const unit = struckUnit(old, making)
  if (!own) {
    const change: Change | null = kind && { kind }
    return withContent(withChange(unit, change), { old, own: null, side: 'old' }, making)
  }
  const change: Change = { kind: 'movedFrom', move: making.moves.get(old)! }
  return withContent(withChange(unit, change), { old, own, side: 'old' }, making)
}

/** A unit that was not in its place in the old edition. */
export const added = (own: Node, making: Making, kind: 'inserted' | null): Made => {
  const old = making.pairs.oldOf.get(own)
  if (!old) {
    const change: Change | null = kind && { kind }
    return withContent(withChange(own.unit!, change), { old: null, own, side: 'own' }, making)
  }
  const change: Change = { kind: 'movedTo', move: making.moves.get(own)! }
  return withContent(withChange(unitOf({ old, own }), change), { old, own, side: 'own' }, making)
}

const withChange = (unit: Made, change: Change | null): Made =>
  change ? { ...unit, change } : unit

/** Where a unit's words and parts are to be taken from. */
type Content = { readonly side: Side } & (
  Both | { readonly old: Node; readonly own: null } | { readonly old: null; readonly own: Node }
)

const withContent = (unit: Made, content: Content, making: Making): Made => {
  const children = inner(content, making)
  if ('sections' in unit)
    return {
      ...unit,
      title: texts(content, (node) => (node as Section).title, making),
      blocks: children.filter((child): child is Block => 'type' in child),
      sections: children.filter((child): child is Section => 'sections' in child),
    }
  if (!('type' in unit)) return { ...unit, blocks: children as Block[] }
  if (unit.type === 'paragraph')
    return { ...unit, runs: texts(content, (node) => (node as Paragraph).runs, making) }
  if (unit.type === 'table') return { ...unit, ...rows(content, making) }
  return withInside(unit, {
    blocks: () => children as Block[],
    items: () => children as ListItem[],
  })
}

const inner = (content: Content, making: Making): Made[] => {
  if (content.old && content.own) return childrenOf(content, content.side, making)
  return content.old
    ? content.old.children.map((child) => struck(child, making, null))
    : content.own.children.map((child) => added(child, making, null))
}

const texts = (
  { old, own, side }: Content,
  textOf: (unit: unknown) => readonly Run[],
  { names, lang }: Making,
): readonly Run[] => {
  if (!old) return textOf(own!.unit)
  const before = mappedRuns(textOf(old.unit), names)
  return own ? redlineRuns({ old: before, own: textOf(own.unit) }, lang, side) : before
}

const rows = ({ old, own, side }: Content, { names, lang }: Making): Partial<Table> => {
  const table = own?.unit as Table
  if (!old) return table
  const before = mappedTable(old.unit as Table, names)
  const { head, rows: body } = before
  return own ? redlineRows({ old: before, own: table }, lang, side) : { head, rows: body }
}

const mappedTable = (table: Table, names: Names): Table => ({
  ...table,
  head: table.head.map((cell) => mappedRuns(cell, names)),
  rows: table.rows.map((row) => row.map((cell) => mappedRuns(cell, names))),
})
