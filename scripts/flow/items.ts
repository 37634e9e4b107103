/** Items of lists → pieces: the label, the paragraph that it stands before, and everything else of the item. */
import type { Block, List, ListItem } from '../memo/model.ts'
import { insideOf, nested, quotedOf, type At, type Dress } from './block-context.ts'
import { changedUnit, endedBy, isGone, isNew } from './changes.ts'
import { itemLabel } from './item-labels.ts'
import type { Label, Paragraph, Piece, Remark } from './pieces.ts'

/** An item, its list and where that stands. */
type ItemAt = {
  readonly list: List
  readonly item: ListItem
  readonly at: At
  readonly dress: Dress
}

/** Pieces of an item, of which `toPieces` makes the blocks. */
export const itemPieces = (
  itemAt: ItemAt,
  toPieces: (blocks: readonly Block[], at: At, dress: Dress) => Piece[],
): Piece[] => {
  const { item, at, dress } = itemAt
  const labels = labelsOf(itemAt)
  const inside = insideItem(at, labels.now)
  const heads = headsOf(item)
  const others = toPieces(item.blocks.slice(heads.blocks.length), inside, dress)
  const remark = dress.remarkOf(item, at)
  const isInLine = others.length === 0
  const headOf = headWith(itemAt, labels, isInLine ? remark : null)
  const leads = heads.blocks.map((block, n): Paragraph => {
    const [isNow, wasBefore] = [n === heads.now, n === heads.old]
    if (isNow !== wasBefore ? block.change : isNow) return headOf(block)
    // In a redline an item may begin otherwise than it did.
    const other = toPieces([block], inside, dress)[0] as Paragraph
    if (isNow) return { ...headOf(block), was: { id: block.id, style: other.style, label: null } }
    const was = { id: item.id, style: headStyle(at), label: labels.before }
    return wasBefore ? { ...other, was } : other
  })
  const own = endedBy([...(leads.length > 0 ? leads : [headOf(null)]), ...others], item)
  const last = remark && !isInLine ? [remarkPiece(remark, inside)] : []
  return [...changedUnit([...own, ...last], item, dress)]
}

/** Labels of an item in a memo and, in a redline, in the edition before; the same where nothing changed. */
type Labels = { readonly now: Label; readonly before: Label }

const labelsOf = ({ list, item, at, dress }: ItemAt): Labels => {
  const labelOf = (own: ListItem, { delimiter }: Pick<List, 'delimiter'>): Label =>
    itemLabel(own, {
      list: dress.lists.get(list.id) ?? 0,
      level: at.depth,
      recommendation: dress.recommendation,
      delimiter,
    })
  const now = labelOf(item, list)
  const isOtherwise = item.was !== undefined || list.was !== undefined
  const before = isOtherwise
    ? labelOf({ ...item, ...item.was } as ListItem, { ...list, ...list.was } as List)
    : now
  return { now, before }
}

/** Where the blocks of an item stand that its label is not before. */
const insideItem = (at: At, { list, level }: Label): At => ({
  text: at.item.next,
  // Items that look otherwise inside these bring their own distance from the edge.
  level: at.item.inner ? 0 : at.level + 1,
  quoted: at.quoted,
  isNote: at.isNote,
  depth: at.depth + 1,
  within: { list, level },
  item: at.item.inner ?? at.item,
})

const headStyle = (at: At) => nested(at.item.first, at, at.level + 1)

type ParagraphBlock = Extract<Block, { type: 'paragraph' }>

/** Makes the paragraph that the label of an item is before, of a block or, where it has no text, of none. */
const headWith =
  ({ item, at, dress }: ItemAt, { now, before }: Labels, remark: Remark | null) =>
  (block: ParagraphBlock | null): Paragraph => {
    const trace = dress.renumbered(item)
    const head: Paragraph = {
      type: 'paragraph',
      id: item.id,
      style: headStyle(at),
      content: dress.keyed(block?.runs ?? [], item),
      label: now,
      ...quotedOf(at),
      ...(remark && { remark }),
      ...(trace && { trace }),
      ...(before.text !== now.text && { was: { label: before } }),
    }
    return block ? (changedUnit(endedBy([head], block), block, dress)[0] as Paragraph) : head
  }

/** A remark on an item below its other blocks. */
const remarkPiece = ({ style, content }: Remark, inside: At): Paragraph => ({
  type: 'paragraph',
  style,
  content,
  ...insideOf(inside),
})

/** The paragraphs that an item begins with, up to the first in both editions of a redline; of another memo the first. */
const headsOf = ({ blocks }: ListItem) => {
  const [firstNow, firstBefore] = [isGone, isNew].map((isLacking) =>
    blocks.findIndex(({ change }) => !isLacking(change)),
  ) as [number, number]
  // Of an item in one edition only, the other has none.
  const now = firstNow < 0 ? firstBefore : firstNow
  const old = firstBefore < 0 ? firstNow : firstBefore
  const own = blocks.slice(0, Math.max(now, old) + 1)
  return own.every((block): block is ParagraphBlock => block.type === 'paragraph')
    ? { now, old, blocks: own }
    : { now: -1, old: -1, blocks: [] }
}
