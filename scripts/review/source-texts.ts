/** Texts of a memo by the names that review copies have for them, and where each of their characters stands. */
import type { Nodes, Root } from 'mdast'
import { anchorName } from '../docx/bookmarks.ts'
import { nodesOfTexts, offsetsOf, textNodesIn } from '../markdown/offsets.ts'
import type { ListItem, Memo, Run, Unit } from '../memo/model.ts'
import { textsOf, unitsOf, type Visit } from '../memo/walk.ts'
import { noteSign, pictureSign } from './signs.ts'

export type SourceUnit = {
  readonly name: string
  /** What it says, its notes and pictures as signs. */
  readonly text: string
  readonly runs: readonly Run[]
  /** UTF-16 offsets in the source of the UTF-16 units of the text, and the end of what it was read from. */
  readonly offsets: readonly number[]
  readonly node: Nodes
  /** Of an item the whole of it. */
  readonly unit: Unit
  readonly type: Visit['type']
  /** List items around it, the outermost first; of the text of an item with its own. */
  readonly items: readonly ListItem[]
  readonly isNote: boolean
  /** Row and column of a cell, counted from 0 with the head's row. */
  readonly cell?: { readonly row: number; readonly column: number }
}

/** A memo as it was read, with its source and its texts. */
export type ReadText = {
  readonly memo: Memo
  readonly tree: Root
  readonly source: string
  readonly units: readonly SourceUnit[]
}

type Around = { readonly items: readonly ListItem[]; readonly isNote: boolean }

export const sourceUnits = (memo: Memo, tree: Root, source: string): SourceUnit[] => {
  const nodes = textNodesIn(tree)
  const notes = new Set([...unitsOf({ ...memo, lead: [], sections: [] })].map(({ unit }) => unit))
  let items: ListItem[] = []
  return [...unitsOf(memo)].flatMap((visit, at, all): SourceUnit[] => {
    const offset = visit.unit.place?.offset ?? -1
    items = items.filter(({ end }) => offset < (end?.offset ?? 0))
    if (visit.type === 'item') items.push(visit.unit)
    const node = nodes.get(offset)
    const around = { items: [...items], isNote: notes.has(visit.unit) }
    if (visit.type === 'figure') return node ? figureUnits(visit, node, { ...around, source }) : []
    return node ? textUnits(visit, all[at - 1], { ...around, node, source }) : []
  })
}

const textUnits = (
  visit: Visit,
  before: Visit | undefined,
  { node, source, items, isNote }: Around & { readonly node: Nodes; readonly source: string },
): SourceUnit[] => {
  // The text of an item is that of its first paragraph, under the name of the item.
  const isFirst = visit.type === 'paragraph' && isOf(before, visit)
  const { unit } = isFirst ? before! : visit
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
        items,
        isNote,
        ...(visit.type === 'table' && { cell: place }),
      },
    ]
  })
}

const isOf = (before: Visit | undefined, { unit }: Visit): boolean =>
  before?.type === 'item' && before.unit.blocks[0] === unit

/** A picture is a sign; its caption stands in quotes behind its address. */
const figureUnits = (
  { unit }: Visit,
  node: Nodes,
  { source, items, isNote }: Around & { readonly source: string },
): SourceUnit[] => {
  const start = node.position!.start.offset!
  const common = { node, unit, type: 'figure', items, isNote } as const
  const name = anchorName(unit.id)
  const own = { ...common, name, text: pictureSign, runs: [], offsets: [start] }
  const caption = 'caption' in unit ? String(unit.caption) : ''
  const at =
    caption === '' ? -1 : source.slice(start, node.position!.end.offset).lastIndexOf(caption)
  if (at < 0) return [own]
  const offsets = caption.split('').map((_, i) => start + at + i)
  return [
    own,
    { ...common, name: `${name}__caption`, text: caption, runs: [{ text: caption }], offsets },
  ]
}

const inSource = (runs: readonly Run[], node: Nodes, source: string) => {
  const all = offsetsOf(runs, node, source)
  let at = 0
  const kept = runs.map((run) => {
    const offsets = all.slice(at, at + run.text.length)
    at += run.text.length
    return run.note === undefined
      ? { run, offsets }
      : { run: { ...run, text: noteSign }, offsets: offsets.slice(0, 1) }
  })
  return {
    text: kept.map(({ run }) => run.text).join(''),
    runs: kept.map(({ run }) => run),
    offsets: kept.flatMap(({ offsets }) => offsets),
  }
}
