/** Units that say something themselves, with their words: headings, items, paragraphs, tables, pictures, code. */
import { inside, ownTexts } from '../memo/blocks.ts'
import type { Block, Change, ListItem, Memo, Run, Section } from '../memo/model.ts'
import { withoutReferences } from '../memo/notes.ts'
import { textOf, type Visit } from '../memo/walk.ts'

export type UnitText = {
  readonly type: Visit['type']
  readonly unit: Section | Block | ListItem
  /** What became of it, or of what it is in. */
  readonly change: Change | null
  /** Heading that it stands under. */
  readonly section: string | null
  readonly texts: readonly (readonly Run[])[]
}

/** Lists and quotations say what is in them, and an item what its own paragraphs say. */
export function* unitTexts({ lead, sections, notes }: Memo): Generator<UnitText> {
  yield* ofBlocks(lead, { change: null, section: null })
  for (const section of sections) yield* ofSection(section, { change: null, section: null })
  for (const { blocks, change = null } of notes) yield* ofBlocks(blocks, { change, section: null })
}

type Around = Pick<UnitText, 'change' | 'section'>

function* ofSection(unit: Section, around: Around): Generator<UnitText> {
  const change = unit.change ?? around.change
  // Of two headings the new one is what the text stands under.
  const isStruck = ({ change: own }: Run): boolean => own?.kind === 'deleted'
  const heading = textOf(withoutReferences(unit.title).filter((run) => !isStruck(run)))
  // Recommendations are known by what they are on.
  const section = unit.role === 'recommendations' ? (around.section ?? heading) : heading
  yield { type: 'section', unit, change, section: around.section ?? heading, texts: [unit.title] }
  yield* ofBlocks(unit.blocks, { change, section })
  for (const inner of unit.sections) yield* ofSection(inner, { change, section })
}

function* ofBlocks(blocks: readonly Block[], around: Around): Generator<UnitText> {
  for (const unit of blocks) {
    const change = unit.change ?? around.change
    const texts = ownTexts(unit)
    if (texts.length > 0) yield { type: unit.type, unit, ...around, change, texts }
    for (const part of inside(unit))
      yield* 'type' in part
        ? ofBlocks([part], { ...around, change })
        : ofItem(part, { ...around, change })
  }
}

function* ofItem(unit: ListItem, around: Around): Generator<UnitText> {
  const change = unit.change ?? around.change
  const texts = unit.blocks.flatMap((block) => (block.type === 'paragraph' ? [block.runs] : []))
  yield { type: 'item', unit, ...around, change, texts }
  const others = unit.blocks.filter(({ type }) => type !== 'paragraph')
  yield* ofBlocks(others, { ...around, change })
}

/** Words of a unit, a line for each of its texts, without the numbers of notes. */
export const wordsIn = ({ texts }: UnitText): string =>
  texts.map((runs) => textOf(withoutReferences(runs))).join('\n')
