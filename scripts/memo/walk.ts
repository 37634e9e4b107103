/** Traversals of a memo: its units and texts in order, and the memo with its texts changed. */
import { inside, ownTexts, withInside, withOwnTexts } from './blocks.ts'
import type { Block, BlockType, Id, ListItem, Memo, Point, Run, Section, Unit } from './model.ts'

/** A unit with what it is and the sections it is in, outermost first. */
export type Visit = { readonly within: readonly Section[] } & (
  | { readonly type: 'section'; readonly unit: Section }
  | { readonly type: 'item'; readonly unit: ListItem }
  | { readonly type: BlockType; readonly unit: Block }
)

/** The characters of runs: a hard break is a line end, a note reference its number. */
export const textOf = (runs: readonly Run[]): string => runs.map((run) => run.text).join('')

/** Every unit of a memo in the order of its source: a container before what it holds; notes last. */
export function* unitsOf(memo: Pick<Memo, 'lead' | 'sections' | 'notes'>): Generator<Visit> {
  yield* blocksOf(memo.lead, [])
  for (const section of memo.sections) yield* sectionOf(section, [])
  for (const note of memo.notes) yield* blocksOf(note.blocks, [])
}

function* sectionOf(section: Section, within: readonly Section[]): Generator<Visit> {
  yield { type: 'section', unit: section, within }
  const inside = [...within, section]
  yield* blocksOf(section.blocks, inside)
  for (const child of section.sections) yield* sectionOf(child, inside)
}

function* blocksOf(blocks: readonly Block[], within: readonly Section[]): Generator<Visit> {
  for (const block of blocks) {
    yield { type: block.type, unit: block, within }
    for (const part of inside(block))
      if ('type' in part) yield* blocksOf([part], within)
      else {
        yield { type: 'item', unit: part, within }
        yield* blocksOf(part.blocks, within)
      }
  }
}

/** The texts of a unit itself, not of units inside: title of a section, cells of a table by row. */
export const textsOf = ({ type, unit }: Visit): readonly (readonly Run[])[] => {
  if (type === 'section') return [unit.title]
  return type === 'item' ? [] : ownTexts(unit)
}

/** A unit's text with all it holds, one line for each paragraph and cell. */
export const fullTextOf = (unit: Block | ListItem): string => {
  const blocks = 'type' in unit ? [unit] : unit.blocks
  return [...blocksOf(blocks, [])].flatMap(textsOf).map(textOf).join('\n')
}

/** Where a text of an id begins in the source: undefined for one that no unit says. */
export type PlaceOf = (id: Id) => Point | undefined

/** Where each unit of a memo begins; a table cell stands where its table does. */
export const placesOf = (memo: Memo): PlaceOf => {
  const places = new Map([...unitsOf(memo)].map(({ unit }) => [unit.id, unit.place]))
  return (id) => places.get(id) ?? places.get(id.replace(/-\d+-\d+$/, ''))
}

/** Changes texts by `change`; `unit` says whose they are. */
export type Change = (runs: readonly Run[], unit: Unit | null) => readonly Run[]

/** The memo with every text changed: title, sections, blocks and notes. */
export const mapRuns = (memo: Memo, change: Change): Memo => ({
  ...memo,
  title: change(memo.title, null),
  lead: mapBlocks(memo.lead, change),
  sections: memo.sections.map((section) => mapSection(section, change)),
  notes: memo.notes.map((note) => ({ ...note, blocks: mapBlocks(note.blocks, change) })),
})

const mapSection = (section: Section, change: Change): Section => ({
  ...section,
  title: change(section.title, section),
  blocks: mapBlocks(section.blocks, change),
  sections: section.sections.map((child) => mapSection(child, change)),
})

const mapBlocks = (blocks: readonly Block[], change: Change): readonly Block[] =>
  blocks.map((block) =>
    withInside(
      withOwnTexts(block, (runs) => change(runs, block)),
      { blocks: (inner) => mapBlocks(inner, change) },
    ),
  )
