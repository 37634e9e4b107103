/** What stands beside one another in a memo: blocks of one container, sections of one section. */
import { inside } from '../memo/blocks.ts'
import type { Block, Memo, Section } from '../memo/model.ts'
import type { Said } from './said.ts'

/** The blocks of each container: of the lead, sections, quotations, items and notes. */
export function* blockRowsIn({ lead, sections, notes }: Memo): Generator<readonly Block[]> {
  yield* rowsBelow(lead)
  for (const section of sectionsIn(sections)) yield* rowsBelow(section.blocks)
  for (const note of notes) yield* rowsBelow(note.blocks)
}

function* rowsBelow(blocks: readonly Block[]): Generator<readonly Block[]> {
  yield blocks
  for (const block of blocks) {
    const parts = inside(block)
    const own = parts.filter((part): part is Block => 'type' in part)
    if (own.length > 0) yield* rowsBelow(own)
    for (const part of parts) if (!('type' in part)) yield* rowsBelow(part.blocks)
  }
}

/** The sections of the memo, and those of each section. */
export function* sectionRowsIn({
  sections,
}: Pick<Memo, 'sections'>): Generator<readonly Section[]> {
  yield sections
  for (const section of sections) yield* sectionRowsIn(section)
}

function* sectionsIn(sections: readonly Section[]): Generator<Section> {
  for (const row of sectionRowsIn({ sections })) yield* row
}

/** The first text of each unit that has one of its own. */
export const saidByUnit = (texts: readonly Said[]): ReadonlyMap<object, Said> =>
  new Map(texts.toReversed().map((said) => [said.unit, said]))
