/** Texts of a memo by the names that review copies have for them, and where each of their characters stands. */
import type { Nodes, Root } from 'mdast'
import { anchorName } from '../docx/bookmarks.ts'
import { nodesOfTexts, offsetsOf, textNodesIn } from '../markdown/offsets.ts'
import type { Memo, Run, Unit } from '../memo/model.ts'
import { textsOf, unitsOf, type Visit } from '../memo/walk.ts'

export type SourceUnit = {
  readonly name: string
  /** What it says, without the numbers of notes, which are fields in Word. */
  readonly text: string
  /** UTF-16 offsets in the source of the UTF-16 units of the text, and the end of what it was read from. */
  readonly offsets: readonly number[]
  readonly node: Nodes
  /** Of an item the whole of it. */
  readonly unit: Unit
  readonly type: Visit['type']
  /** Row and column of a cell, counted from 0 with the head's row. */
  readonly cell?: { readonly row: number; readonly column: number }
}

export const sourceUnits = (memo: Memo, tree: Root, source: string): SourceUnit[] => {
  const nodes = textNodesIn(tree)
  return [...unitsOf(memo)].flatMap((visit, at, all): SourceUnit[] => {
    // The text of an item is that of its first paragraph, under the name of the item.
    const isFirst = visit.type === 'paragraph' && isOf(all[at - 1], visit)
    const { unit } = isFirst ? all[at - 1]! : visit
    const node = nodes.get(visit.unit.place?.offset ?? -1)
    if (!node) return []
    const parts = nodesOfTexts(node)
    const columns = node.type === 'table' ? node.children[0]!.children.length : 1
    return textsOf(visit).flatMap((runs, part): SourceUnit[] => {
      const own = parts[part]
      if (!own) return []
      const place = { row: Math.floor(part / columns), column: part % columns }
      const name = anchorName(unit.id)
      return [
        {
          ...inSource(runs, own, source),
          name: visit.type === 'table' ? `${name}__${place.row}_${place.column}` : name,
          node: own,
          unit,
          type: isFirst ? 'item' : visit.type,
          ...(visit.type === 'table' && { cell: place }),
        },
      ]
    })
  })
}

const isOf = (before: Visit | undefined, { unit }: Visit): boolean =>
  before?.type === 'item' && before.unit.blocks[0] === unit

const inSource = (runs: readonly Run[], node: Nodes, source: string) => {
  const all = offsetsOf(runs, node, source)
  let at = 0
  const kept = runs.map((run) => {
    const offsets = all.slice(at, at + run.text.length)
    at += run.text.length
    return run.note === undefined ? { text: run.text, offsets } : { text: '', offsets: [] }
  })
  return {
    text: kept.map(({ text }) => text).join(''),
    offsets: kept.flatMap(({ offsets }) => offsets),
  }
}
