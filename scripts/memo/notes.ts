/** Footnotes: their ids, and their numbers in the order of first reference. */
import { createHash } from 'node:crypto'
import type { Id, Memo, Note, Run } from './model.ts'
import { mapRuns, textsOf, unitsOf } from './walk.ts'

/** Id of a note by its label, so that it stays when notes are added. */
export const noteId = (label: string): Id =>
  `n${createHash('sha256').update(label).digest('hex').slice(0, 8)}`

/**
 * The memo with its notes in the order of first reference, numbered in the runs that refer to
 * them. A note nothing refers to is not there: an extract keeps the notes of what it keeps.
 * `read` is the memo in the order in which it is read, where that is another.
 */
export const numberNotes = (memo: Memo, read: Memo = memo): Memo => {
  const notes = inOrderOfReference(read)
  const numbers = new Map(notes.map(({ id }, i) => [id, String(i + 1)]))
  const number = (run: Run): Run =>
    run.note === undefined ? run : { ...run, text: numbers.get(run.note) ?? run.text }
  return mapRuns({ ...memo, notes }, (runs) => runs.map(number))
}

const inOrderOfReference = (memo: Memo): Note[] => {
  const byId = new Map(memo.notes.map((note) => [note.id, note]))
  const body = { ...memo, notes: [] }
  const found = new Set(references(memo.title))
  for (const visit of unitsOf(body)) for (const runs of textsOf(visit)) add(found, references(runs))
  // A set is walked in the order of insertion, so notes of notes are found on the way.
  for (const id of found)
    for (const visit of unitsOf({ lead: byId.get(id)?.blocks ?? [], sections: [], notes: [] }))
      for (const runs of textsOf(visit)) add(found, references(runs))
  return [...found].flatMap((id) => byId.get(id) ?? [])
}

const add = (found: Set<Id>, ids: readonly Id[]): void => ids.forEach((id) => found.add(id))

const references = (runs: readonly Run[]): Id[] => runs.flatMap(({ note }) => note ?? [])
