/** The table of block types: the texts of each, and the blocks it holds. Every traversal of a memo goes by it. */
import type { Block, Cell, Container, ContentType, ListItem, Run } from './model.ts'

type Texts = readonly (readonly Run[])[]
type ChangeRuns = (runs: readonly Run[]) => readonly Run[]

/** What a container holds, in order: blocks, or items that hold blocks. */
export type Part = Block | ListItem

/** New contents of a container. Items keep their places and change their blocks, unless `items` says otherwise. */
export type Contents = {
  readonly blocks: (blocks: readonly Block[]) => readonly Block[]
  readonly items?: (items: readonly ListItem[]) => readonly ListItem[]
}

type Inside<B extends Block> = {
  readonly parts: (block: B) => readonly Part[]
  readonly with: (block: B, contents: Contents) => B
}

type Kind<B extends Block> = {
  /** The block's own texts, not those of blocks inside. */
  readonly texts: (block: B) => Texts
  readonly withTexts: (block: B, change: ChangeRuns) => B
  /** Null: it holds no other blocks. */
  readonly container: Inside<B> | null
}

const same = <B>(block: B): B => block

const kinds: { readonly [T in ContentType]: Kind<Extract<Block, { type: T }>> } = {
  paragraph: {
    texts: ({ runs }) => [runs],
    withTexts: (paragraph, change) => ({ ...paragraph, runs: change(paragraph.runs) }),
    container: null,
  },
  list: {
    texts: () => [],
    withTexts: same,
    container: {
      parts: ({ items }) => items,
      with: (list, contents) => ({ ...list, items: itemsOf(list.items, contents) }),
    },
  },
  table: {
    texts: ({ head, rows }) => [head, ...rows].flat(),
    withTexts: (table, change) => {
      const row = (cells: readonly Cell[]) => cells.map(change)
      return { ...table, head: row(table.head), rows: table.rows.map(row) }
    },
    container: null,
  },
  code: { texts: ({ text }) => [[{ text, code: true }]], withTexts: same, container: null },
  break: { texts: () => [], withTexts: same, container: null },
  figure: {
    texts: ({ alt, caption }) => [alt, caption].filter(Boolean).map((text) => [{ text }]),
    withTexts: same,
    container: null,
  },
}

/** Every type that holds blocks and no text of its own. */
const container: Kind<Container> = {
  texts: () => [],
  withTexts: same,
  container: {
    parts: ({ blocks }) => blocks,
    with: (block, { blocks }) => ({ ...block, blocks: blocks(block.blocks) }),
  },
}

export const holdsBlocks = (block: Block): block is Container => 'blocks' in block

function itemsOf(items: readonly ListItem[], contents: Contents): readonly ListItem[] {
  if (contents.items) return contents.items(items)
  return items.map((item) => ({ ...item, blocks: contents.blocks(item.blocks) }))
}

function kindOf(block: Block): Kind<Block> {
  return (holdsBlocks(block) ? container : kinds[block.type]) as unknown as Kind<Block>
}

/** The block's own texts, not those of blocks inside: cells of a table by row. */
export function ownTexts(block: Block): Texts {
  return kindOf(block).texts(block)
}

/** The block with its own texts changed. Code and the words of pictures are left as they are. */
export function withOwnTexts(block: Block, change: ChangeRuns): Block {
  return kindOf(block).withTexts(block, change)
}

export function isContainer(block: Block): boolean {
  return kindOf(block).container !== null
}

/** The parts of a block, in order; none of one that is no container. */
export function inside(block: Block): readonly Part[] {
  return kindOf(block).container?.parts(block) ?? []
}

/** The block with its contents changed; itself when it is no container. */
export function withInside(block: Block, contents: Contents): Block {
  return kindOf(block).container?.with(block, contents) ?? block
}
