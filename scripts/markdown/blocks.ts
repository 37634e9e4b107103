/** mdast blocks → blocks of the memo, each with the marker it ends with and no name yet. */
import type { Node, RootContent } from 'mdast'
import { contentMessages } from './content-messages.ts'
import { at } from './markdown.ts'
import { markersIn } from './markers.ts'
import type { Marker } from './markers.ts'
import type { Block, ListItem, Unit } from '../memo/model.ts'
import type { Reading } from './runs.ts'
import { structureMessages } from './structure-messages.ts'
import { toRows } from './tables.ts'
import { type Draft, boldLine, only, paragraph, picturesBeside, unnamed } from './paragraphs.ts'

/** What is read from the inside of a section, item, quote or note. */
export type Content = {
  readonly blocks: readonly Draft<Block>[]
  /** Markers of the unit these blocks are in. */
  readonly markers: readonly Marker[]
}

/**
 * Whose a marker is: in a `section` one before all blocks is the section's, in an `item` each one
 * is the item's, `elsewhere` each belongs to the block it ends.
 */
type Owner = 'section' | 'item' | 'elsewhere'

type Handlers = {
  readonly [T in RootContent['type']]?: (
    node: Extract<RootContent, { type: T }>,
    reading: Reading,
  ) => readonly Draft<Block>[]
}

const handlers: Handlers = {
  paragraph: (node, reading) => {
    const text = paragraph(node, reading)
    const domains = text[0]?.marker?.domains
    const pictures = picturesBeside(node, reading)
    // They go where their text goes.
    return [
      ...text,
      ...pictures.map((block) => (domains ? { ...block, marker: { domains } } : block)),
    ]
  },
  list: (node, reading) => [
    {
      ...unnamed(node),
      type: 'list',
      ordered: node.ordered ?? false,
      ...(isBracketed(node, reading) && { delimiter: ')' as const }),
      items: node.children.map((item, i) =>
        toItem(item, node.ordered ? (node.start ?? 1) + i : null, reading),
      ),
    },
  ],
  table: (node, reading) => [
    {
      ...unnamed(node),
      type: 'table',
      align: node.children[0]!.children.map((_, i) => node.align?.[i] ?? null),
      ...toRows(node, reading),
    },
  ],
  blockquote: (node, reading) => [
    {
      ...unnamed(node),
      type: 'quote',
      blocks: toContent(node.children, 'elsewhere', reading).blocks,
    },
  ],
  code: (node) => [
    {
      ...unnamed(node),
      type: 'code',
      text: node.value.split('\n').map(withTabStops).join('\n'),
      ...(node.lang ? { lang: node.lang } : {}),
    },
  ],
  thematicBreak: (node) => [{ ...unnamed(node), type: 'break' }],
  heading: (node, reading) => [...boldLine(node, reading), ...picturesBeside(node, reading)],
  // Read where they are referred to.
  definition: () => [],
  footnoteDefinition: () => [],
}

/** True for a list counted `1)`, `2)`. */
const isBracketed = (node: Node, { source }: Reading): boolean =>
  /^\d+\)/.test(source.slice(node.position?.start.offset, (node.position?.start.offset ?? 0) + 11))

/** Tabs as spaces, to the next multiple of four characters (CommonMark 0.31 §2.2). */
const withTabStops = (line: string): string =>
  line.split('\t').reduce((set, part) => set.padEnd((Math.floor(set.length / 4) + 1) * 4) + part)

/** Blocks of a container in order, and the markers that belong to the container itself. */
export const toContent = (
  nodes: readonly RootContent[],
  owner: Owner,
  reading: Reading,
): Content => {
  const blocks: Draft<Block>[] = []
  const markers: Marker[] = []
  for (const node of nodes) {
    for (const block of node.type === 'html' ? [] : toBlocks(node, reading)) {
      const own = owner === 'item' && block.type === 'paragraph' && block.marker
      blocks.push(own ? withoutMarker(block) : block)
      if (own) markers.push(own)
    }
    for (const marker of node.type === 'html' ? markersIn(node, reading.report) : []) {
      if (blocks.length > 0 && owner !== 'item') mark(blocks, marker, reading)
      else if (owner === 'section' || (owner === 'item' && blocks.length > 0)) markers.push(marker)
      else reading.report({ ...structureMessages.misplacedMarker(), ...at(node) })
    }
  }
  return { blocks, markers }
}

const mark = (blocks: Draft<Block>[], marker: Marker, { report }: Reading): void => {
  const block = blocks.at(-1)!
  blocks[blocks.length - 1] = { ...block, ...only([block.marker ?? [], marker].flat(), report) }
}

const withoutMarker = <T extends Unit>({ marker: _, ...unit }: Draft<T>): Draft<T> =>
  unit as unknown as T

const toBlocks = (node: RootContent, reading: Reading): readonly Draft<Block>[] => {
  const handle = handlers[node.type] as
    ((node: RootContent, reading: Reading) => readonly Draft<Block>[]) | undefined
  if (handle) return handle(node, reading)
  reading.report({ ...contentMessages.unsupported(node.type), ...at(node) })
  return []
}

const toItem = (
  node: Extract<RootContent, { type: 'listItem' }>,
  ordinal: number | null,
  reading: Reading,
): Draft<ListItem> => {
  const { blocks, markers } = toContent(node.children, 'item', reading)
  const checked = typeof node.checked === 'boolean' ? { checked: node.checked } : {}
  return { ...unnamed(node), ordinal, ...checked, blocks, ...only(markers, reading.report) }
}
