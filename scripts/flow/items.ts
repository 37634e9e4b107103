/** Items of lists → pieces: the label, the paragraph that it stands before, and everything else of the item. */
import type { Block, List, ListItem } from '../memo/model.ts'
import { insideOf, nested, quotedOf, type At, type Dress } from './block-context.ts'
import { changedUnit, endedBy, isGone, isNew } from './changes.ts'
import { itemLabel } from './item-labels.ts'
import type { Label, Paragraph, Piece } from './pieces.ts'

/** An item, its list and where that stands. */
type ItemAt = {
  readonly list: List
  readonly item: ListItem
  readonly at: At
  readonly dress: Dress
}

/** Pieces of an item, of which `toPieces` makes the blocks. */
export const itemPieces = (
  { list, item, at, dress }: ItemAt,
  toPieces: (blocks: readonly Block[], at: At, dress: Dress) => Piece[],
): Piece[] => {
  const { first: headStyle, next: nextStyle, inner: innerItems } = at.item
  const level = at.level + 1
  const labelOf = (own: ListItem, { delimiter }: Pick<List, 'delimiter'>): Label =>
    itemLabel(own, {
      list: dress.lists.get(list.id) ?? 0,
      level: at.depth,
      recommendation: dress.recommendation,
      delimiter,
    })
  const label = labelOf(item, list)
  const isOtherwise = item.was !== undefined || list.was !== undefined
  const before = isOtherwise
    ? labelOf({ ...item, ...item.was } as ListItem, { ...list, ...list.was } as List)
    : label
  const style = nested(headStyle, at, level)
  const inside: At = {
    text: nextStyle,
    // Items that look otherwise inside these bring their own distance from the edge.
    level: innerItems ? 0 : level,
    quoted: at.quoted,
    isNote: at.isNote,
    depth: at.depth + 1,
    within: { list: label.list, level: label.level },
    item: innerItems ?? at.item,
  }
  const heads = headsOf(item)
  const others = toPieces(item.blocks.slice(heads.others), inside, dress)
  const remark = dress.remarkOf(item, at)
  const isInLine = remark !== null && others.length === 0
  const headOf = (block: ParagraphBlock | null): Paragraph => {
    const content = dress.keyed(block?.runs ?? [], item)
    const trace = dress.renumbered(item)
    const head: Paragraph = {
      type: 'paragraph',
      id: item.id,
      style,
      content,
      label,
      ...quotedOf(at),
      ...(isInLine && { remark }),
      ...(trace && { trace }),
      ...(before.text !== label.text && { was: { label: before } }),
    }
    return block ? (changedUnit(endedBy([head], block), block, dress)[0] as Paragraph) : head
  }
  // In a redline an item may begin otherwise than it did.
  const leads = heads.blocks.map((block, n): Paragraph => {
    const [isNow, wasBefore] = [n === heads.now, n === heads.old]
    const next = toPieces([block], inside, dress)[0] as Paragraph
    if (isNow && (wasBefore || block.change)) return headOf(block)
    if (wasBefore && block.change) return headOf(block)
    if (isNow) return { ...headOf(block), was: { id: block.id, style: next.style, label: null } }
    return wasBefore ? { ...next, was: { id: item.id, style, label: before } } : next
  })
  const head = leads.length > 0 ? leads : [headOf(null)]
  const last: Paragraph[] =
    remark === null || isInLine
      ? []
      : [
          {
            type: 'paragraph',
            style: remark.style,
            content: remark.content,
            ...insideOf(inside),
          },
        ]
  const own = endedBy([...head, ...others], item)
  return [...changedUnit([...own, ...last], item, dress)]
}

type ParagraphBlock = Extract<Block, { type: 'paragraph' }>

/** The paragraphs that an item begins with, up to the first in both editions of a redline; of another memo the first. */
const headsOf = ({ blocks }: ListItem) => {
  const [firstNow, firstBefore] = [isGone, isNew].map((isLacking) =>
    blocks.findIndex(({ change }) => !isLacking(change)),
  ) as [number, number]
  // Of an item in one edition only, the other has none.
  const now = firstNow < 0 ? firstBefore : firstNow
  const old = firstBefore < 0 ? firstNow : firstBefore
  const others = Math.max(now, old) + 1
  const own = blocks.slice(0, others)
  return own.every((block): block is ParagraphBlock => block.type === 'paragraph')
    ? { now, old, others, blocks: own }
    : { now: -1, old: -1, others: 0, blocks: [] }
}
