/** Definitions of footnotes → notes. */
import type { FootnoteDefinition } from 'mdast'
import type { Block, Memo, Note } from '../memo/model.ts'
import { noteId } from '../memo/notes.ts'
import { unitsOf } from '../memo/walk.ts'
import type { Report } from '../message.ts'
import { toContent } from './blocks.ts'
import { contentMessages } from './content-messages.ts'
import { labelOf, type Definitions } from './definitions.ts'
import { at } from './markdown.ts'
import type { Reading } from './runs.ts'
import { structureMessages } from './structure-messages.ts'

/** The notes of a memo, in the order of their definitions. */
export const readNotes = ({ notes }: Definitions, reading: Reading): Note[] =>
  [...notes.values()].map((node) => ({
    id: noteId(node.identifier),
    blocks: noteBlocks(node, reading),
    ...(node.position ? { place: node.position.start } : {}),
  }))

/** A note goes where its reference goes, so a marker means nothing in it; it is never cut for a picture. */
const noteBlocks = (node: FootnoteDefinition, { report, ...rest }: Reading): readonly Block[] => {
  const { blocks } = toContent(node.children, 'elsewhere', { report, ...rest })
  if (blocks.length === 0) report({ ...contentMessages.emptyNote(labelOf(node)), ...at(node) })
  for (const { type, unit } of unitsOf({ lead: blocks, sections: [], notes: [] })) {
    if ('marker' in unit) report({ ...structureMessages.misplacedMarker(), ...at(node) })
    if (type === 'table' || type === 'break' || type === 'figure')
      report({
        ...contentMessages.inNote(type),
        ...(unit.place ? { place: unit.place } : at(node)),
      })
  }
  return blocks
}

/** Says of each note that nothing refers to it. */
export const reportUnusedNotes = (memo: Memo, { notes }: Definitions, report: Report): void => {
  const used = new Set(memo.notes.map(({ id }) => id))
  for (const node of notes.values())
    if (!used.has(noteId(node.identifier)))
      report({ ...contentMessages.unusedNote(labelOf(node)), ...at(node) })
}
