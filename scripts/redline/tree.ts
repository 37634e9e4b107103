/** A memo as a tree of nodes of one shape, in which units are looked for and matched. */
import { inside, ownTexts } from '../memo/blocks.ts'
import type {
  Block,
  BlockType,
  Code,
  Figure,
  Id,
  ListItem,
  Memo,
  Note,
  Section,
  Table,
} from '../memo/model.ts'
import { textOf } from '../memo/walk.ts'

export type Kind = BlockType | 'section' | 'item' | 'note' | 'root'
export type Source = Block | ListItem | Section | Note | null

export type Node = {
  readonly kind: Kind
  /** The unit; null of a root. */
  readonly unit: Source
  readonly id: Id
  readonly parent: Node | null
  readonly children: readonly Node[]
  /** Its own words, not those of nodes inside: those of a table cell by cell. */
  readonly text: string
  /** All its words, one line for each text. */
  readonly fullText: string
}

type Growing = { -readonly [K in keyof Node]: Node[K] }

/** The body of a memo. */
export const bodyOf = ({ lead, sections }: Memo): Node => rootOf([...lead, ...sections])

/** The notes of a memo. */
export const notesOf = ({ notes }: Memo): Node => rootOf(notes)

const rootOf = (units: readonly (Block | Section | Note)[]): Node =>
  grown('root', null, null, units)

type Inner = Block | ListItem | Section | Note

const grown = (kind: Kind, unit: Source, parent: Node | null, units: readonly Inner[]): Node => {
  const text = unit ? ownText(unit, kind) : ''
  const node: Growing = { kind, unit, id: unit?.id ?? '', parent, children: [], text, fullText: '' }
  node.children = units.map((each) => grown(kindOf(each), each, node, innerOf(each)))
  node.fullText = [text, ...node.children.map(({ fullText }) => fullText)]
    .filter(Boolean)
    .join('\n')
  return node
}

const kindOf = (unit: Inner): Kind => {
  if ('type' in unit) return unit.type
  if ('sections' in unit) return 'section'
  return 'ordinal' in unit ? 'item' : 'note'
}

const innerOf = (unit: Inner): readonly Inner[] => {
  if ('type' in unit) return inside(unit)
  return 'sections' in unit ? [...unit.blocks, ...unit.sections] : unit.blocks
}

const ownText = (unit: NonNullable<Source>, kind: Kind): string => {
  if (kind === 'section') return textOf((unit as Section).title)
  return 'type' in unit ? ownTexts(unit).map(textOf).join('\n') : ''
}

/** Every node below one, in the order of the source. */
export function* nodesIn(node: Node): Generator<Node> {
  for (const child of node.children) {
    yield child
    yield* nodesIn(child)
  }
}

/** What two units have to have in common to be one: pictures and code are the same or others. */
export const keyOf = ({ kind, unit, text }: Node): string => {
  if (kind === 'figure') {
    const { src, width = '', alt, caption } = unit as Figure
    return [kind, src, width, alt, caption].join('\n')
  }
  if (kind === 'code') return [kind, (unit as Code).lang ?? '', text].join('\n')
  return kind === 'table' ? `${kind} ${(unit as Table).head.length}` : kind
}
