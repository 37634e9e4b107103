/** The table of containers: which blocks hold others, and how. Every traversal of a memo goes by it. */
import type { Block, BlockType, ListItem } from './model.ts'

/** What a container holds, in order: blocks, or items that hold blocks. */
export type Part = Block | ListItem

/** New contents of a container. Items keep their places and change their blocks, unless `items` says otherwise. */
export type Contents = {
  readonly blocks: (blocks: readonly Block[]) => readonly Block[]
  readonly items?: (items: readonly ListItem[]) => readonly ListItem[]
}

type Container<B extends Block> = {
  readonly parts: (block: B) => readonly Part[]
  readonly with: (block: B, contents: Contents) => B
}

/** Null: the block holds no others. */
const containers: { readonly [T in BlockType]: Container<Extract<Block, { type: T }>> | null } = {
  paragraph: null,
  list: {
    parts: ({ items }) => items,
    with: (list, contents) => ({ ...list, items: itemsOf(list.items, contents) }),
  },
  table: null,
  quote: {
    parts: ({ blocks }) => blocks,
    with: (quote, { blocks }) => ({ ...quote, blocks: blocks(quote.blocks) }),
  },
  code: null,
  break: null,
  figure: null,
}

function itemsOf(items: readonly ListItem[], contents: Contents): readonly ListItem[] {
  if (contents.items) return contents.items(items)
  return items.map((item) => ({ ...item, blocks: contents.blocks(item.blocks) }))
}

function containerOf(block: Block): Container<Block> | null {
  return containers[block.type] as Container<Block> | null
}

export function isContainer(block: Block): boolean {
  return containerOf(block) !== null
}

/** The parts of a block, in order; none of one that is no container. */
export function inside(block: Block): readonly Part[] {
  return containerOf(block)?.parts(block) ?? []
}

/** The block with its contents changed; itself when it is no container. */
export function withInside(block: Block, contents: Contents): Block {
  return containerOf(block)?.with(block, contents) ?? block
}
